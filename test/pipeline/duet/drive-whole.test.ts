import { describe, expect, test } from 'vitest';
import { lookAtSlices } from '../../../src/core/decision/duet/slices-look.ts';
import { duetFaults } from '../../../src/core/decision/load/duet-validity.ts';
import type { ProgressFact } from '../../../src/core/model/progress/fact.ts';
import type { Pair } from '../../../src/core/model/recording/pairs.ts';
import { BaseError } from '../../../src/pipeline/duet/arms/base-side.ts';
import { driveWhole, whyNotWhole } from '../../../src/pipeline/duet/drive-whole.ts';
import type { Driven, SidesDriver } from '../../../src/ports/load-generator.ts';
import { POLICY } from '../../contracts/policy.ts';
import { samplePairs } from '../../core/decision/pairs.ts';
import { troubles } from '../../support/troubles.ts';
import { startedConfig } from '../world.ts';
import { inUse, takenIn } from './watch.ts';

type Wanted = {
  /** of head, as a logarithm, in each run, or at each level of it */
  readonly effects: readonly (number | readonly number[])[];
  /** of each slice; absent: one level is held all the time */
  readonly levels?: readonly (number | null)[];
  /** what histograms show of head beside that, in each run; absent: nothing */
  readonly faults?: readonly number[];
  /** false: every slice is over at the end alone, as iterations are long, so that nothing is looked at */
  readonly asks?: boolean;
  /** standard deviation of a slice */
  readonly noise?: number;
  readonly slices?: number;
  readonly totalMs?: number;
  /** how long a run takes; absent: as long as it is likely to */
  readonly tookMs?: number;
  /** false: the applications cannot be started again */
  readonly anew?: boolean;
  readonly trouble?: Driven['trouble'];
  /** of the second run, and of the start before it */
  readonly later?: { readonly driven?: Driven['trouble']; readonly started?: Driven['trouble'] };
  /** share of the CPU time that the machine's host takes in each run; absent: nothing */
  readonly stolen?: readonly number[];
  /** the same in each slice of every run */
  readonly stolenIn?: (slice: number) => number;
  /** what is seen of a slice, from 0; absent: as it is */
  readonly seen?: (pair: Pair, slice: number) => Pair;
  /** base's reset before the run of that number, from 1; may throw */
  readonly reset?: (run: number) => void;
};

const NONE: Driven['trouble'] = { base: [], head: [] };
const OF_BASE = troubles(['Base threw.'], []);

