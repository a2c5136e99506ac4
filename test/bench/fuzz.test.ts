import { expect, test } from 'vitest';
import { fuzz } from '../../bench/fuzz/run.ts';

test('files damaged in hundreds of ways are refused or judged as what they say', () => {
  const { cases, wrong, table } = fuzz(600, 20_261_125);
  expect(wrong).toEqual([]);
  expect(cases).toBeGreaterThanOrEqual(590);
  expect(Object.keys(table).length).toBeGreaterThan(15);
});
