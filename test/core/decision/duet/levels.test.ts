import { describe, expect, test } from 'vitest';
import { judgePairs } from '../../../../src/core/decision/duet/judge-pairs.ts';
import { levelsOf } from '../../../../src/core/decision/duet/levels.ts';
import type { Pair } from '../../../../src/core/model/recording/pairs.ts';
import { POLICY } from '../../../contracts/policy.ts';
import { samplePairs } from '../pairs.ts';

const SUBJECTS = [{ kind: 'endpoint', method: 'GET', name: 'home' }] as const;

/** Slices of a level, head slower by `effect`. */
const slices = (level: number | null, count: number, effect: number, seed = 1): readonly Pair[] =>
  samplePairs({ count, seed, effect, requests: 300 }).map((pair) => ({ ...pair, slice: { level } }));

const busy = (pairs: readonly Pair[], share: number): readonly Pair[] =>
  pairs.map((pair) => {
    const of = (side: Pair['base']) => ({ ...side, readings: { ...side.readings, busy: share } });
    return { ...pair, base: of(pair.base), head: of(pair.head) };
  });

const judged = (pairs: readonly Pair[]) =>
  judgePairs({ pairs, subjects: SUBJECTS, policy: POLICY, starts: 1, roundMs: 5000, toCome: 0 });
const p95 = (pairs: readonly Pair[]) => {
  const found = judged(pairs).find(({ metric }) => metric === 'p95');
  if (found?.kind !== 'latency') throw new Error('p95 was not judged');
  return found;
};

describe('slices of a load that changes', () => {
  test('are judged level by level: a slow-down at the peak alone is found and named', () => {
    const calm = [...slices(null, 3, 0), ...slices(0, 12, 0, 2), ...slices(null, 3, 0, 3)];
    const found = p95([...calm, ...slices(1, 5, Math.log(1.6), 4)]);
    expect(found.found).toMatchObject({ state: 'regressed' });
    expect(found.level).toBe(1);
    expect(found.values.differences).toHaveLength(5);
  });

  test('of one build are no regression at any level', () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const pairs = [
        ...slices(null, 6, 0, seed),
        ...slices(0, 8, 0, seed + 100),
        ...slices(1, 6, 0, seed + 200),
      ];
      expect(judged(pairs).map((metric) => metric.kind === 'latency' && metric.found?.state)).not.toContain(
        'regressed',
      );
    }
  });

  test('of a level that has too few go with those on the way', () => {
    const levels = levelsOf([...slices(0, 6, 0), ...slices(1, 2, 0), ...slices(null, 3, 0)]);
    expect(levels.map(({ level, pairs }) => [level, pairs.length])).toEqual([
      [0, 6],
      [null, 5],
    ]);
  });

  test('of one level, and rounds, are judged as one', () => {
    expect(levelsOf(slices(0, 8, 0))).toEqual([]);
    expect(levelsOf(samplePairs({ count: 8, seed: 1 }))).toEqual([]);
  });
});

describe('a machine without room for both', () => {
  const full = busy(slices(0, 8, 0), 0.97);
  test('is never evidence that nothing changed', () => {
    expect(p95(full)).toMatchObject({ found: { state: 'open' }, noRoom: { full: 8, of: 8 } });
    expect(p95(busy(slices(0, 8, 0), 0.5))).toMatchObject({ found: { state: 'settled' } });
  });

  test('does not hide what shows all the same', () => {
    expect(p95(busy(slices(0, 8, Math.log(1.7)), 0.97)).found).toMatchObject({ state: 'regressed' });
  });

  test('says nothing of rounds, in which an arm is alone', () => {
    const rounds = busy(samplePairs({ count: 8, seed: 1 }), 0.97);
    expect(p95(rounds).noRoom).toBeUndefined();
  });
});
