import { expect, test } from 'vitest';
import { selfTestVerdict } from '../../../src/core/report/self-test-report.ts';
import { selfTest } from '../../../src/pipeline/self-test/self-test.ts';
import { UsageError } from '../../../src/ports/errors.ts';
import { shaOf } from '../../contracts/samples.ts';
import { configOf } from '../../core/config/written.ts';
import { troubles } from '../../support/troubles.ts';
import { appError, contextOf, createWorld, LACKING, startedConfig, type Wishes } from '../world.ts';

const FINE = { pairs: [], trouble: { base: [], head: [] } };
/** A load generator that goes on after a second start. */
const MOVABLE: Wishes = { driver: { rewarm: async () => FINE } };

async function run(wishes: Wishes = {}, app = 'start: serve, build: make', runs = 2) {
  const world = createWorld({ noise: 0.02, ...wishes });
  const config = startedConfig('policy: { seed: 2 }\n', app);
  const { signal } = new AbortController();
  const testing = selfTest(config, contextOf('local'), world.ports, signal, runs);
  const found = await testing.catch((thrown: unknown) => thrown);
  return { world, found: Array.isArray(found) ? found : [], thrown: Array.isArray(found) ? null : found };
}

const of = (happened: readonly string[], ...words: readonly string[]) =>
  happened.filter((line) => words.some((word) => line.startsWith(word)));

test('one build is started anew on both sides for each duet, and something is planted in the last two', async () => {
  const { world, found } = await run();
  expect(found.map(({ planted }) => planted)).toEqual(['nothing', 'nothing', 'delay', 'errors']);
  expect(of(world.happened, 'build', 'checkout')).toEqual(['build head']);
  const fresh = ['start base', 'start head', 'stop head', 'stop base'];
  expect(of(world.happened, 'start', 'stop')).toEqual([...fresh, ...fresh, ...fresh, ...fresh]);
  const directories = new Set(world.starts.map(({ directory }) => directory));
  expect([...directories]).toEqual([startedConfig().workingDirectory]);
  expect([...new Set(world.starts.map(({ sha }) => sha))]).toEqual([shaOf(1)]);
  const base = found[1]?.judgement.comparisons.find(
    ({ metric }: { metric: string }) => metric === 'p50',
  )?.base;
  const delay = 0.8 * (base ?? 0);
  expect(of(world.happened, 'plant')).toEqual([`plant ${delay} ms, 0`, 'plant 0 ms, 0.05']);
  expect(of(world.happened, 'close proxy')).toHaveLength(4);
});

test('whether targets are met is not asked: it says nothing of the gate', async () => {
  const world = createWorld({ noise: 0.02 });
  const config = startedConfig('policy: { seed: 2 }\ntargets: [p95 < 1ms]\n', 'start: serve, build: make');
  const { signal } = new AbortController();
  const found = await selfTest(config, contextOf('local'), world.ports, signal, 1);
  expect(found.flatMap(({ judgement }) => judgement.targets ?? [])).toEqual([]);
  expect(found[0]?.judgement.reasons.map(({ kind }) => kind)).toEqual(['unchanged']);
});

test('images of Compose are each side’s own, and built before either side starts', async () => {
  const { world } = await run({}, 'compose: compose.yml, build: make');
  expect(of(world.happened, 'build', 'start').slice(0, 4).toSorted()).toEqual([
    ...['build base', 'build head', 'start base', 'start head'],
  ]);
  expect(of(world.happened, 'build')).toHaveLength(2);
});

test('duets with nothing planted are driven without a proxy, those with a fault have one on both sides', async () => {
  const { world } = await run();
  const duets = of(world.happened, 'duet of').map((line) => line.match(/proxy/g)?.length ?? 0);
  expect(duets).toEqual([0, 0, 2, 2]);
});

test('it resets and holds to CPUs of their own what the gate does', async () => {
  const { world } = await run({ cpus: [0, 1, 2, 3] });
  expect(world.starts.map(({ arm, cpus }) => `${arm} ${cpus}`).slice(0, 2)).toEqual(['base 0', 'head 1']);
  expect(of(world.happened, 'reset')).toHaveLength(2 * of(world.happened, 'drive').length);
});