/** Runs of the whole load, with what was driven, started and told. */
async function drive({ effects, slices = 8, totalMs = 60_000, anew = true, ...wanted }: Wanted) {
  let runs = 0;
  const urls: string[] = [];
  const said: string[] = [];
  const told: ProgressFact[] = [];
  /** how what was read so far was asked for */
  const asked: string[] = [];
  /** after how many slices a run was ended; null: it was not. Only of those that were looked at */
  const ends: (number | null)[] = [];
  const { seen: asSeen = (pair: Pair) => pair } = wanted;
  const { noise = 0.03, levels = Array(slices).fill(0), tookMs = totalMs } = wanted;
  const sides = (fault: number): readonly Pair[] =>
    levels.flatMap((level, index) => {
      const own = effects[runs - 1] ?? 0;
      const effect = fault + (typeof own === 'number' ? own : (own[level ?? 0] ?? 0));
      const [pair] = samplePairs({ count: slices, seed: 1 + runs, effect, noise }).slice(index);
      return pair === undefined ? [] : [asSeen({ ...pair, slice: { level } }, index)];
    });
  const endOf = (isEnough: NonNullable<Parameters<SidesDriver['drive']>[0]>): number | null => {
    const seen = sides(wanted.faults?.[runs - 1] ?? 0);
    const over = seen.findIndex((_, index) =>
      isEnough({ pairs: seen.slice(0, index + 1), toCome: levels.slice(index + 1) }),
    );
    return over < 0 ? null : over + 1;
  };
  const readSoFar = () => {
    const { stolen = [], stolenIn } = wanted;
    const machine = stolenIn ? takenIn(stolenIn, 0.4) : inUse(0.4, stolen[Math.max(runs, 1) - 1]);
    return { machine, arms: {} };
  };
  const arm = { baseUrl: 'http://127.0.0.1:1', died: () => null, reset: async () => {} };
  const whole = await driveWhole({
    driver: {
      ...{ totalMs, sliceMs: 5000, slices, levels: [] },
      async drive(isEnough) {
        runs += 1;
        const trouble = (runs === 1 ? wanted.trouble : wanted.later?.driven) ?? NONE;
        const isLooked = isEnough !== undefined && wanted.asks !== false;
        const end = isLooked ? endOf(isEnough) : null;
        if (isLooked) ends.push(end);
        const pairs = sides(0).slice(0, end ?? slices);
        const cutAfterMs = end === null ? null : (totalMs * end) / slices;
        return { pairs, trouble, astray: null, cpu: null, cutAfterMs, tookMs: cutAfterMs ?? tookMs };
      },
      driven: () => ({ runs, ms: runs * totalMs }),
      again: async ({ base }) => void urls.push(base),
      finish: () => {
        throw new Error('not asked for');
      },
    },
    arms: {
      base: { ...arm, reset: async () => wanted.reset?.(runs + 1) },
      ...{ head: arm, baseAlone: async () => '', revive: async () => null, stop: async () => {} },
      canRestart: () => anew,
      restart: async () => (anew ? (wanted.later?.started ?? NONE) : null),
    },
    config: { gate: 'shop', policy: POLICY, compare: startedConfig().compare },
    ports: {
      clock: { now: () => 0, sleep: async () => {} },
      host: {
        calibrate: () => 1,
        describe: async () => {
          throw new Error('not asked for');
        },
        watch: () => ({
          samples(when) {
            asked.push(when ?? 'end');
            return readSoFar();
          },
          stop: () => readSoFar(),
        }),
      },
      log: { write: (_, text) => void said.push(text), group: (_title, body) => body() },
      progress: { tell: (fact) => void told.push(fact) },
    },
    signal: new AbortController().signal,
  });
  return { whole, runs, urls, ends, told, asked, said: said.join('\n') };
}

test('one run of one build is enough', async () => {
  const { whole, runs, told } = await drive({ effects: [0] });
  expect(runs).toBe(1);
  expect(whole).toMatchObject({ stop: 'end', starts: 1, notes: [] });
  expect(whole.pairs).toHaveLength(8);
  const looks = [0, 0, 0, 1, 1, 2, 2, 3];
  const counted = looks.map((one, index) => ({ over: index + 1, most: 8, looks: one }));
  expect(told).toEqual(counted.map((pairs) => ({ kind: 'pairs', of: 'slice', ...pairs })));
});

test('what is dear to read is read at the end of a run, and not for a look at it', async () => {
  const { asked } = await drive({ effects: [0] });
  expect(asked).toEqual(['meanwhile', 'meanwhile', 'meanwhile', 'end', 'end']);
});

test('what looks worse is driven once more on fresh starts, and the second one counts as such', async () => {
  const { whole, runs, urls } = await drive({ effects: [0.5, 0.5], asks: false });
  expect(runs).toBe(2);
  expect(urls).toHaveLength(1);
  expect(whole.starts).toBe(2);
  expect(whole.pairs.map(({ start = 1 }) => start)).toEqual([...Array(8).fill(1), ...Array(8).fill(2)]);
});

test('what is worse and may yet fail is driven again while there are runs for an answer', async () => {
  const near = { effects: Array(5).fill(0.3), slices: 4, noise: 0.08, asks: false };
  const { whole, runs, said } = await drive(near);
  expect(runs).toBeGreaterThan(2);
  expect(whole).toMatchObject({ stop: 'end', isClear: true });
  expect(said).toContain('8 slices show a regression, and not whether it is one that fails');
  const plain = await drive({ ...near, effects: Array(5).fill(0.25), noise: 0.02 });
  expect(plain.runs).toBe(2);
});

