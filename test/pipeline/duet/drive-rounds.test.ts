import { describe, expect, test } from 'vitest';
import { duetFaults } from '../../../src/core/decision/load/duet-validity.ts';
import type { Acceptance } from '../../../src/core/model/acceptance.ts';
import type { Policy } from '../../../src/core/model/policy.ts';
import type { Pair } from '../../../src/core/model/recording/pairs.ts';
import type { Arm } from '../../../src/core/model/recording/window.ts';
import { validityOf } from '../../../src/core/words/note.ts';
import { BaseError } from '../../../src/pipeline/duet/arms/base-side.ts';
import { driveRounds } from '../../../src/pipeline/duet/drive-rounds.ts';
import type { Driven } from '../../../src/ports/load-generator.ts';
import { samplePairs, withLoad } from '../../core/decision/pairs.ts';
import { textsOf, troubles } from '../../support/troubles.ts';
import { takenIn, watchOf } from './watch.ts';

type Wanted = {
  /** iterations out of 600 that an arm drops in a pair */
  readonly dropped?: (arm: Arm, pair: number) => number;
  readonly trouble?: (chunk: number) => Driven['trouble'];
  readonly astray?: string | null;
  /** who is dead once so many chunks were driven */
  readonly dead?: (chunks: number) => Arm | null;
  /** share of the CPU time that the machine's host takes in a pair, 0…1 */
  readonly stolen?: (pair: number) => number;
  /** ln of head's slow-down */
  readonly effect?: number;
  readonly accepted?: readonly Acceptance[];
  /** what base's reset does once so many chunks were driven */
  readonly reset?: (chunks: number) => void;
  /** time that goes by in each group of rounds beside the load itself, ms */
  readonly besideMs?: number;
  /** the same of the warm-up before */
  readonly warmedMs?: number;
  /** limits of single metrics */
  readonly metrics?: Policy['metrics'] & {};
  /** whether both can be started anew at half time */
  readonly anew?: boolean;
  readonly budgetSeconds?: number;
};

const NONE: Driven['trouble'] = { base: [], head: [] };
const deathOf = (name: Arm) => ({
  ...{ reason: `${name} ended by itself.`, logTail: '', kind: 'exited', said: null },
});

/** Rounds of one build on both sides where nothing else is wanted, 20 pairs at most, on 2026-11-24. */
async function drive({
  dropped = () => 0,
  trouble = () => NONE,
  astray = null,
  dead = () => null,
  stolen,
  effect = 0,
  accepted = [],
  reset = () => {},
  besideMs = 0,
  warmedMs = 0,
  metrics = {},
  anew = false,
  budgetSeconds = 120,
}: Wanted) {
  const lines: string[] = [];
  const prepared = samplePairs({ count: 40, seed: 1, effect }).map((pair, index): Pair => {
    const of = (arm: Arm) => {
      const lost = dropped(arm, index);
      return withLoad(pair[arm], { wanted: 600, iterations: 600 - lost, dropped: lost });
    };
    return { ...pair, base: of('base'), head: of('head') };
  });
  let driven = 0;
  let chunks = 0;
  let now = Date.parse('2026-11-24T12:00:00.000Z');
  let forgotten = 0;
  const arm = (name: Arm) => ({
    baseUrl: '',
    died: () => (dead(chunks) === name ? deathOf(name) : null),
    reset: async () => {
      if (name === 'base') reset(chunks);
    },
  });
  const rounds = await driveRounds({
    driver: {
      roundMs: 3000,
      besideMs: warmedMs,
      async drive(firsts) {
        const pairs = prepared.slice(driven, driven + firsts.length);
        driven += firsts.length;
        chunks += 1;
        now += besideMs + 2 * 3000 * firsts.length;
        return { pairs, trouble: trouble(chunks), astray, cpu: { usedMs: 500, wallMs: 1000 } };
      },
      ...(anew && { rewarm: async () => ({ trouble: NONE }) }),
      forget: () => {
        forgotten += 1;
      },
      finish: () => {
        throw new Error('not asked for');
      },
    },
    arms: {
      base: arm('base'),
      head: arm('head'),
      canRestart: () => false,
      baseAlone: async () => '',
      restart: async () => (anew ? NONE : null),
      revive: async () => null,
      stop: async () => {},
    },
    config: {
      gate: 'shop',
      compare: {
        mode: 'duet',
        escalate: 'duet',
        shape: 'auto',
        baseRevision: null,
        baseTarget: null,
        headTarget: null,
        wholeLimitMs: 0,
        budgetSeconds,
        seed: 1,
      },
      policy: {
        warn: 0.2,
        fail: 0.5,
        failOn: 'fail',
        thresholds: 'fail',
        onInconclusive: 'pass',
        onNoBaseline: 'pass',
        onInvalid: 'fail',
        accepted,
        metrics,
      },
    },
    ports: {
      clock: { now: () => now, sleep: async () => {} },
      host: {
        calibrate: () => 1,
        describe: async () => {
          throw new Error('not asked for');
        },
        watch: () => watchOf(stolen ? takenIn(stolen) : []),
      },
      log: { write: (_level, text) => void lines.push(text), group: (_title, body) => body() },
    },
    signal: new AbortController().signal,
    seed: 1,
  });
  return { ...rounds, chunks, forgotten, log: lines.join('\n') };
}

