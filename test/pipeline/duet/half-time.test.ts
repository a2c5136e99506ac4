import { expect, test } from 'vitest';
import type { AppConfig } from '../../../src/core/config/settings/app.ts';
import { pairsOf } from '../../../src/core/model/recording/pairs.ts';
import { LADDER } from '../../../src/core/model/recording/percentiles.ts';
import type { WindowValues } from '../../../src/core/model/recording/window.ts';
import { judge } from '../../../src/core/words/judge.ts';
import { type DuetResult, duet } from '../../../src/pipeline/duet/duet.ts';
import { EnvironmentError } from '../../../src/ports/errors.ts';
import type { DuetDriver } from '../../../src/ports/load-generator.ts';
import { samplePairs } from '../../core/decision/pairs.ts';
import { troubles } from '../../support/troubles.ts';
import { appError, BASE, contextOf, createWorld, startedConfig, type Wishes, type World } from '../world.ts';

const way = { kind: 'duet', base: { sha: BASE, how: 'first parent' } } as const;
/** Near the limit, so that four pairs do not settle it. */
const OPEN: Wishes = { effect: 0.17, noise: 0.08 };

/** Notes where it is sent to. */
function movable(world: () => World): Partial<DuetDriver> {
  return {
    async rewarm({ base, head }) {
      world().happened.push(`warm up ${base} and ${head}`);
      return { pairs: [], trouble: { base: [], head: [] } };
    },
  };
}

async function drive(wishes: Wishes, app: Partial<AppConfig> = {}) {
  const world: World = createWorld({ driver: movable(() => world), ...wishes });
  const config = startedConfig('policy: { seed: 5 }\n');
  const started = config.app === null ? null : { ...config.app, ...app };
  const { signal } = new AbortController();
  const result = await duet(way, { ...config, app: started }, contextOf(), world.ports, signal);
  return { world, result };
}

const startsOf = (result: DuetResult) => (result.kind === 'recorded' ? result.recording.duet?.starts : null);
const portsOf = ({ starts }: World) => starts.map(({ arm, port }) => `${arm} ${port ?? 'anywhere'}`);

test('after four pairs that say too little both start anew, in the other order and on swapped ports', async () => {
  const { world, result } = await drive(OPEN);
  const from = world.happened.indexOf('drive 4');
  expect(world.happened.slice(from, from + 9)).toEqual([
    'drive 4',
    'stop head',
    'stop base',
    'start base',
    'start head',
    'warm up http://127.0.0.1:4003 and http://127.0.0.1:4004',
    'reset base',
    'reset head',
    'drive 2',
  ]);
  expect(portsOf(world)).toEqual(['head anywhere', 'base anywhere', 'base 4001', 'head 4002']);
  expect(world.starts.map(({ again }) => again)).toEqual([false, false, true, true]);
  expect(startsOf(result)).toBe(2);
  expect(world.said.filter((line) => line.startsWith('Half time'))).toHaveLength(1);
  expect([...world.running]).toEqual([]);
});

test('a duet that four pairs settle starts nothing anew', async () => {
  const { world, result } = await drive({ effect: 0, noise: 0.02 });
  expect(world.starts).toHaveLength(2);
  expect(startsOf(result)).toBe(1);
});

/** The world of a change that takes `app.port` out: base can still listen on 3000 only. */
function baseOn3000(): World {
  const ofHead = new Set<number>();
  const world: World = createWorld({
    ...OPEN,
    driver: movable(() => world),
    configAtBase: startedConfig('', 'start: old, port: 3000'),
    start: ({ arm, app, port }) => {
      if (arm === 'head' && port !== undefined) ofHead.add(port);
      if (app.port !== null && ofHead.has(app.port)) throw new EnvironmentError('Port 3000 is in use.', '');
    },
  });
  return world;
}

test.each([
  ['head', 2],
  ['base', 5],
])(
  'where base has a fixed port nobody takes it, also if %s starts first the second time',
  async (first, seed) => {
    const world = baseOn3000();
    const config = startedConfig(`policy: { seed: ${seed} }\n`);
    const result = await duet(way, config, contextOf(), world.ports, new AbortController().signal);
    expect(world.starts[2]?.arm).toBe(first);
    expect(startsOf(result)).toBe(2);
    const again = portsOf(world).slice(2).toSorted();
    expect(again).toEqual(['base 3000', expect.stringMatching(/^head 400\d$/)]);
  },
);

