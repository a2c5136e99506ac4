import { expect, test } from 'vitest';
import {
  add,
  NOTHING_TAKEN,
  setupCost,
  type Taken,
} from '../../../../../src/adapters/k6/duet/plan/setup-cost.ts';

const SLOW: Taken = { judgedMs: 120_000, besideMs: 68_000, processes: 20, isCut: true };
const WHOLE = { ...SLOW, isCut: false };

test('a slow setup() is told with what it took and what mends it', () => {
  expect(setupCost({ exports: ['setup', 'default'] }, SLOW, true)).toBe(
    'setup() with the start of k6 took 3.4s for each of 20 k6 processes of a side, 1m8s beside 2m of load. Set `workload.duration` longer, so that a process drives more rounds.',
  );
  expect(setupCost({ exports: ['setup'] }, SLOW, false)).toMatch(
    / Let the script's own run be longer, so that/,
  );
  expect(setupCost({ exports: ['setup', 'teardown'] }, WHOLE, false)).toMatch(
    /^setup\(\) and teardown\(\) with .* Make them quicker where you can\.$/,
  );
});

test.each([
  ['nothing was driven yet', ['setup'], NOTHING_TAKEN],
  ['it took half of the load’s time', ['setup'], { ...SLOW, besideMs: 60_000 }],
  ['the script has none', ['default'], SLOW],
])('it is not told where %s', (_, exports, taken) => {
  expect(setupCost({ exports }, taken, true)).toBeNull();
});

test('groups of rounds add up, and one that was cut is enough', () => {
  const group: Taken = { judgedMs: 6000, besideMs: 3000, processes: 1, isCut: false };
  const two = { judgedMs: 12_000, besideMs: 6000, processes: 2, isCut: true };
  expect(add(add(NOTHING_TAKEN, group), { ...group, isCut: true })).toEqual(two);
});