describe('a head that is much slower', () => {
  const slow = { effects: [0.5, 0.5], slices: 20 };

  test('ends each run after a few slices, and both count', async () => {
    const { whole, runs, ends, said } = await drive(slow);
    expect({ runs, ends }).toEqual({ runs: 2, ends: [4, 4] });
    expect(whole).toMatchObject({ stop: 'regressed', starts: 2 });
    expect(whole.notes).toEqual([
      'A regression was certain after 4 of about 20 slices, so the load was ended there: what follows in the script was not measured.',
    ]);
    expect(whole.pairs.map(({ start = 1 }) => start)).toEqual([...Array(4).fill(1), ...Array(4).fill(2)]);
    expect(said).toContain('A look at histograms of 4 slices shows a regression, so the load is ended here.');
  });

  test('on its first start alone ends no second run', async () => {
    const { whole, ends } = await drive({ ...slow, effects: [0.5, 0] });
    expect(ends).toEqual([4, null]);
    expect(whole).toMatchObject({ stop: 'end', starts: 2 });
    expect(whole.pairs).toHaveLength(24);
  });

  test('leaves time for a second run that all of the first would not have left', async () => {
    const { runs, whole } = await drive({ ...slow, totalMs: 15 * 60_000 });
    expect(runs).toBe(2);
    expect(whole.notes.join()).not.toContain('whole-limit');
  });

  test('rests on one start where there can be no second, and the reader is told', async () => {
    const { runs, whole } = await drive({ ...slow, anew: false });
    expect(runs).toBe(1);
    expect(whole).toMatchObject({ stop: 'regressed', starts: 1 });
    expect(whole.notes.join()).toContain('No second start was made');
  });
});

/** A ramp between two levels: the peak comes last. */
const TO_PEAK: readonly (number | null)[] = [
  ...Array(8).fill(0),
  ...Array(4).fill(null),
  ...Array(8).fill(1),
];

describe('a second run is ended', () => {
  const rising = { slices: 20, levels: TO_PEAK };

  test('for what is plainly a warning once the peak shows in slices of its own', async () => {
    const { ends } = await drive({ ...rising, effects: [0.25, 0.25] });
    expect(ends).toEqual([16, 16]);
  });

  test('for a failure at the peak once that shows in slices of its own', async () => {
    const { ends } = await drive({
      ...rising,
      effects: [
        [0, 0.8],
        [0, 0.8],
      ],
    });
    expect(ends).toEqual([16, 16]);
  });
});

describe('a peak that a first run was ended before', () => {
  const late = { slices: 20, levels: TO_PEAK };
  const [both, peak, none] = [
    [0.5, 1.4],
    [0, 1.4],
    [0, 0],
  ];
  const startsOf = (pairs: readonly Pair[]) =>
    [...Map.groupBy(pairs, ({ start = 1 }) => start)].map(([start, own]) => [start, own.length]);

  test('is judged without that run, and what it shows is confirmed by one more', async () => {
    const { whole, ends } = await drive({ ...late, effects: [both, peak, peak] });
    expect(ends).toEqual([4, null, 16]);
    expect(whole).toMatchObject({ stop: 'regressed', starts: 2 });
    expect(startsOf(whole.pairs)).toEqual([
      [1, 20],
      [2, 16],
    ]);
    expect(whole.notes).toEqual([
      'The 4 slices of a load that a look ended are not judged: it was driven to its end on a later start, and what that shows by itself counts.',
    ]);
  });

  test('is so too where exact figures did not show what a look saw', async () => {
    const { whole, ends } = await drive({ ...late, effects: [peak, peak, peak], faults: [0.6] });
    expect(ends).toEqual([4, 16]);
    expect(whole).toMatchObject({ stop: 'regressed', starts: 2 });
  });

  test('rests on one start where the limit leaves no time for another, and the reader is told', async () => {
    const { whole, runs } = await drive({ ...late, effects: [both, peak], totalMs: 9.5 * 60_000 });
    expect({ runs, starts: whole.starts, slices: whole.pairs.length }).toEqual({
      runs: 2,
      starts: 1,
      slices: 20,
    });
    expect(whole.notes.join()).toContain('ran 2 times, though a regression of one start');
  });

  test('that shows nothing takes nothing from what the first run showed', async () => {
    const { whole, runs } = await drive({ ...late, effects: [both, none] });
    expect(runs).toBe(2);
    expect(whole).toMatchObject({ stop: 'end', starts: 2, notes: [] });
    expect(startsOf(whole.pairs)).toEqual([
      [1, 4],
      [2, 20],
    ]);
  });

  test('that one start alone shows is no regression', async () => {
    const { whole, runs } = await drive({ ...late, effects: [both, peak, none] });
    expect(runs).toBe(3);
    expect(whole).toMatchObject({ stop: 'end', starts: 2 });
  });
});

