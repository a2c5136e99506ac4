import { expect, test } from 'vitest';
import { compareDuet } from '../../../../src/core/decision/duet/compare-duet.ts';
import type { Pair } from '../../../../src/core/model/recording/pairs.ts';
import { POLICY } from '../../../contracts/policy.ts';
import { driven, duetRecording } from '../driven.ts';
import { samplePairs } from '../pairs.ts';

const SEEDS = Array.from({ length: 25 }, (_, seed) => seed + 1);
const EFFECTS = [-0.3, 0, 0.1, 0.17, 0.19, 0.2, 0.25, 0.6];

/** What the last look said, and the classes of what can fail the gate that the verdict gives after it. */
function both(all: readonly Pair[]) {
  const { pairs, stop } = driven(all, POLICY);
  const recording = duetRecording(pairs, stop, all.length);
  const { base } = recording.arms;
  if (base === undefined) throw new Error('not a duet');
  const { comparisons } = compareDuet(recording, base, POLICY);
  const classes = comparisons.filter(({ role }) => role === 'blocking').map(({ class: found }) => found);
  const accused = classes.some((found) => found === 'significant' || found === 'critical');
  return { stop, accused, open: classes.includes('inconclusive'), pairs: pairs.length };
}

test.each([0.03, 0.12])('the verdict holds what the last look said, at a noise of %s', (noise) => {
  for (const effect of EFFECTS) {
    for (const seed of SEEDS) {
      const all = samplePairs({ count: 20, seed, effect: Math.log1p(effect), noise });
      const { stop, accused, open } = both(all);
      expect(accused, `${stop} at ${effect}, seed ${seed}`).toBe(stop === 'regressed');
      if (stop === 'settled') expect(open, `settled at ${effect}, seed ${seed}`).toBe(false);
    }
  }
});

test('a regression that only the last look finds is one in the verdict', () => {
  const late = SEEDS.map((seed) => both(samplePairs({ count: 20, seed, effect: Math.log1p(0.19) })));
  const found = late.filter(({ stop, pairs }) => stop === 'regressed' && pairs === 20);
  expect(found.length).toBeGreaterThan(5);
  expect(found.every(({ accused }) => accused)).toBe(true);
});

test('pairs that the host spoilt count towards the last look', () => {
  const steal = (pair: number) => (pair === 5 ? 0.2 : 0);
  const wanted = { count: 20, effect: Math.log1p(0.19), steal };
  const late = SEEDS.map((seed) => both(samplePairs({ ...wanted, seed })));
  expect(late.filter(({ stop, accused }) => stop === 'regressed' && accused).length).toBeGreaterThan(10);
  expect(late.every(({ stop, accused }) => accused === (stop === 'regressed'))).toBe(true);
});