/** Rounds whose head is slower by that much on its first start, and by that much on its second. */
function lottery(first: number, second: number, seed = 5, headErrors = 0): Wishes {
  const by = (effect: number) => samplePairs({ count: 20, seed, effect, noise: 0.02, headErrors });
  const [early, late] = [by(first), by(second)];
  let [starts, driven] = [1, 0];
  return {
    driver: {
      rewarm: async () => {
        starts += 1;
        return { pairs: [], trouble: { base: [], head: [] } };
      },
    },
    drive: (asked) => {
      const pairs = (starts === 1 ? early : late).slice(driven, driven + asked.length);
      driven += asked.length;
      return { pairs, trouble: { base: [], head: [] } };
    },
  };
}

async function judged(wishes: Wishes) {
  const { world, result } = await drive(wishes);
  if (result.kind !== 'recorded') throw new Error(result.text);
  const baseline = { runs: [], refused: [], history: null };
  const { policy } = startedConfig();
  const frame = {
    baseline,
    policy,
    createdAt: result.recording.createdAt,
    tool: 't',
    remedy: { kind: 'told' as const, text: '' },
  };
  const { verdict } = judge({ ...frame, head: result.recording });
  return { verdict, world, starts: startsOf(result), pairs: pairsOf(result.recording.windows).length };
}

test.each([0.22, 0.3, 0.4, 0.5, 0.7])(
  'a first start that is slower by e^%f is no regression',
  async (effect) => {
    for (let seed = 1; seed <= 10; seed += 1) {
      const { verdict, world, starts, pairs } = await judged(lottery(effect, 0, seed));
      expect(['pass', 'inconclusive'], `seed ${seed}`).toContain(verdict);
      expect(starts).toBe(2);
      expect(pairs).toBeGreaterThan(6);
      // Just beyond the limit four pairs may not settle it, and it is half time anyway.
      if (effect > 0.25) expect(world.said.join('\n')).toContain('which a second has to confirm');
    }
  },
);

test('what base does on its second start takes nothing from what head did on its first', async () => {
  const { verdict, world, starts } = await judged({
    ...lottery(0.3, 0.3),
    start: ({ arm }, nth) => {
      if (nth >= 2 && arm === 'base') throw appError('base fell over.');
    },
  });
  expect({ verdict, starts }).toEqual({ verdict: 'warn', starts: 1 });
  expect(world.running.size).toBe(0);
});

test('what both starts show is a regression, two pairs later', async () => {
  const { verdict, starts, pairs } = await judged(lottery(0.3, 0.3));
  expect({ verdict, starts, pairs }).toEqual({ verdict: 'warn', starts: 2, pairs: 6 });
});

test('a tail that is worse keeps no duet whose base does not come up again', async () => {
  // p99 alone is worse, and it only warns: the duet goes on, and base is needed for that.
  const { result, world } = await drive({
    ...lottery(0.3, 0.3),
    drive: () => {
      const pairs = samplePairs({ count: 4, seed: 5, effect: 0.17, noise: 0.08 }).map((pair) => ({
        ...pair,
        head: { ...pair.head, subjects: tailed(pair.head.subjects) },
      }));
      return { pairs, trouble: { base: [], head: [] } };
    },
    start: ({ arm }, nth) => {
      if (nth >= 2 && arm === 'base') throw appError('base fell over.');
    },
  });
  expect(world.said.join('\n')).not.toContain('a regression was certain');
  expect(result.kind).toBe('base-broken');
});

/** The slowest percent takes three times as long. */
function tailed(subjects: WindowValues['subjects']): WindowValues['subjects'] {
  const stretched = (values: readonly number[]) =>
    values.map((value, index) => ((LADDER[index] ?? 0) >= 0.985 ? value * 3 : value));
  return Object.fromEntries(
    Object.entries(subjects).map(([key, one]) => [
      key,
      one.percentiles === null
        ? one
        : { ...one, percentiles: { ...one.percentiles, values: stretched(one.percentiles.values) } },
    ]),
  );
}