test('a look at the last slice ends nothing: there is nothing left to spare', async () => {
  const { whole, ends, said } = await drive({ effects: [0.5, 0.5], slices: 4, totalMs: 25_000 });
  expect(ends).toEqual([null, null]);
  expect(whole).toMatchObject({ stop: 'end', starts: 2, notes: [] });
  expect(said).not.toContain('the load is ended here');
});

describe('where exact figures do not show what a look saw', () => {
  const wrong = { effects: [0, 0], faults: [0.6], slices: 20 };

  test('all of the load is driven once more, without looks, and that settles it', async () => {
    const { whole, runs, ends, said } = await drive(wrong);
    expect({ runs, ends }).toEqual({ runs: 2, ends: [4] });
    expect(whole).toMatchObject({ stop: 'end', starts: 2, notes: [] });
    expect(whole.pairs).toHaveLength(24);
    expect(said).toContain('runs once more, since a look at histograms ended the load');
  });

  test('it is said that they disagree, where that cannot be', async () => {
    const fixed = await drive({ ...wrong, anew: false });
    expect(fixed.runs).toBe(1);
    expect(fixed.whole).toMatchObject({ stop: 'disagreed', starts: 1 });
    expect(fixed.whole.notes.join()).toContain('the exact figures of 4 slices do not show');
    const long = await drive({ ...wrong, totalMs: 19 * 60_000 });
    expect(long.whole).toMatchObject({ stop: 'disagreed' });
    expect(long.whole.notes.join()).toContain('`compare.whole-limit` is 1200 s');
  });

  test('it stays so where base breaks in the run that was to settle it', async () => {
    const { whole } = await drive({ ...wrong, later: { driven: OF_BASE } });
    expect(whole).toMatchObject({ stop: 'disagreed', starts: 1 });
    expect(whole.notes).toEqual(['No second start confirmed this: Base threw.']);
  });

  test('of the second run, a third settles it', async () => {
    const { whole, runs, ends } = await drive({ effects: [0.5, 0, 0], faults: [0, 0.6], slices: 20 });
    expect({ runs, ends }).toEqual({ runs: 3, ends: [4, 4] });
    expect(whole).toMatchObject({ stop: 'end', starts: 3 });
  });
});

describe('a short load without an answer', () => {
  test('is driven again, up to as many pairs as rounds would have', async () => {
    const { whole, runs } = await drive({ effects: [], slices: 4, totalMs: 20_000, noise: 0.5 });
    expect(runs).toBe(5);
    expect(whole).toMatchObject({ stop: 'end', starts: 5, mostPairs: 20 });
  });

  test('is driven no more once it has one', async () => {
    const { runs } = await drive({ effects: [], slices: 4, totalMs: 20_000, noise: 0.02 });
    expect(runs).toBe(1);
  });

  test('is driven as often as the limit allows, and the reader is told', async () => {
    const { whole, runs } = await drive({ effects: [], slices: 4, totalMs: 8 * 60_000, noise: 0.5 });
    expect(runs).toBe(2);
    expect(whole.notes.join()).toContain(
      'ran 2 times, though 8 slices show neither a regression nor its absence',
    );
  });

  test('of eleven slices and more is driven once', async () => {
    const { whole, runs } = await drive({ effects: [], slices: 11, noise: 0.5 });
    expect({ runs, stop: whole.stop }).toEqual({ runs: 1, stop: 'end' });
  });
});

