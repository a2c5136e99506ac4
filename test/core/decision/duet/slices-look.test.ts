import { describe, expect, test } from 'vitest';
import {
  lookAtSlices,
  looksDue,
  maySpare,
  type SlicesLook,
} from '../../../../src/core/decision/duet/slices-look.ts';
import type { Acceptance } from '../../../../src/core/model/acceptance.ts';
import type { Pair } from '../../../../src/core/model/recording/pairs.ts';
import { POLICY } from '../../../contracts/policy.ts';
import { samplePairs, withLoad } from '../pairs.ts';

/** The shape of a tutorial: a ramp, a hold, a ramp, the peak, a ramp down. */
const LEVELS = [
  ...Array(4).fill(null),
  ...Array(12).fill(0),
  ...Array(4).fill(null),
  ...Array(12).fill(1),
  ...Array(4).fill(null),
] as readonly (number | null)[];
const STEADY: readonly (number | null)[] = Array(36).fill(0);

type Wanted = {
  readonly levels?: readonly (number | null)[];
  readonly noise?: number;
  readonly accepted?: readonly Acceptance[];
  readonly headErrors?: number;
};

/** A run whose head is slower by what `effectAt` gives for a level, as a ratio less one. */
function run(seed: number, effectAt: (level: number | null) => number, wanted: Wanted = {}): readonly Pair[] {
  const { levels = LEVELS, noise = 0.03, headErrors = 0 } = wanted;
  return levels.flatMap((level, index) =>
    samplePairs({
      count: 1,
      seed: 1000 * seed + index,
      effect: Math.log1p(effectAt(level)),
      noise,
      headErrors,
    }).map((pair) => ({ ...pair, slice: { level } })),
  );
}

/** After how many slices a run is ended; null: it goes to its end. */
function endedAfter(all: readonly Pair[], { accepted = [] }: Wanted = {}): number | null {
  const isDue = looksDue();
  const levels = all.map(({ slice }) => slice?.level ?? null);
  for (let over = 1; over < all.length; over += 1) {
    if (!isDue(over)) continue;
    const pairs = all.slice(0, over);
    const toCome = all.length - over;
    const known = { pairs, policy: POLICY, accepted, starts: 1, roundMs: 5000, toCome };
    const look = lookAtSlices({ ...known, during: true });
    if (maySpare(look, pairs, levels.slice(over))) return over;
  }
  return null;
}

const SEEDS = Array.from({ length: 20 }, (_, seed) => seed + 1);

describe('a run that is looked at while it is driven', () => {
  test.each([0.03, 0.1])('goes to its end where nothing changed, at a noise of %s', (noise) => {
    const ended = SEEDS.filter((seed) => endedAfter(run(seed, () => 0, { noise })) !== null);
    const steady = SEEDS.filter((seed) => endedAfter(run(seed, () => 0, { noise, levels: STEADY })) !== null);
    expect({ ended, steady }).toEqual({ ended: [], steady: [] });
  });

  test('is ended early where head is much slower all the time', () => {
    const ends = SEEDS.map((seed) => endedAfter(run(seed, () => 0.8)) ?? 99);
    expect(Math.max(...ends)).toBeLessThanOrEqual(8);
  });

  test('of one level is ended for what only warns, as rounds are', () => {
    const ends = SEEDS.map((seed) => endedAfter(run(seed, () => 0.35, { levels: STEADY })) ?? 99);
    expect(Math.max(...ends)).toBeLessThan(20);
  });

  test('is not ended for a warning while higher levels are to come', () => {
    for (const seed of SEEDS) {
      const slower = run(seed, (level) => (level === 1 ? 1 : 0.35));
      // Seen in the fourth slice already, and held back until the peak makes it a failure.
      expect(endedAfter(slower) ?? 99).toBeGreaterThanOrEqual(20);
    }
  });

  test('is not ended before the peak that alone is slower', () => {
    const ends = SEEDS.map((seed) => endedAfter(run(seed, (level) => (level === 1 ? 1 : 0))) ?? 99);
    expect(Math.min(...ends)).toBeGreaterThan(20);
    expect(Math.max(...ends)).toBeLessThanOrEqual(32);
  });

  test('is never ended for a head that is faster, or alike beyond doubt', () => {
    for (const seed of SEEDS) expect(endedAfter(run(seed, () => -0.5, { levels: STEADY }))).toBeNull();
  });

  test('is ended for errors, and not without them', () => {
    expect(endedAfter(run(1, () => 0, { headErrors: 0.3 }))).toBe(4);
    expect(endedAfter(run(1, () => 0, { headErrors: 0 }))).toBeNull();
  });

  test('is not ended for what is accepted', () => {
    const entry = { gate: 'shop', upTo: 3, reason: 'search is worth it', expires: '2026-12-31' };
    const accepted = (['p50', 'p95', 'p99'] as const).flatMap((metric) =>
      ['overall', 'GET home'].map((endpoint): Acceptance => ({ ...entry, endpoint, metric })),
    );
    const slow = run(1, () => 0.8, { levels: STEADY });
    expect(endedAfter(slow)).not.toBeNull();
    expect(endedAfter(slow, { accepted })).toBeNull();
  });
});