test.each([
  ['runs once on each side where its database is theirs to keep', '', 2],
  ['runs for each duet where their own databases are dropped at its end', ', database: { url-env: DB }', 8],
])('the setup %s', async (_, database, times) => {
  const { world } = await run({}, `start: serve, setup: seed${database}`);
  expect(world.starts.filter(({ again }) => again !== true)).toHaveLength(times);
});

/** Starts of head that come up slower than the others. */
const slowOn = (...starts: readonly number[]): Wishes => ({
  effect: (nth) => (starts.includes(nth) ? Math.log(1.4) : 0),
});

test('one start that comes up slower is no false alarm of the gate: a second start has to confirm it', async () => {
  const { found, world } = await run({ ...MOVABLE, ...slowOn(2) });
  expect(found[1]?.judgement.verdict).toMatch(/pass|inconclusive/);
  expect(of(world.happened, 'start head').length).toBeGreaterThan(4);
});

test('two starts that come up slower are one', async () => {
  const { found } = await run({ ...MOVABLE, ...slowOn(2, 3) });
  expect(found.slice(0, 2).map(({ judgement }) => judgement.verdict)).toEqual(['pass', 'warn']);
  expect(selfTestVerdict(found)).toMatchObject({
    verdict: 'fail',
    reason: expect.stringMatching(/^False alarms: 1 of 2/),
  });
});

test.each([
  ['once on each side where nothing takes away what it made', 'setup: make db', [false, true, true, true]],
  ['for each duet after a stop that may', 'setup: make db, stop: make clean', [false, false, false, false]],
])('app.setup runs %s', async (_, more, again) => {
  const { world } = await run({}, `start: serve, ${more}`);
  for (const side of ['base', 'head']) {
    const starts = world.starts.filter(({ arm }) => arm === side);
    expect(starts.map((request) => request.again)).toEqual(again);
  }
});

test('where the load never arrives nothing is judged, and the machine is not trusted', async () => {
  const { found } = await run(LACKING);
  expect(found.map(({ judgement }) => judgement.verdict)).toEqual(Array(4).fill('invalid'));
  expect(selfTestVerdict(found)).toMatchObject({
    verdict: 'invalid',
    reason: expect.stringMatching(/^Too little was judged to trust this machine: 0 of 2 comparisons/),
  });
});

test.each<readonly [string, Wishes, string]>([
  [
    'a head that does not start',
    {
      start: ({ arm }) => {
        if (arm === 'head') throw appError('no table');
      },
    },
    'no table Look at its log.',
  ],
  [
    'a base that does not start again',
    {
      start: ({ arm }, nth) => {
        if (arm === 'base' && nth >= 2) throw appError('no table');
      },
    },
    'no table',
  ],
  [
    'a duet that cannot be driven',
    { drive: () => ({ pairs: [], trouble: troubles(['Gone.'], ['Gone.']) }) },
    'Gone.',
  ],
  [
    'a workload that cannot be cut into rounds',
    { opened: { kind: 'unsuitable', reason: 'It ramps.' } },
    'It ramps.',
  ],
])('%s ends it, and nothing is left running', async (_, wishes, message) => {
  const { world, thrown } = await run(wishes);
  expect(thrown).toMatchObject({ message });
  expect([...world.running]).toEqual([]);
});

test('a proxy that does not open leaves nothing running', async () => {
  const world = createWorld({ noise: 0.02 });
  const openFaultProxy = () => Promise.reject(new Error('no socket'));
  const ports = { ...world.ports, openFaultProxy };
  const { signal } = new AbortController();
  await expect(selfTest(startedConfig(), contextOf('local'), ports, signal, 1)).rejects.toThrow('no socket');
  expect([...world.running]).toEqual([]);
});

test.each([
  ['without an app to start', 'workload: { script: l.js, target: http://t.test }\n', 'set `app.start`'],
  [
    'with a fixed port',
    'app: { start: x, port: 3000 }\nworkload: { script: l.js }\n',
    'app.port is fixed to 3000: let the app listen on PORT and take app.port out.',
  ],
])('%s there is nothing to test', async (_, text, message) => {
  const { ports, happened } = createWorld();
  const { signal } = new AbortController();
  const testing = selfTest(configOf(text), contextOf('local'), ports, signal, 1);
  await expect(testing).rejects.toThrow(UsageError);
  await expect(testing).rejects.toThrow(message);
  expect(happened).toEqual([]);
});