describe('an endpoint that few slices of a long load show', () => {
  /** Head is four times as slow there. */
  const shownIn = (slices: readonly number[]) => (pair: Pair, slice: number) => {
    const { overall } = pair.base.subjects;
    if (overall?.percentiles == null || !slices.includes(slice)) return pair;
    const values = overall.percentiles.values.map((ms) => 4 * ms);
    const slow = { ...overall, percentiles: { ...overall.percentiles, values } };
    const withBuy = (of: Pair['base'], buy: typeof overall) => ({
      ...{ ...of, subjects: { ...of.subjects, 'GET buy': buy } },
    });
    return { ...pair, base: withBuy(pair.base, overall), head: withBuy(pair.head, slow) };
  };
  const long = { effects: [], slices: 19, totalMs: 100_000 };

  test('is judged by those of a second run too', async () => {
    const { whole, runs, said } = await drive({ ...long, seen: shownIn([9, 10, 11]) });
    expect({ runs, starts: whole.starts }).toEqual({ runs: 2, starts: 2 });
    expect(said).toContain('runs once more, since too few slices show GET buy to judge it');
    const known = { policy: POLICY, accepted: [], roundMs: 5000, toCome: 0, starts: 2 };
    const found = lookAtSlices({ ...known, pairs: whole.pairs });
    expect(found).toMatchObject({ stop: 'regressed', isCritical: true });
  });

  test('is judged at once where there are enough, and is not where a second run would be too short as well', async () => {
    expect((await drive({ ...long, effects: [0, 0], seen: shownIn([9]) })).runs).toBe(1);
    // Confirmed, as any regression.
    const { said } = await drive({ ...long, seen: shownIn([9, 10, 11, 12]), asks: false });
    expect(said).toContain('a regression of one start of each');
  });

  test('is told where the limit leaves no time for a second run', async () => {
    const { whole, runs } = await drive({ ...long, totalMs: 11 * 60_000, seen: shownIn([9, 10, 11]) });
    expect(runs).toBe(1);
    expect(whole.notes.join()).toContain('ran once, though too few slices show GET buy to judge it');
  });

  test('adds nothing to what fails the check already', async () => {
    const { runs } = await drive({ ...long, effects: [1, 1], seen: shownIn([9, 10, 11]), asks: false });
    expect(runs).toBe(2);
  });
});

test('a load that is too short to say anything is driven again', async () => {
  const { whole, runs } = await drive({ effects: [0, 0], slices: 3, totalMs: 20_000 });
  expect(runs).toBe(2);
  expect(whole.pairs).toHaveLength(6);
});

describe('a load that the host of the machine takes the CPU from', () => {
  test('is driven once more, and the reader is told', async () => {
    const { whole, runs, said } = await drive({ effects: [0, 0], stolen: [0.2, 0] });
    expect({ runs, starts: whole.starts }).toEqual({ runs: 2, starts: 2 });
    expect(said).toContain('took CPU time away in 8 of 8 slices');
  });

  test('is not driven again and again, however short it is', async () => {
    const stolen = Array(12).fill(0.2);
    expect((await drive({ effects: [], stolen })).runs).toBe(2);
    expect((await drive({ effects: [], slices: 2, totalMs: 10_000, stolen })).runs).toBe(2);
  });

  const third = (slice: number) => (slice % 3 === 0 ? 0.2 : 0);

  test('in a third of many slices is judged by the others, where they give an answer', async () => {
    const { whole, runs } = await drive({ effects: [0], slices: 12, stolenIn: third });
    expect({ runs, isClear: whole.isClear }).toEqual({ runs: 1, isClear: true });
    expect(duetFaults({ ...whole, generatorCpu: null })).toEqual([]);
  });

  test('in so many is driven once more, where they give none', async () => {
    const noisy = { effects: [0, 0], slices: 12, noise: 0.5, stolenIn: third };
    const { whole, runs } = await drive(noisy);
    expect({ runs, isClear: whole.isClear }).toEqual({ runs: 2, isClear: false });
    expect(duetFaults({ ...whole, generatorCpu: null })).toMatchObject([{ kind: 'stolen-often' }]);
  });
});

