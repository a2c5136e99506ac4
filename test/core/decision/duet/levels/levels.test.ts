import { describe, expect, test } from 'vitest';
import { judgeErrors } from '../../../../../src/core/decision/duet/duet-errors.ts';
import { judgePairs } from '../../../../../src/core/decision/duet/judge-pairs.ts';
import { levelsOf } from '../../../../../src/core/decision/duet/levels/levels.ts';
import { usablePairs } from '../../../../../src/core/decision/load/usable-pairs.ts';
import type { Pair } from '../../../../../src/core/model/recording/pairs.ts';
import { unjudgedText } from '../../../../../src/core/words/compared/unjudged.ts';
import { POLICY } from '../../../../contracts/policy.ts';
import { samplePairs, withLoad } from '../../pairs.ts';

const SUBJECTS = [{ kind: 'endpoint', method: 'GET', name: 'home' }] as const;

/** Slices of a level, head slower by `effect`. */
const slices = (
  level: number | null,
  count: number,
  effect: number,
  seed = 1,
  noise = 0.02,
): readonly Pair[] =>
  samplePairs({ count, seed, effect, noise, requests: 300 }).map((pair) => ({ ...pair, slice: { level } }));

const read = (pairs: readonly Pair[], readings: Pair['base']['readings']): readonly Pair[] =>
  pairs.map((pair) => ({ ...pair, base: { ...pair.base, readings }, head: { ...pair.head, readings } }));
const busy = (pairs: readonly Pair[], share: number) => read(pairs, { busy: share });

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

describe('of several levels', () => {
  const at = (level: number, seed: number) => slices(level, 6, 0, seed, 0.08);
  const five = (seed: number) => [0, 1, 2, 3, 4].flatMap((level) => at(level, 5 * seed + level));

  test('some lie far out by chance, and are no doubt for that', () => {
    const open = Array.from({ length: 40 }, (_, seed) => p95(five(seed))).filter(
      ({ found }) => found?.state !== 'settled',
    );
    expect(open.length).toBeLessThan(8);
  });

  test('errors share the chance of a false alarm', () => {
    const pairs = slices(0, 8, 0);
    const failing = pairs.map((pair, index) => {
      const stats = { ...pair.head.subjects['GET home'], failed: 3, failingSeconds: [0] };
      const subjects = { ...pair.head.subjects, 'GET home': stats as never };
      return index < 7 ? { ...pair, head: { ...pair.head, subjects } } : pair;
    });
    const limits = { warn: 0.2, fail: 0.5, floor: 0.001 };
    const of = (looks: number) =>
      judgeErrors({ subject: 'GET home', pairs: failing, limits, toCome: 0, roundMs: 5000, looks }).state;
    // Seven events of seven on head: odds of 1 in 128.
    expect([of(1), of(4)]).toEqual(['regressed', 'settled']);
  });

  test('a level that moves while the load does not is no evidence either', () => {
    const slower = (pair: Pair): Pair => {
      const of = (side: Pair['base']) => {
        const stats = side.subjects['GET home'];
        const percentiles = stats?.percentiles;
        if (!stats || !percentiles) return side;
        const values = percentiles.values.map((value) => value * 8);
        return { ...side, subjects: { 'GET home': { ...stats, percentiles: { ...percentiles, values } } } };
      };
      return { ...pair, base: of(pair.base), head: of(pair.head) };
    };
    const cold = [...slices(0, 3, Math.log(1.6)).map(slower), ...slices(0, 15, 0, 2)];
    expect(p95(cold)).toMatchObject({ jump: { pairsBefore: 3 }, found: { state: 'open' } });
    expect(p95([...slices(0, 3, 0), ...slices(0, 15, 0, 2)])).toMatchObject({ jump: null });
  });

  test('head alone that does not bear the highest is told, however little that is of all', () => {
    const load = (dropped: number) => ({ load: { iterations: 600 - dropped, dropped } });
    const peak = slices(1, 5, 0, 3).map((pair) => ({
      ...pair,
      base: withLoad(pair.base, load(0).load),
      head: withLoad(pair.head, load(15).load),
    }));
    const { overloaded } = usablePairs([...slices(0, 24, 0, 2), ...peak]);
    expect(overloaded).toMatchObject({ kind: 'overloaded', window: 'slice', pairs: 5 });
    expect(usablePairs([...slices(0, 24, 0, 2), ...slices(1, 5, 0, 3)]).overloaded).toBeNull();
  });
});

