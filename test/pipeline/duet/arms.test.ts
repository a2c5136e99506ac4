import { expect, test } from 'vitest';
import { startArms } from '../../../src/pipeline/duet/arms.ts';
import { EnvironmentError, MachineError } from '../../../src/ports/errors.ts';
import { appError, BASE, createWorld, startedConfig, type Wishes, type World } from '../world.ts';

const CONFIG = startedConfig('', 'start: serve, build: make');
const way = { kind: 'duet', base: { sha: BASE, how: 'first parent' } } as const;
const HEAD_FIRST = 5;
const BASE_FIRST = 2;

function start({ ports }: World, seed = BASE_FIRST, signal = new AbortController().signal) {
  return startArms({ way, config: CONFIG, ports, signal, seed, cores: null });
}

function nothingIsLeft({ running, folders }: World): void {
  expect([...running]).toEqual([]);
  expect([...folders]).toEqual([]);
}

test('both are built before either runs, and the seed says which one starts first', async () => {
  const world = createWorld();
  const arms = await start(world);
  expect(world.happened).toEqual(['checkout base', 'build base', 'build head', 'start base', 'start head']);
  expect(world.starts.map(({ directory }) => directory)).toEqual([`/base/${BASE}`, CONFIG.workingDirectory]);
  await arms.stop();
  await arms.stop();
  nothingIsLeft(world);
  const other = createWorld();
  await start(other, HEAD_FIRST);
  expect(other.happened.slice(-2)).toEqual(['start head', 'start base']);
});

test('what was built of base before is not built again, and this is said', async () => {
  const world = createWorld({ built: true });
  await start(world);
  expect(world.happened.slice(0, 2)).toEqual(['checkout base', 'build head']);
  expect(world.said).toContain('Built output of base reused.');
});

test("base is built and started by its own revision's configuration", async () => {
  const own = startedConfig('policy: { warn: 10% }\n', 'start: old, build: old-make');
  const world = createWorld({ configAtBase: own });
  const arms = await start(world);
  expect(world.starts.map(({ app }) => app.start)).toEqual(['old', 'serve']);
  expect(arms.baseConfig?.policy.warn).toBe(0.1);
});

const onArm = (broken: 'base' | 'head', text: string) => (request: { readonly arm: string }) => {
  if (request.arm === broken) throw appError(text);
};

test.each<readonly [string, Wishes, string, string]>([
  ['base does not build', { build: onArm('base', 'no compiler') }, 'BaseError', 'no compiler'],
  ['head does not build', { build: onArm('head', 'no compiler') }, 'AppError', 'no compiler'],
  ['base does not start', { start: onArm('base', 'no table') }, 'BaseError', 'no table'],
  ['head does not start', { start: onArm('head', 'no table') }, 'AppError', 'no table'],
  [
    'neither starts',
    {
      start: () => {
        throw appError('no database');
      },
    },
    'BaseError',
    'no database',
  ],
  [
    'neither starts, and base since the machine is in trouble',
    {
      start: ({ arm }) => {
        throw arm === 'head' ? appError('no room') : new MachineError('The disk is full.', 'Free space.');
      },
    },
    'EnvironmentError',
    'The disk is full.',
  ],
  [
    'the port of base is taken',
    {
      start: (request) => {
        if (request.arm === 'base') throw new EnvironmentError('Port 80 is in use.', 'Stop it.');
      },
    },
    'BaseError',
    'Port 80 is in use. Stop it.',
  ],
])('%s: it is told whose trouble it is, and nothing is left', async (_, wishes, name, message) => {
  for (const seed of [BASE_FIRST, HEAD_FIRST]) {
    const world = createWorld(wishes);
    await expect(start(world, seed)).rejects.toMatchObject({ name, message });
    nothingIsLeft(world);
  }
});

test("a cancel while base starts is not called base's trouble", async () => {
  const controller = new AbortController();
  const world = createWorld({
    start: () => {
      controller.abort();
      throw appError('not ready');
    },
  });
  await expect(start(world, BASE_FIRST, controller.signal)).rejects.toMatchObject({ name: 'AppError' });
  nothingIsLeft(world);
});

test('two targets are only asked whether they answer', async () => {
  const world = createWorld();
  const targets = { kind: 'targets', base: 'http://b.test', head: 'http://h.test' } as const;
  const { signal } = new AbortController();
  const arms = await startArms({
    way: targets,
    config: CONFIG,
    ports: world.ports,
    signal,
    seed: 1,
    cores: null,
  });
  expect([arms.base.baseUrl, arms.head.baseUrl]).toEqual(['http://b.test', 'http://h.test']);
  await arms.stop();
  expect(world.happened).toEqual([]);
});
