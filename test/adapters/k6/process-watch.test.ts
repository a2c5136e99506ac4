import { expect, test } from 'vitest';
import { readCpuMs } from '../../../src/adapters/k6/process-watch.ts';

const STAT =
  '5202 (k6 (1) run) S 5199 5199 20829 0 -1 4194304 100 0 0 0 730 120 0 0 20 0 9 0 494222 3133440 393 184467';

test('CPU time is user and system time in ticks of 10 ms, whatever the process is called', () => {
  expect(readCpuMs(STAT)).toBe(8500);
});

test('a line that is none tells nothing', () => {
  expect(readCpuMs('')).toBeNull();
  expect(readCpuMs('5202 (k6) S 5199')).toBeNull();
});