describe('a look', () => {
  const soFar = { policy: POLICY, accepted: [], starts: 1, roundMs: 5000, toCome: 10 };

  test('ends nothing for a load that neither side bears', () => {
    const short = (pairs: readonly Pair[]) =>
      pairs.map((pair) => ({
        ...pair,
        base: withLoad(pair.base, { dropped: 300 }),
        head: withLoad(pair.head, { dropped: 300 }),
      }));
    const look = lookAtSlices({ ...soFar, pairs: short(run(1, () => 1)) });
    expect(look.stop).toBe('budget');
  });

  test('ends it for one that head alone does not bear', () => {
    const pairs = run(1, () => 0).map((pair) => ({ ...pair, head: withLoad(pair.head, { dropped: 300 }) }));
    expect(lookAtSlices({ ...soFar, pairs })).toMatchObject({ stop: 'regressed', isCritical: true });
  });

  test('comes after four slices and every two more, twenty times at most', () => {
    const isDue = looksDue();
    const due = Array.from({ length: 60 }, (_, before) => before + 1).filter(isDue);
    expect(due.slice(0, 4)).toEqual([4, 6, 8, 10]);
    expect(due).toHaveLength(20);
    const late = looksDue();
    expect([3, 7, 8, 9, 20].filter(late)).toEqual([7, 9, 20]);
  });
});

describe('the rest of a load is spared', () => {
  const pairs = run(1, () => 0, { levels: [0, 0, 0, 0, null, null, null, null, 1, 1] });
  const look = (change: Partial<SlicesLook>): SlicesLook => ({
    ...{ stop: 'regressed', isCritical: false, isWorse: true, restsOnOneStart: true },
    ...change,
  });

  test.each<[string, Partial<SlicesLook>, readonly (number | null)[], boolean]>([
    ['for a failure, whatever is to come', { isCritical: true }, [1, null], true],
    ['for a warning, where only a level that was judged is to come', {}, [0, 0], true],
    ['not for a warning at the end, where there is no rest', {}, [], false],
    ['not for a failure at the end', { isCritical: true }, [], false],
    ['not for a warning before a level of too few slices so far', {}, [0, 1], false],
    ['not for a warning before a ramp', {}, [0, null], false],
    ['not for what is settled', { stop: 'settled', isCritical: false }, [0], false],
    ['not for what only the rule at the end may say', { stop: 'budget', isCritical: true }, [], false],
    ['not for what is open', { stop: null }, [], false],
  ])('%s', (_, change, toCome, spared) => {
    expect(maySpare(look(change), pairs, toCome)).toBe(spared);
  });
});
