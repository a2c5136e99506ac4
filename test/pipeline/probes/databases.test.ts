import { expect, test } from 'vitest';
import type { DatabaseEvidence } from '../../../src/core/model/evidence/database.ts';
import type { Arm } from '../../../src/core/model/recording/window.ts';
import type { DatabaseSample } from '../../../src/core/readings/sample.ts';
import { watchDatabases } from '../../../src/pipeline/probes/databases.ts';
import type { DatabaseProbe, DatabaseTarget } from '../../../src/ports/probes/database-probe.ts';

const READ: Omit<DatabaseEvidence, 'endpoints'> = {
  ...{ product: 'postgres', version: '18.0', watchedMs: 1000, statements: [], all: null, totals: null },
  tables: [{ name: 'orders', sequentialScans: 1, sequentialRows: 1, indexScans: 0, rows: 1 }],
  sessions: {
    ...{ looks: 1, most: 1, mostActive: 1, mostIdleInTransaction: 0, longestIdleInTransactionMs: 0 },
    allowed: 97,
  },
  ...{ locks: [], plans: [], gaps: [] },
};

const NONE = { endpoints: [], untraced: null };

/** Tells what it was asked for, in its order. */
function told() {
  const steps: string[] = [];
  const targets: DatabaseTarget[] = [];
  const probe: DatabaseProbe = {
    async open(target) {
      targets.push(target);
      const say = (step: string) => async () => {
        steps.push(`${step} ${target.arm}`);
      };
      const close = async () => {
        await say('close')();
        return READ;
      };
      return {
        kind: 'open',
        session: {
          ...{ begin: say('begin'), end: say('end'), counts: async () => null, close },
          round: (what) => say(what)(),
        },
      };
    },
  };
  return { probe, steps, targets };
}

type Urls = { readonly [A in Arm]?: string };

function watch(urls: Urls, probe: DatabaseProbe, warnings: string[] = [], variable: string | null = 'DB') {
  const arm = (url: string | undefined) => ({
    variable: (name: string) =>
      url === undefined || name !== 'DB' ? null : { value: url, ownDatabase: url.includes('own') },
  });
  return watchDatabases({
    config: { probes: { postgresUrlEnv: variable } },
    arms: { base: arm(urls.base), head: arm(urls.head) },
    ports: {
      databaseProbe: probe,
      log: { write: (_, text) => void warnings.push(text), group: (_, body) => body() },
    },
    signal: new AbortController().signal,
  });
}

test('arms with databases of their own are watched under load, then traced one after the other', async () => {
  const { probe, steps, targets } = told();
  const watched = await watch({ base: 'postgres://own/a', head: 'postgres://own/b' }, probe);
  await watched?.begin();
  const looked = await watched?.finish(async (arm) => {
    steps.push(`trace ${arm}`);
    return { endpoints: [{ endpoint: 'GET /orders', calls: 20, statements: [] }], untraced: null };
  });
  expect(targets.map(({ arm, isOwn, variable }) => [arm, isOwn, variable])).toEqual([
    ['base', true, 'DB'],
    ['head', true, 'DB'],
  ]);
  expect(steps).toEqual([
    ...['begin base', 'begin head', 'end base', 'end head'],
    ...['trace base', 'close base', 'trace head', 'close head'],
  ]);
  expect(looked?.head).toEqual({
    ...READ,
    endpoints: [{ endpoint: 'GET /orders', calls: 20, statements: [] }],
  });
  await watched?.close();
  expect(steps).toHaveLength(8);
});

test('one database for both is not watched under load, which is said, and each endpoint by itself is', async () => {
  const { probe, steps } = told();
  const watched = await watch({ base: 'postgres://h/a', head: 'postgres://h/a' }, probe);
  await watched?.begin();
  const looked = await watched?.finish(async () => NONE);
  expect(steps).toEqual(['close base', 'close head']);
  expect(looked?.base?.gaps).toEqual([{ kind: 'shared' }]);
});

