import { expect, test } from 'vitest';
import { runText } from '../../../../src/core/words/notes/whole.ts';

test('one slice is no plural', () => {
  const of = (slices: number) => runText({ kind: 'not-restarted', why: { kind: 'few-slices', slices } });
  expect(of(1)).toContain('though 1 slice says too little:');
  expect(of(3)).toContain('though 3 slices say too little:');
});

test('a load that was driven once, and one that was driven twice', () => {
  const limit = { kind: 'over-limit', why: { kind: 'one-start' }, limitSeconds: 1200 } as const;
  expect(runText({ ...limit, runs: 1, seconds: 1320 })).toBe(
    "The script's load ran once, though a regression of one start of each is to be confirmed by a second: once more would take 1320 s in all, and `compare.whole-limit` is 1200 s.",
  );
  expect(runText({ ...limit, runs: 2, seconds: 1800 })).toContain('ran 2 times, though');
});
