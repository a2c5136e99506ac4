import { expect, test } from 'vitest';
import { compareDuet } from '../../../../src/core/decision/duet/compare-duet.ts';
import type { Pair } from '../../../../src/core/model/recording/pairs.ts';
import { POLICY } from '../../../contracts/policy.ts';
import { duetRecording } from '../driven.ts';
import { samplePairs } from '../pairs.ts';

/** Head's first round took so many times as long. */
function disturbed(times: number): readonly Pair[] {
  return samplePairs({ count: 6, seed: 3, effect: 0.3 }).map((pair, index) => {
    if (index > 0) return pair;
    const subjects = Object.entries(pair.head.subjects).map(([key, values]) => {
      const { percentiles: old } = values;
      const percentiles = old && { ...old, values: old.values.map((value) => times * value) };
      return [key, { ...values, percentiles }] as const;
    });
    return { ...pair, head: { ...pair.head, subjects: Object.fromEntries(subjects) } };
  });
}

test.each([1, 8])(
  'the ratio of the shown values is the printed change, one pair being off by %s times',
  (times) => {
    const recording = duetRecording(disturbed(times), 'regressed');
    const { base: arm } = recording.arms;
    if (arm === undefined) throw new Error('no duet');
    const latencies = compareDuet(recording, arm, POLICY).comparisons.filter(({ unit }) => unit === 'ms');
    expect(latencies.length).toBeGreaterThan(3);
    for (const { base, head: after, change } of latencies) {
      expect((after ?? 0) / (base ?? 0) - 1).toBeCloseTo(change ?? Number.NaN, 9);
      // One pair of six is drawn in: nothing like the eight times that a plain mean would add.
      expect(change).toBeLessThan(0.6);
    }
  },
);
