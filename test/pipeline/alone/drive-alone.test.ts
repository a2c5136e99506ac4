import { expect, test } from 'vitest';
import { HISTORY_STAMP } from '../../../src/core/model/baseline.ts';
import type { DatabaseEvidence } from '../../../src/core/model/evidence/database.ts';
import type { Recording, Validity } from '../../../src/core/model/recording/recording.ts';
import { gate } from '../../../src/pipeline/gate.ts';
import { EnvironmentError } from '../../../src/ports/errors.ts';
import type { DatabaseSession } from '../../../src/ports/probes/database-probe.ts';
import { createMemoryStore } from '../../support/memory-store.ts';
import { appError, contextOf, createWorld, recordingOf, startedConfig, type Wishes } from '../world.ts';

const STORED = 'compare: { mode: stored, escalate: never }\n';
const SHORT: Validity = { valid: false, reasons: ['The load was not delivered.'] };
const FINE: Validity = { valid: true };

type Run = {
  readonly wishes: Wishes;
  readonly settings?: string;
  readonly app?: string;
  readonly stop?: AbortController;
};

async function run({ wishes, settings = STORED, app, stop = new AbortController() }: Run) {
  const store = createMemoryStore();
  await store.save(recordingOf(), { ...HISTORY_STAMP, gate: 'job', entries: [] });
  const world = createWorld({ store, ...wishes });
  const { judgement } = await gate(startedConfig(settings, app), contextOf(), world.ports, stop.signal);
  const written = world.written.get('recording.json');
  const recording: Recording | null = written === undefined ? null : JSON.parse(written);
  const runs = world.happened.filter((line) => line === 'measure head alone').length;
  return { world, judgement, recording, runs };
}

/** The validity of each attempt in turn. */
const attempts =
  (...each: readonly Validity[]): NonNullable<Wishes['alone']> =>
  (nth) => ({ validity: each[nth - 1] ?? FINE, notes: [`attempt ${nth}`] });

const FIRST =
  'A first attempt could not be judged, so this is the second and last one: The load was not delivered.';

test('an attempt that could not be judged is made once more, which is said, and the second one counts', async () => {
  const { world, judgement, recording, runs } = await run({ wishes: { alone: attempts(SHORT, FINE) } });
  expect(runs).toBe(2);
  expect(judgement.verdict).not.toBe('invalid');
  expect(judgement.comparisons.length).toBeGreaterThan(0);
  expect(recording?.validity).toEqual(FINE);
  expect(recording?.notes).toEqual([FIRST, 'attempt 2']);
  expect(judgement.notes).toContain(FIRST);
  expect(world.said.join('\n')).toContain(
    'Measured once more, since the first attempt cannot be judged: The load',
  );
  expect([...world.running]).toEqual([]);
});

test('an attempt that can be judged is the only one, whatever it says', async () => {
  const { world, runs, recording } = await run({ wishes: { alone: attempts(FINE, SHORT) } });
  expect(runs).toBe(1);
  expect(recording?.notes).toEqual(['attempt 1']);
  expect(world.happened.filter((line) => line === 'start head')).toHaveLength(1);
});

test('two attempts that could not be judged are the last, and the run is invalid', async () => {
  const { judgement, recording, runs } = await run({ wishes: { alone: attempts(SHORT, SHORT, FINE) } });
  expect(runs).toBe(2);
  expect(judgement).toMatchObject({
    verdict: 'invalid',
    reason: expect.stringContaining('The load was not delivered. Once that is fixed, run the check again'),
  });
  expect(recording?.notes[0]).toBe(FIRST);
});

test('the application is started anew for the second attempt, and its state brought back', async () => {
  const { world } = await run({ wishes: { alone: attempts(SHORT, FINE) } });
  const one = ['start head', 'measure head alone', 'stop head'];
  const again = [one[0], 'reset head', ...one.slice(1)];
  expect(world.happened).toEqual(['checkout base', 'build head', ...one, ...again]);
  expect(world.starts.map(({ again }) => again)).toEqual([false, true]);
});

test('an application whose stop may take away what its setup made runs on', async () => {
  const app = 'start: serve, setup: createdb, stop: dropdb';
  const { world, runs } = await run({ wishes: { alone: attempts(SHORT, FINE) }, app });
  expect(runs).toBe(2);
  expect(world.happened.filter((line) => line === 'start head')).toHaveLength(1);
  expect(world.happened).toContain('reset head');
});

test('a target that runs already is driven once more as it is', async () => {
  const { signal } = new AbortController();
  const world = createWorld({ alone: attempts(SHORT, FINE) });
  const { app: _app, ...config } = startedConfig(STORED);
  const workload = { ...config.workload, target: 'http://shop.example' };
  const { judgement } = await gate({ ...config, app: null, workload }, contextOf(), world.ports, signal);
  expect(world.happened).toEqual(['checkout base', 'measure head alone', 'measure head alone']);
  expect(judgement.notes).toContain(FIRST);
});