test('one build with its load delivered is settled after four pairs', async () => {
  expect(await drive({})).toMatchObject({ stop: 'settled', chunks: 1, notes: [], trouble: NONE });
});

test('a machine that could not deliver at first is driven on within the budget, and that is told', async () => {
  const { pairs, stop, notes, cpu, log } = await drive({
    dropped: (_, pair) => (pair < 2 ? 120 : 0),
  });
  expect(stop).toBe('settled');
  expect(pairs).toHaveLength(8);
  expect(cpu).toEqual({ usedMs: 1500, wallMs: 3000 });
  expect(notes).toEqual([
    expect.stringMatching(/^Further rounds were driven after 4 pairs: The load was not/),
  ]);
  expect(log.match(/Further rounds are driven/g)).toHaveLength(1);
});

/** Not settled by twenty pairs. */
const NEAR = { effect: Math.log(1.17) };

test('setups that take as much time as the budget end it with the evidence so far, and that is told', async () => {
  const { pairs, stop, notes, mostPairs, log } = await drive({ ...NEAR, besideMs: 45_000 });
  expect({ stop, driven: pairs.length, mostPairs }).toEqual({ stop: 'budget', driven: 8, mostPairs: 20 });
  expect(notes).toEqual([
    expect.stringMatching(
      /^No more than 8 pairs of rounds were driven: 135 s went by before and between them, .* \(120 s\)/,
    ),
  ]);
  expect(log).toContain(notes[0]);
  const warmed = await drive({ ...NEAR, besideMs: 45_000, warmedMs: 80_000 });
  expect(warmed.notes).toEqual([expect.stringMatching(/^No more than 4 pairs .* 125 s went by/)]);
  const quick = await drive({ ...NEAR, besideMs: 10_000 });
  expect(quick).toMatchObject({ stop: 'budget', notes: [] });
  expect(quick.pairs).toHaveLength(20);
});

test('where that time is over nothing is started anew to confirm a warning, and it is told once', async () => {
  const metrics = { p50: { warn: 0.05, role: 'warning' } } as const;
  const over = await drive({ ...NEAR, metrics, anew: true, besideMs: 150_000 });
  expect(over).toMatchObject({ stop: 'budget', starts: 1, chunks: 1 });
  expect(over.notes).toEqual([expect.stringMatching(/^No more than 4 pairs of rounds were driven: 150 s/)]);
  expect(await drive({ ...NEAR, metrics, anew: true })).toMatchObject({ starts: 2, notes: [] });
  // One that blocks is never told of one start alone where a second can be had.
  const worse = { effect: Math.log(1.7), anew: true, besideMs: 150_000 };
  expect(await drive(worse)).toMatchObject({ stop: 'regressed', starts: 2, chunks: 2, notes: [] });
});

test.each([
  ['settled', 0],
  ['regressed', Math.log(1.7)],
  // One that only warns so far is not waited for then.
  ['regressed', Math.log(1.46)],
] as const)('an answer that is clear stands, however long setups took: %s', async (stop, effect) => {
  expect(await drive({ effect, besideMs: 500_000 })).toMatchObject({ stop, chunks: 1, notes: [] });
});

test('what is worse and may yet fail is driven on within the budget', async () => {
  const { stop, chunks } = await drive({ effect: Math.log(1.46) });
  expect(stop).toBe('regressed');
  expect(chunks).toBeGreaterThan(1);
});

test('a load that neither arm ever got ends early: more of it would say the same', async () => {
  const { pairs, stop } = await drive({ dropped: () => 300 });
  expect(stop).toBe('budget');
  expect(pairs).toHaveLength(8);
});

test('head alone not bearing the load ends it as a regression', async () => {
  const { pairs, stop } = await drive({ dropped: (arm) => (arm === 'head' ? 300 : 0) });
  expect(stop).toBe('regressed');
  expect(pairs).toHaveLength(4);
});

test('what breaks both arms is driven once more, and what breaks one arm ends it', async () => {
  const words = troubles(['It broke.'], ['It broke.']);
  const once = await drive({ trouble: (chunk) => (chunk === 1 ? words : NONE) });
  expect(once).toMatchObject({ stop: 'settled', chunks: 2, forgotten: 1, trouble: NONE });
  expect(once.pairs).toHaveLength(4);
  expect(once.cpu).toEqual({ usedMs: 500, wallMs: 1000 });
  const one = await drive({ trouble: () => ({ ...words, base: [] }) });
  expect(one).toMatchObject({ chunks: 1, forgotten: 0, trouble: troubles([], ['It broke.']) });
});

test('a script that calls another address ends it at once, and no arm is blamed alone', async () => {
  const { chunks, trouble } = await drive({ astray: 'The script does not use BASE_URL.' });
  expect(chunks).toBe(1);
  expect(trouble.base).toMatchObject([{ text: 'The script does not use BASE_URL.', kind: 'astray' }]);
  expect(trouble.head).toEqual(trouble.base);
});