describe('a machine without room for both', () => {
  const full = busy(slices(0, 8, 0), 0.97);
  test('at one level is no evidence there, however calm the others are', () => {
    const pairs = [...busy(slices(0, 16, 0), 0.5), ...busy(slices(1, 6, 0, 2), 0.99)];
    expect(p95(pairs)).toMatchObject({ level: 1, found: { state: 'open' }, noRoom: { full: 6, of: 6 } });
    const calm = [...busy(slices(0, 16, 0), 0.5), ...busy(slices(1, 6, 0, 2), 0.5)];
    expect(p95(calm)).toMatchObject({ found: { state: 'settled' } });
  });

  test('is never evidence that nothing changed', () => {
    expect(p95(full)).toMatchObject({ found: { state: 'open' }, noRoom: { full: 8, of: 8 } });
    expect(p95(busy(slices(0, 8, 0), 0.5))).toMatchObject({ found: { state: 'settled' } });
  });

  test('in single slices takes these out of what is called unchanged, and may accuse by them', () => {
    const shown = [...busy(slices(0, 9, 0, 5), 0.5), ...busy(slices(0, 3, 0, 6), 0.97)];
    expect(p95(shown)).toMatchObject({ found: { state: 'settled' } });
    expect(p95(shown).values.differences).toHaveLength(9);
    // Too few are left.
    const few = [...busy(slices(0, 3, 0), 0.5), ...busy(slices(0, 1, 0, 2), 0.97)];
    expect(p95(few)).toMatchObject({ found: { state: 'open' }, noRoom: { full: 1, of: 4 } });
    const slower = [...busy(slices(0, 3, Math.log(2)), 0.5), ...busy(slices(0, 1, Math.log(2), 2), 0.97)];
    expect(p95(slower)).toMatchObject({ found: { state: 'regressed' } });
  });

  test('by its CPU limit is as full, whatever the rest of the machine does', () => {
    const throttled = (share: number) => read(slices(0, 8, 0), { busy: 0.1, throttled: share });
    expect(p95(throttled(0.8))).toMatchObject({
      found: { state: 'open' },
      noRoom: { full: 0, heldBack: 8, of: 8 },
    });
    expect(p95(throttled(0.2))).toMatchObject({ found: { state: 'settled' } });
  });

  test('cannot be ruled out where nobody knows, and that is said', () => {
    const dark = p95(read(slices(0, 8, 0), {}));
    expect(dark).toMatchObject({ found: { state: 'open' }, noRoom: { full: 0, unknown: 8, of: 8 } });
    expect(unjudgedText({ kind: 'no-room', ...(dark.noRoom ?? { full: 0, of: 0 }) })).toContain(
      'nobody knows how busy the CPUs of this machine were in 8 of 8 slices',
    );
    expect(p95(read(slices(0, 8, Math.log(1.7)), {})).found).toMatchObject({ state: 'regressed' });
  });

  test('does not hide what shows all the same', () => {
    expect(p95(busy(slices(0, 8, Math.log(1.7)), 0.97)).found).toMatchObject({ state: 'regressed' });
  });

  test('says nothing of rounds, in which an arm is alone', () => {
    const rounds = busy(samplePairs({ count: 8, seed: 1 }), 0.97);
    expect(p95(rounds).noRoom).toBeUndefined();
  });
});