test('what comes before the judged load is not counted in the database', async () => {
  const world = createWorld({ alone: attempts(FINE) });
  const { happened, ports } = world;
  const say = (step: string) => async () => void happened.push(step);
  const read: Omit<DatabaseEvidence, 'endpoints'> = {
    ...{ product: 'postgres', version: '18.0', watchedMs: 1000, statements: [], all: null, totals: null },
    ...{ tables: [], sessions: null, locks: [], plans: [], gaps: [] },
  };
  const session: DatabaseSession = {
    ...{ begin: say('count'), end: say('count no more'), counts: async () => null },
    close: async () => read,
  };
  const apps: typeof ports.apps = {
    ...ports.apps,
    start: async (request) => {
      const variable = () => ({ value: 'postgres://h/shop', ownDatabase: false });
      return Object.create(await ports.apps.start(request), { variable: { value: variable } });
    },
  };
  const databaseProbe = { open: async () => ({ kind: 'open', session }) as const };
  const config = startedConfig(`${STORED}probes: { postgres: { url-env: DB } }\n`);
  const { signal } = new AbortController();
  await gate(config, contextOf(), { ...ports, apps, databaseProbe }, signal);
  expect(happened.slice(happened.indexOf('count'))).toEqual([
    ...['count', 'count no more', 'measure head alone', 'count', 'count no more', 'stop head'],
  ]);
});

test('a run that is cancelled in its first attempt has no second', async () => {
  const stop = new AbortController();
  const alone = () => {
    stop.abort(new EnvironmentError('Stopped by SIGINT.', ''));
    return { validity: SHORT };
  };
  const { judgement, runs } = await run({ wishes: { alone }, stop });
  expect(runs).toBe(1);
  expect(judgement).toMatchObject({ verdict: 'invalid', reason: expect.stringContaining('cancelled') });
});

test('a second attempt that the budget has no room for is not made, and why is said', async () => {
  const short = startedConfig(`${STORED}policy: { budget: 24 }\n`).compare.budgetSeconds;
  expect(short).toBe(24);
  const { load } = recordingOf().arms.head;
  const long = {
    load: { ...load, durationMs: 13_000, iterationRate: load.iterations / 13 },
    validity: SHORT,
  };
  const settings = `${STORED}policy: { budget: 24 }\n`;
  const { world, judgement, runs } = await run({ wishes: { alone: () => long }, settings });
  expect(runs).toBe(1);
  expect(judgement.verdict).toBe('invalid');
  const why = 'both attempts would take 26 s of load, and `policy.budget` allows 24 s. Set it to 26s';
  expect(judgement.reasons.map(({ text }) => text).join('\n')).toContain(why);
  expect(world.said.join('\n')).toContain(why);
});

test('a script that threw everywhere is not tried again', async () => {
  const { load } = recordingOf().arms.head;
  const alone = () => ({ load: { ...load, outcome: 'all-iterations-failed' } as const, validity: SHORT });
  const { judgement, runs } = await run({ wishes: { alone } });
  expect(runs).toBe(1);
  expect(judgement.verdict).toBe('invalid');
});

test('a second attempt that cannot be made leaves the first, and blames nobody', async () => {
  const start: Wishes['start'] = (_request, nth) => {
    if (nth === 2) throw appError('Port 4000 is taken.');
  };
  const { judgement, runs } = await run({ wishes: { alone: attempts(SHORT, FINE), start } });
  expect(runs).toBe(1);
  expect(judgement.verdict).toBe('invalid');
  expect(judgement.reasons.map(({ text }) => text)).toEqual([
    'The load was not delivered.',
    'It could not be measured once more: Port 4000 is taken.',
  ]);
});

test('the rules of base are read before anything of head runs, which could rewrite what git has stored', async () => {
  const { world } = await run({ wishes: { alone: attempts(FINE) } });
  const [first] = world.happened;
  expect(first).toBe('checkout base');
  expect(world.happened.filter((line) => line === 'checkout base')).toHaveLength(1);
});

const fails: Wishes['build'] = () => {
  throw appError('no compiler');
};

test.each<readonly [string, Wishes, readonly string[]]>([
  ['was measured twice', { alone: attempts(SHORT, FINE) }, ['head']],
  ['does not build', { build: fails }, ['head']],
  ['does not start', { start: fails }, ['head']],
])('the database of a head that %s is taken away at its end, once', async (_, wishes, released) => {
  const { world } = await run({ wishes });
  expect(world.released).toEqual(released);
});
