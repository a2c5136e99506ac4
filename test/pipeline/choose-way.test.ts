import { expect, test } from 'vitest';
import { chooseWay } from '../../src/pipeline/choose-way.ts';
import { EnvironmentError, UsageError } from '../../src/ports/errors.ts';
import { configOf } from '../core/config/written.ts';
import { BASE, contextOf, createWorld, startedConfig, type Wishes } from './world.ts';

type Context = Parameters<typeof contextOf>[0];

const choose = (config = startedConfig(), kind: Context = 'pull-request', wishes: Wishes = {}) =>
  chooseWay(config, contextOf(kind), createWorld(wishes).ports);

const DUET = { kind: 'duet', base: { sha: BASE, how: 'first parent' } };
const TARGETS = 'compare: { base-target: http://b.test, head-target: http://h.test }\n';
const FIXED = 'start: serve, port: 3000';

test.each<Context>(['pull-request', 'merge-group', 'other'])(
  'a run of the kind %s is a duet wherever the app can be started',
  async (kind) => {
    expect(await choose(startedConfig(), kind)).toEqual(DUET);
  },
);

test('a run of the base branch is solo', async () => {
  expect(await choose(startedConfig('compare: { mode: duet }\n'), 'base-branch')).toEqual({
    kind: 'stored',
    why: null,
  });
});

test('stored is taken when it is asked for', async () => {
  expect(await choose(startedConfig('compare: { mode: stored }\n'))).toEqual({ kind: 'stored', why: null });
});

test('two targets that the user started are a duet, and solo on the base branch', async () => {
  const config = configOf(`workload: { script: l.js }\n${TARGETS}`);
  const targets = { kind: 'targets', base: 'http://b.test', head: 'http://h.test' };
  expect(await choose(config)).toEqual(targets);
  expect(await choose(config, 'base-branch')).toEqual({ kind: 'stored', why: null });
});

test('without an app to start, what a duet would give is said', async () => {
  const way = await choose(configOf('workload: { script: l.js, target: http://t.test }\n'));
  expect(way).toMatchObject({ kind: 'stored', why: expect.stringContaining('With `app.start`') });
});

test('a base that is not there is said', async () => {
  const way = await choose(startedConfig(), 'pull-request', { base: async () => null });
  expect(way).toEqual({ kind: 'stored', why: 'There is no base commit to drive beside this one.' });
});

test('a base that cannot be fetched is said with what mends it', async () => {
  const base = () =>
    Promise.reject(new EnvironmentError('The commits are not here.', 'Set `fetch-depth: 0`.'));
  const way = await choose(startedConfig(), 'pull-request', { base });
  expect(way).toEqual({ kind: 'stored', why: 'The commits are not here. Set `fetch-depth: 0`.' });
});

test('a bug is not taken for a base that is not there', async () => {
  const base = () => Promise.reject(new TypeError('undefined is not a function'));
  await expect(choose(startedConfig(), 'pull-request', { base })).rejects.toThrow(TypeError);
});

test('on a laptop the named revision is the base', async () => {
  const config = configOf('app: { start: x }\nworkload: { script: l.js }\n', { base: 'v1.2' });
  const base = { sha: BASE, how: 'the revision v1.2' };
  expect(await choose(config, 'local')).toEqual({ kind: 'duet', base });
});

test("a revision that is none is the user's to correct", async () => {
  const config = configOf('app: { start: x }\nworkload: { script: l.js }\n', { base: 'v9' });
  const chosen = choose(config, 'local', { resolve: async () => null });
  await expect(chosen).rejects.toThrow(UsageError);
  await expect(chosen).rejects.toThrow('v9 is no revision of the repository');
});

test('on a laptop without a base nothing is said, unless a duet was asked for', async () => {
  expect(await choose(startedConfig(), 'local')).toEqual({ kind: 'stored', why: null });
  const asked = await choose(startedConfig('compare: { mode: duet }\n'), 'local');
  expect(asked).toEqual({
    kind: 'stored',
    why: 'There is no duet without a base: name one with --base REVISION.',
  });
});

test('with a fixed port two builds cannot run at once, which is said', async () => {
  expect(await choose(startedConfig('', FIXED))).toEqual({
    kind: 'stored',
    why: 'app.port is fixed to 3000, so two builds cannot run at once: let the app listen on PORT and take app.port out, or list in app.reach the ports of 127.0.0.1 that it connects to (`[]` for none), so that each build gets a network of its own.',
  });
  expect(await choose(startedConfig('', FIXED), 'base-branch')).toEqual({ kind: 'stored', why: null });
});

test('with a fixed port and what is reached, each build gets a network of its own', async () => {
  const apart = (reach: readonly number[]) => ({ ...DUET, apart: { port: 3000, reach } });
  expect(await choose(startedConfig('', `${FIXED}, reach: []`))).toEqual(apart([]));
  expect(await choose(startedConfig('', `${FIXED}, reach: [5432, 6379]`))).toEqual(apart([5432, 6379]));
});

test('where there are no networks, that is said in the words of the system', async () => {
  const config = (rest = '') => startedConfig(rest, `${FIXED}, reach: []`);
  const wishes = { noNetworks: 'unshare: unshare failed: Operation not permitted' };
  const why =
    'app.port is fixed to 3000, so two builds cannot run at once, and no networks of their own can be made for them here (unshare: unshare failed: Operation not permitted): let the app listen on PORT and take app.port out.';
  expect(await choose(config(), 'pull-request', wishes)).toEqual({ kind: 'stored', why });
  const asked = choose(config('compare: { mode: duet }\n'), 'pull-request', wishes);
  await expect(asked).rejects.toThrow(UsageError);
});

test("a duet that was asked for with a fixed port is the user's to correct", async () => {
  const chosen = choose(startedConfig('compare: { mode: duet }\n', FIXED));
  await expect(chosen).rejects.toThrow(UsageError);
  await expect(chosen).rejects.toThrow('app.port is fixed to 3000');
});

const IMAGE = "build: docker build -t 'shop:latest' ., start: 'docker run --rm -p 127.0.0.1:$PORT:8080 shop'";
const ONE_IMAGE =
  'app.build gives the image `shop:latest` one name on both sides, and app.start runs it, so base and head would be the same build, the one that ends last: put the commit of the side into the name, `docker build -t shop:$PERF_GATE_SHA .` and `docker run … shop:$PERF_GATE_SHA`.';

test('where both would run the one image that was built last, that is said and nothing is driven beside the other', async () => {
  expect(await choose(startedConfig('', IMAGE))).toEqual({ kind: 'stored', why: ONE_IMAGE });
  expect(await choose(startedConfig('', IMAGE), 'base-branch')).toEqual({ kind: 'stored', why: null });
  const own = IMAGE.replace('shop:latest', 'shop:$PERF_GATE_SHA').replace(
    "8080 shop'",
    "8080 shop:$PERF_GATE_SHA'",
  );
  expect(await choose(startedConfig('', own))).toEqual(DUET);
});

test("a duet of one image that was asked for is the user's to correct", async () => {
  const chosen = choose(startedConfig('compare: { mode: duet }\n', IMAGE));
  await expect(chosen).rejects.toThrow(UsageError);
  await expect(chosen).rejects.toMatchObject({ problems: [{ where: 'app.build', message: ONE_IMAGE }] });
});