test('where the limit or the applications allow no second run, that is said', async () => {
  const long = await drive({ effects: [0.5], totalMs: 11 * 60_000, asks: false });
  expect(long.runs).toBe(1);
  expect(long.whole.notes.join()).toContain('`compare.whole-limit` is 1200 s');
  const fixed = await drive({ effects: [0.5], anew: false });
  expect(fixed.runs).toBe(1);
  expect(fixed.whole.notes.join()).toContain('No second start was made');
});

test('what breaks an arm ends it', async () => {
  const broken = { base: [], head: [{ text: 'Head threw.', kind: 'thrown', said: null }] };
  const { whole, runs } = await drive({ effects: [0.5], trouble: broken });
  expect(runs).toBe(1);
  expect(whole.trouble).toEqual(broken);
});

const notReset = (run: number): void => {
  if (run === 2) throw new BaseError('Base was not reset.', '');
};

test.each<[string, Partial<Wanted>, string]>([
  ['does not start for the second run', { later: { started: OF_BASE } }, 'Base threw.'],
  ['breaks in the second run', { later: { driven: OF_BASE } }, 'Base threw.'],
  ['cannot be reset for the second run', { reset: notReset }, 'Base was not reset.'],
])('where base %s, what head did in the first one stands', async (_, wanted, said) => {
  const { whole } = await drive({ effects: [0.5, 0.5], asks: false, ...wanted });
  expect(whole.trouble).toEqual(NONE);
  expect(whole).toMatchObject({ stop: 'end', starts: 1 });
  expect(whole.notes).toEqual([`No second start confirmed this: ${said}`]);
  expect(whole.pairs.map(({ start }) => start)).toEqual(Array(8).fill(undefined));
});

test.each<[string, Wanted]>([
  ['head breaks in the second run', { effects: [0.5], later: { driven: troubles(['Base.'], ['Head.']) } }],
  ['head does not start again', { effects: [0.5], later: { started: troubles([], ['Head.']) } }],
  ['the first run said too little', { effects: [0], slices: 3, later: { driven: OF_BASE } }],
])('where %s, that is what came of it', async (_, wanted) => {
  const { whole } = await drive({ asks: false, ...wanted });
  expect(whole.trouble).toEqual(wanted.later?.driven ?? wanted.later?.started);
  expect(whole.notes).toEqual([]);
});

const LIMIT_MS = 20 * 60_000;

test.each([
  ['one slice, which twelve runs make twelve', { totalMs: 14_000, slices: 1 }, true, undefined],
  ['one slice, and time for three runs', { totalMs: 400_000, slices: 1 }, true, 'too-short'],
  ['two slices, which two runs make four', { totalMs: 15_000, slices: 2 }, true, undefined],
  ['three, and no start anew', { totalMs: 20_000, slices: 3 }, false, 'too-short'],
  ['four in one run', { totalMs: 25_000, slices: 4 }, false, undefined],
  ['three, and no time for a second run', { totalMs: 11 * 60_000, slices: 3 }, true, 'too-short'],
  ['no slice at all', { totalMs: 4000, slices: 0 }, true, 'too-short'],
  ['more than there is time for', { totalMs: 21 * 60_000, slices: 40 }, true, 'too-long'],
] as const)('a load of %s', (_, load, canRestart, refused) => {
  expect(whyNotWhole(load, LIMIT_MS, { canRestart: () => canRestart })?.kind).toBe(refused);
});

test('what runs took counts against the limit, and not what they were likely to take', async () => {
  const { runs, whole } = await drive({ effects: [1, 1], asks: false, tookMs: 1_150_000 });
  expect(runs).toBe(1);
  expect(whole.notes.join()).toContain('1210 s');
  expect((await drive({ effects: [1, 1], asks: false, tookMs: 20_000 })).runs).toBe(2);
});