test('one database for both is counted for an arm in its rounds', async () => {
  const { probe, steps } = told();
  const watched = await watch({ base: 'postgres://h/a', head: 'postgres://h/a' }, probe);
  await watched?.begin();
  for (const arm of ['base', 'head', 'head', 'base'] as const)
    for (const what of ['begins', 'ends'] as const) watched?.turn(arm, what);
  await watched?.aside(async () => {});
  const looked = await watched?.finish(async () => NONE);
  const [base, head] = ['base', 'head'].map((arm) => [`begin ${arm}`, `end ${arm}`]);
  expect(steps).toEqual([base, head, head, base, 'close base', 'close head'].flat());
  expect(looked?.head).toMatchObject({
    gaps: [{ kind: 'shared', inTurns: true }],
    ...{ totals: null, tables: [], sessions: null },
  });
});

test('databases of their own are watched all the time, and told of the rounds', async () => {
  const { probe, steps } = told();
  const watched = await watch({ base: 'postgres://h/a', head: 'postgres://h/b' }, probe);
  await watched?.begin();
  watched?.turn('base', 'begins');
  watched?.turn('base', 'ends');
  const looked = await watched?.finish(async () => NONE);
  expect(steps).toEqual([
    ...['begin base', 'begin head', 'begins base', 'ends base'],
    ...['end base', 'end head', 'close base', 'close head'],
  ]);
  expect(looked?.head?.gaps).toEqual([]);
});

test('a round that a database is not told of costs no other one, and not the run', async () => {
  const { probe, steps } = told();
  let isLost = true;
  const losing: DatabaseProbe = {
    async open(target) {
      const opened = await probe.open(target);
      if (opened.kind === 'missing') return opened;
      const round = async (what: 'begins' | 'ends') => {
        if (isLost) throw new Error('the connection is lost');
        await opened.session.round?.(what);
      };
      return { kind: 'open', session: { ...opened.session, round } };
    },
  };
  const watched = await watch({ base: 'postgres://h/a', head: 'postgres://h/b' }, losing);
  watched?.turn('base', 'begins');
  // As long as it takes until a rejection that nobody handles would end the process.
  await new Promise(setImmediate);
  isLost = false;
  watched?.turn('base', 'ends');
  const looked = await watched?.finish(async () => NONE);
  expect(steps).toContain('ends base');
  expect(looked?.base?.gaps).toEqual([]);
});

test('a variable that the application has not is told, and the other side is looked into', async () => {
  const { probe, steps } = told();
  const warnings: string[] = [];
  const watched = await watch({ head: 'postgres://h/a' }, probe, warnings);
  expect(warnings.join()).toContain('no variable DB');
  const looked = await watched?.finish(async () => NONE);
  expect(looked?.base?.gaps).toEqual([{ kind: 'no-url', variable: 'DB' }]);
  expect(looked?.head?.gaps).toEqual([]);
  expect(steps).toContain('close head');
});

test('where it was not finished, closing leaves nothing open; and nobody asks, nothing opens', async () => {
  const { probe, steps, targets } = told();
  const watched = await watch({ base: 'postgres://h/a', head: 'postgres://h/b' }, probe);
  await watched?.close();
  expect(steps).toEqual(['close base', 'close head']);
  expect(await watch({ base: 'postgres://h/a', head: 'postgres://h/b' }, probe, [], null)).toBeNull();
  expect(targets).toHaveLength(2);
});

test('why requests could not be looked at one by one is kept', async () => {
  const { probe } = told();
  const watched = await watch({ base: 'postgres://h/a', head: 'postgres://h/b' }, probe);
  const untraced = { why: 'threw', said: 'TypeError: x' } as const;
  const looked = await watched?.finish(async () => ({ endpoints: [], untraced }));
  expect(looked?.head?.gaps).toEqual([{ kind: 'untraced', ...untraced }]);
});

test('what is no load is not counted, whatever comes of it', async () => {
  const { probe, steps } = told();
  const watched = await watch({ base: 'postgres://h/a', head: 'postgres://h/b' }, probe);
  await watched?.begin();
  await watched?.aside(async () => void steps.push('reset'));
  const failing = watched?.aside(() => Promise.reject(new Error('no reset')));
  await expect(failing).rejects.toThrow('no reset');
  const pause = ['end base', 'end head'];
  const go = ['begin base', 'begin head'];
  expect(steps).toEqual([...go, ...pause, 'reset', ...go, ...pause, ...go]);
});