test.each(['before', 'while'] as const)(
  'a run that is cancelled %s its regression is confirmed blames nobody',
  async (when) => {
    const stop = new AbortController();
    const wishes = lottery(0.3, 0.3);
    const world = createWorld({
      ...wishes,
      drive: (pairs) => {
        if (when === 'before') stop.abort();
        return wishes.drive?.(pairs) ?? { pairs, trouble: { base: [], head: [] } };
      },
      start: ({ arm }, nth) => {
        if (nth < 2 || arm !== 'base') return;
        stop.abort();
        throw appError('base was stopped.');
      },
    });
    const result = await duet(
      way,
      startedConfig('policy: { seed: 5 }\n'),
      contextOf(),
      world.ports,
      stop.signal,
    );
    if (result.kind === 'recorded') expect(result.recording.validity.valid).toBe(false);
    else expect(result.kind).toBe('could-not-measure');
  },
);

/** p50 and p95 up to +70 %, merged at some time: whether one covers this change the history says, which is read later. */
const accepted = (['p50', 'p95'] as const).flatMap((metric) =>
  ['overall', 'GET home'].map((endpoint) => ({
    ...{ endpoint, metric, upTo: 1.7, reason: 'worth it', expires: '2099-12-31' },
  })),
);

test('what an entry covers is looked at on a second start too, since the entry may be used up', async () => {
  const covered = async (first: number, second: number) => {
    const world: World = createWorld(lottery(first, second));
    const config = startedConfig('policy: { seed: 5 }\n');
    const rules = { ...config.policy, metrics: { p99: { role: 'informative' } } } as const;
    const policy = { ...rules, accepted: accepted.map((one) => ({ ...one, gate: config.gate })) };
    const { signal } = new AbortController();
    const result = await duet(way, { ...config, policy }, contextOf(), world.ports, signal);
    if (result.kind !== 'recorded') throw new Error(result.text);
    const remedy = { kind: 'told', text: '' } as const;
    const { createdAt } = result.recording;
    // As where the entries are used up.
    const frame = { policy: rules, createdAt, tool: 't', remedy };
    const judgement = judge({
      ...{ ...frame, head: result.recording },
      baseline: { runs: [], refused: [], history: null },
    });
    return { starts: startsOf(result), verdict: judgement.verdict };
  };
  const once = await covered(0.3, 0);
  expect(once.starts).toBe(2);
  expect(['pass', 'inconclusive']).toContain(once.verdict);
  expect(await covered(0.3, 0.3)).toEqual({ starts: 2, verdict: 'warn' });
});

test('errors that are accepted leave the latency that nobody accepted to its second start', async () => {
  const config = startedConfig('policy: { seed: 5 }\n');
  const errors = ['overall', 'GET home'].map((endpoint) => ({
    ...({ gate: config.gate, endpoint, metric: 'error-rate', upTo: 0.1 } as const),
    ...{ reason: 'worth it', expires: '2099-12-31' },
  }));
  const policy = { ...config.policy, accepted: errors };
  const world: World = createWorld(lottery(0.3, 0, 5, 0.05));
  const { signal } = new AbortController();
  const result = await duet(way, { ...config, policy }, contextOf(), world.ports, signal);
  expect(startsOf(result)).toBe(2);
});

test.each(['base', 'head', 'both'])(
  'what is settled stays so where %s breaks at a start that only an entry asked for',
  async (broken) => {
    const config = startedConfig('policy: { seed: 5 }\n');
    const rules = { ...config.policy, metrics: { p99: { role: 'informative' } } } as const;
    const policy = { ...rules, accepted: accepted.map((one) => ({ ...one, gate: config.gate })) };
    const world: World = createWorld({
      ...lottery(0.3, 0.3),
      start: ({ arm }, nth) => {
        if (nth >= 2 && (broken === 'both' || broken === arm)) throw appError(`${arm} fell over.`);
      },
    });
    const { signal } = new AbortController();
    const result = await duet(way, { ...config, policy }, contextOf(), world.ports, signal);
    const recording = { duet: { stop: 'settled', starts: 1 }, notes: [] };
    expect(result).toMatchObject({ kind: 'recorded', recording });
    expect(world.said.join('\n')).toContain('fell over');
    expect([...world.running]).toEqual([]);
  },
);

