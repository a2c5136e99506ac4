import { expect, test } from 'vitest';
import { longestBusy } from '../../../src/core/profiles/read/longest-busy.ts';

/** `c`: code, `p`: the program, `.`: idle; ms each. */
const longest = (kinds: string, ms: readonly number[] = []): number =>
  longestBusy(
    [...kinds].map((kind, at) => ({ ms: ms[at] ?? 1, isBusy: kind !== '.', isProgram: kind === 'p' })),
    1,
  );

test.each([
  ['', 0],
  ['....', 0],
  ['.cc.ccc.c.', 3],
  ['ccccc', 5],
  ['.cppc.', 4],
  ['.pppp.', 0],
  ['.ppcpp.', 1],
  ['c.pp.c', 1],
])('%s takes %i ms', (kinds, ms) => {
  expect(longest(kinds)).toBe(ms);
});

test('a sample before which the next came late is not taken for busy all the while', () => {
  expect(longest('.cc.', [1, 1, 50, 1])).toBe(3);
  expect(longest('.cc.', [1, 50, 1, 1])).toBe(51);
});