test.each(['base', 'head'] as const)(
  '%s that ends by itself is told, though k6 saw nothing amiss',
  async (who) => {
    const { trouble, chunks, forgotten } = await drive({ dead: () => who });
    expect(textsOf(trouble)).toEqual({ ...NONE, [who]: [`${who} ended by itself.`] });
    expect({ chunks, forgotten }).toEqual({ chunks: 1, forgotten: 0 });
  },
);

test('a base that is found dead by a reset ends it with the pairs that it lived through', async () => {
  let gone = false;
  const reset = (chunks: number) => {
    if (chunks === 0) return;
    gone = true;
    throw new BaseError('Its reset failed.', '');
  };
  const { pairs, trouble } = await drive({ effect: 0.17, reset, dead: () => (gone ? 'base' : null) });
  expect(pairs).toHaveLength(4);
  expect(textsOf(trouble)).toEqual({ base: ['Its reset failed.'], head: [] });
  const alive = drive({ effect: 0.17, reset });
  await expect(alive).rejects.toThrow('Its reset failed.');
});

test('what broke both is not driven again where an application has ended', async () => {
  const words = troubles(['It broke.'], ['It broke.']);
  const { trouble, forgotten } = await drive({ trouble: () => words, dead: () => 'head' });
  expect(textsOf(trouble)).toEqual({ base: ['It broke.'], head: ['head ended by itself.', 'It broke.'] });
  expect(forgotten).toBe(0);
});

const entries = (more: Partial<Acceptance> = {}): readonly Acceptance[] =>
  (['p50', 'p95'] as const).flatMap((metric) =>
    ['overall', 'GET home'].map((endpoint) => ({
      ...{ gate: 'shop', endpoint, metric, upTo: 1.6, reason: 'worth it', expires: '2026-11-24' },
      ...more,
    })),
  );

test.each([
  ['nothing is accepted', [], 'regressed'],
  ['all of it is accepted', entries(), 'settled'],
  ['another gate accepts it', entries({ gate: 'other' }), 'regressed'],
  ['what accepted it expired yesterday', entries({ expires: '2026-11-23' }), 'regressed'],
  ['less than that is accepted', entries({ upTo: 1.2 }), 'regressed'],
] as const)('a head that is slower ends it as it should where %s', async (_name, accepted, stop) => {
  expect(await drive({ effect: Math.log(1.4), accepted })).toMatchObject({ stop });
});

test.each([
  ['accepted', 2.5, 'settled'],
  ['accepted for less', 1.5, 'regressed'],
] as const)('an overload that is %s ends it as it should', async (_name, upTo, stop) => {
  const [entry] = entries({ metric: 'delivered-rate', endpoint: 'overall', upTo });
  const accepted = entry === undefined ? [] : [entry];
  expect(await drive({ dropped: (arm) => (arm === 'head' ? 300 : 0), accepted })).toMatchObject({ stop });
});

describe('a machine whose host takes much of it', () => {
  const half = (pair: number) => (pair % 2) * 0.3;
  const validity = (rounds: Awaited<ReturnType<typeof drive>>) => {
    const { pairs, stop } = rounds;
    return validityOf(duetFaults({ pairs, stop, generatorCpu: null }));
  };

  test('is judged by six pairs without theft, where they give an answer', async () => {
    const alike = await drive({ stolen: half });
    expect(alike).toMatchObject({ stop: 'settled', chunks: 5 });
    expect(validity(alike)).toEqual({ valid: true });
    const slower = await drive({ stolen: half, effect: Math.log(1.7) });
    expect(slower).toMatchObject({ stop: 'regressed', chunks: 5 });
    expect(validity(slower)).toEqual({ valid: true });
  });

  test('has a few more pairs than the budget gives, where those would make six', async () => {
    const budgetSeconds = 36;
    const early = await drive({ budgetSeconds, stolen: (pair) => (pair === 1 || pair === 3 ? 0.3 : 0) });
    expect(early).toMatchObject({ stop: 'settled', mostPairs: 8 });
    expect(early.pairs).toHaveLength(8);
    expect(validity(early)).toEqual({ valid: true });
    expect(early.notes.join()).toMatch(/took CPU time away in 2 of 4 pairs/);
    // Where most is taken more of it would say the same.
    const always = await drive({ budgetSeconds, stolen: () => 0.3 });
    expect(always.pairs).toHaveLength(6);
    expect(await drive({ budgetSeconds, effect: Math.log(1.17) })).toMatchObject({ mostPairs: 6 });
  });

  test('is invalid where they give none, or are too few', async () => {
    const near = await drive({ stolen: half, effect: Math.log(1.17) });
    expect(near.stop).toBe('budget');
    expect(JSON.stringify(validity(near))).toMatch(/"valid":false.*10 of 20 pairs/);
    const most = await drive({ stolen: (pair) => (pair % 4 === 0 ? 0 : 0.3) });
    expect(validity(most)).toMatchObject({ valid: false });
  });
});