test.each([
  ['postgres://u@localhost/shop?application_name=base', 'postgres://v@127.0.0.1:5432/shop', true],
  ['postgres://h/shop', 'postgres://h:5433/shop', false],
  ['postgres://h/a', 'postgres://h/b', false],
])('%s and %s: one database: %s', async (base, head, isOne) => {
  const { probe } = told();
  const watched = await watch({ base, head }, probe);
  const looked = await watched?.finish(async () => NONE);
  expect(looked?.head?.gaps).toEqual(isOne ? [{ kind: 'shared' }] : []);
});

/** Of which a statement ran so often, and whose connection ends where it is told to. */
function cutting(calls: number) {
  const { probe, steps } = told();
  const cut = new Set<string>();
  const closed: (boolean | undefined)[] = [];
  const statement = {
    ...({
      id: 'a',
      text: 'SELECT a FROM b',
      kind: 'select',
      calls,
      totalMs: 2 * calls,
      deviationMs: 1,
    } as const),
    ...{ rows: calls, blocksHit: 1, blocksRead: 0, tempBlocks: 0 },
  };
  const own: DatabaseProbe = {
    async open(target) {
      const opened = await probe.open(target);
      if (opened.kind === 'missing') return opened;
      const close = async (wanted?: { readonly plans: boolean }) => {
        closed.push(wanted?.plans);
        return { ...(await opened.session.close()), statements: [statement] };
      };
      const isCut = () => cut.delete(target.arm);
      return { kind: 'open', session: { ...opened.session, isCut, close } };
    },
  };
  return { probe: own, steps, cut, closed };
}

test('a database that was made anew for a further start is looked into again, and both looks count', async () => {
  const { probe, steps, cut, closed } = cutting(100);
  const watched = await watch({ base: 'postgres://own/a', head: 'postgres://own/b' }, probe);
  await watched?.begin();
  await watched?.aside(async () => void cut.add('head'));
  expect(steps.slice(4)).toEqual(['close head', 'begin base', 'begin head']);
  const looked = await watched?.finish(async () => NONE);
  expect(looked?.head?.statements).toMatchObject([{ calls: 200, totalMs: 400, deviationMs: 1 }]);
  expect(looked?.head?.watchedMs).toBe(2000);
  expect(looked?.base?.statements).toMatchObject([{ calls: 100 }]);
  expect(closed).toEqual([false, undefined, undefined]);
});

test('a database that is not the gate’s own is left where its connection ends', async () => {
  const { probe, steps, cut } = cutting(100);
  const watched = await watch({ base: 'postgres://h/a', head: 'postgres://h/b' }, probe);
  await watched?.begin();
  await watched?.aside(async () => void cut.add('head'));
  expect(steps).not.toContain('close head');
});

test('a run that fails waits for no plans', async () => {
  const { probe, closed } = cutting(1);
  const watched = await watch({ base: 'postgres://h/a', head: 'postgres://h/b' }, probe);
  await watched?.close();
  expect(closed).toEqual([false, false]);
});

const sampled = (at: number, statements: number) => ({
  at,
  statements,
  rows: 2 * statements,
  ms: 0.5 * statements,
});

/** A probe whose sessions each have counted this, and were cut where the next one was opened. */
function counting(samples: readonly (readonly DatabaseSample[])[]): DatabaseProbe {
  let opened = 0;
  return {
    async open() {
      const own = samples[opened] ?? [];
      opened += 1;
      const nothing = async () => {};
      return {
        kind: 'open',
        session: {
          ...{ begin: nothing, end: nothing, counts: async () => null, close: async () => READ },
          ...{ samples: () => own, isCut: () => true },
        },
      };
    },
  };
}

test('what a database counted goes on where one that was made anew takes its place', async () => {
  const probe = counting([
    [sampled(1000, 0), sampled(1250, 10)],
    [sampled(5000, 0), sampled(5250, 4)],
  ]);
  const watched = await watch({ head: 'postgres://own/b' }, probe);
  expect(watched?.samples()).toEqual({ head: [sampled(1000, 0), sampled(1250, 10)] });
  await watched?.aside(async () => {});
  expect(watched?.samples()).toEqual({
    head: [sampled(1000, 0), sampled(1250, 10), sampled(5000, 10), sampled(5250, 14)],
  });
});

test('of one database for both sides nothing is followed in time', async () => {
  const probe = counting([[sampled(1000, 0)], [sampled(1000, 0)]]);
  const watched = await watch({ base: 'postgres://here/a', head: 'postgres://here/a' }, probe);
  expect(watched?.samples()).toEqual({});
});
