import { expect, test } from 'vitest';
import type { DatabaseEvidence } from '../../../src/core/model/evidence/database.ts';
import type { Arm } from '../../../src/core/model/recording/window.ts';
import { watchDatabases } from '../../../src/pipeline/probes/databases.ts';
import type { DatabaseProbe, DatabaseTarget } from '../../../src/ports/probes/database-probe.ts';

const READ: Omit<DatabaseEvidence, 'endpoints'> = {
  ...{ product: 'postgres', version: '18.0', watchedMs: 1000, statements: [], all: null, totals: null },
  ...{ tables: [], sessions: null, locks: [], plans: [], gaps: [] },
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
        session: { begin: say('begin'), end: say('end'), counts: async () => null, close },
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