/** So many requests of a round that fail, in these seconds. */
function failing(values: WindowValues, failed: number, failingSeconds: readonly number[]): WindowValues {
  const subjects = Object.entries(values.subjects).map(([key, one]) => [
    key,
    { ...one, failed, failingSeconds },
  ]);
  return { ...values, subjects: Object.fromEntries(subjects) };
}

test('errors that warn before a base that does not start again are not called unconfirmed', async () => {
  const { world, result } = await drive({
    ...onSecond('base'),
    drive: (asked) => {
      // Base fails once too, so that more failures of head do no more than warn.
      const pairs = samplePairs({ count: 20, seed: 5, effect: 0.6, noise: 0.3 }).map((pair, index) => ({
        ...pair,
        base: index === 0 ? failing(pair.base, 8, [1]) : pair.base,
        head: failing(pair.head, 9, [0, 2, 4]),
      }));
      return { pairs: pairs.slice(0, asked.length), trouble: { base: [], head: [] } };
    },
  });
  const recording = { duet: { stop: 'regressed', starts: 1 }, notes: [] };
  expect(result).toMatchObject({ kind: 'recorded', recording });
  expect(world.said.join('\n')).toContain('base fell over');
});

test('errors need no second start', async () => {
  const { verdict, starts, pairs } = await judged({
    ...lottery(0.3, 0.3),
    drive: (asked) => {
      const pairs = samplePairs({ count: 20, seed: 5, effect: 0.3, headErrors: 0.05 });
      return { pairs: pairs.slice(0, asked.length), trouble: { base: [], head: [] } };
    },
  });
  expect({ verdict, starts, pairs }).toEqual({ verdict: 'fail', starts: 1, pairs: 4 });
});

test.each<readonly [string, Wishes, Partial<AppConfig>]>([
  ['starts that take long', { startMs: 3000 }, {}],
  ['a setup whose work a stop may take away', {}, { setup: 'make db', stop: 'make clean' }],
  ['a load generator that cannot move', { driver: {} }, {}],
])('%s: the duet goes on with its first start', async (_, wishes, app) => {
  const { world, result } = await drive({ ...OPEN, ...wishes }, app);
  expect(world.starts).toHaveLength(2);
  expect(world.happened.filter((line) => line.startsWith('drive')).length).toBeGreaterThan(1);
  expect(startsOf(result)).toBe(1);
});

const onSecond = (...broken: readonly string[]): Wishes => ({
  ...OPEN,
  start: ({ arm }, nth) => {
    if (nth >= 2 && broken.includes(arm)) throw appError(`${arm} fell over.`);
  },
});

test.each([
  [
    'head',
    'head-broken',
    'Head does not do under load what base does: Restarted, head failed: head fell over.',
  ],
  ['base', 'base-broken', 'Restarted, base failed: base fell over.'],
])('a %s that does not start a second time has the trouble itself', async (arm, kind, text) => {
  const { world, result } = await drive(onSecond(arm));
  expect(result).toMatchObject({ kind, text, detail: `log of: ${arm} fell over.` });
  expect([...world.running]).toEqual([]);
  expect([...world.folders]).toEqual([]);
});

test('a base that does not start a second time beside head, and does so alone, makes the run invalid', async () => {
  const { world, result } = await drive({
    ...OPEN,
    start: ({ arm }, nth) => {
      if ((nth === 2 || nth === 3) && arm === 'base') throw appError('base fell over.');
    },
  });
  expect(result).toMatchObject({ kind: 'could-not-measure', text: expect.stringContaining('head may have') });
  expect([...world.running]).toEqual([]);
});

test('where neither starts a second time, nobody is blamed', async () => {
  const { result } = await drive(onSecond('base', 'head'));
  expect(result.kind).toBe('could-not-measure');
});

test('an arm that does not come through the warm-up has the trouble itself', async () => {
  const driver: Partial<DuetDriver> = {
    rewarm: async () => ({ pairs: [], trouble: troubles([], ['Every request failed.']) }),
  };
  const { result } = await drive({ ...OPEN, driver });
  expect(result).toMatchObject({ kind: 'head-broken' });
});
