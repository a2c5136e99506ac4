import { describe, expect, test } from 'vitest';
import { startArms } from '../../../../src/pipeline/duet/arms/arms.ts';
import { EnvironmentError, MachineError } from '../../../../src/ports/errors.ts';
import { shaOf } from '../../../contracts/samples.ts';
import { appError, BASE, createWorld, startedConfig, type Wishes, type World } from '../../world.ts';

const CONFIG = startedConfig('', 'start: serve, build: make');
const way = { kind: 'duet', base: { sha: BASE, how: 'first parent' } } as const;
const HEAD_FIRST = 5;
const BASE_FIRST = 2;

function start({ ports }: World, seed = BASE_FIRST, signal = new AbortController().signal, config = CONFIG) {
  return startArms({ way, config, ports, signal, seed, cores: null });
}

/** Neither processes nor folders, nor databases: each arm's is taken away once nothing of the arm runs. */
function nothingIsLeft({ running, folders, released }: World): void {
  expect([...running]).toEqual([]);
  expect([...folders]).toEqual([]);
  expect(new Set(released)).toEqual(new Set(['base', 'head']));
}

test('both are built before either runs, and the seed says which one starts first', async () => {
  const world = createWorld();
  const arms = await start(world);
  expect(world.happened).toEqual(['checkout base', 'build base', 'build head', 'start base', 'start head']);
  expect(world.starts.map(({ directory }) => directory)).toEqual([`/base/${BASE}`, CONFIG.workingDirectory]);
  expect(world.released).toEqual([]);
  expect(world.starts.map(({ sha }) => sha)).toEqual([BASE, shaOf(1)]);
  await arms.stop();
  await arms.stop();
  nothingIsLeft(world);
  const other = createWorld();
  await start(other, HEAD_FIRST);
  expect(other.happened.slice(-2)).toEqual(['start head', 'start base']);
});

test('where one cannot be stopped, folders and databases go all the same', async () => {
  const world = createWorld();
  const { apps } = world.ports;
  const stuck: typeof apps.start = async (request) => ({
    ...(await apps.start(request)),
    stop: async () => {
      throw new Error('it cannot be ended');
    },
  });
  const arms = await start({ ...world, ports: { ...world.ports, apps: { ...apps, start: stuck } } });
  await expect(arms.stop()).rejects.toThrow('it cannot be ended');
  expect([...world.folders]).toEqual([]);
  expect(world.released.toSorted()).toEqual(['base while it runs', 'head while it runs']);
});

test('what was built of base before is not built again, and this is said', async () => {
  const world = createWorld({ built: true });
  await start(world);
  expect(world.happened.slice(0, 2)).toEqual(['checkout base', 'build head']);
  expect(world.said).toContain('Built output of base reused.');
});

test('of what was built of base before, images are not: they are made for this run', async () => {
  const composed = startedConfig('', 'compose: compose.yml, build: make');
  const world = createWorld({ built: true, configAtBase: composed });
  await start(world);
  expect(world.happened.slice(0, 3)).toEqual(['checkout base', 'build base', 'build head']);
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

describe('where one of two that start at once fails', () => {
  const failing = (broken: 'base' | 'head', most: number): Wishes => ({
    start: ({ arm }, nth) => {
      if (arm === broken && nth <= most) throw appError('not ready in time.');
    },
  });

  test.each(['base', 'head'] as const)('%s: both start once more, one after the other', async (broken) => {
    const world = createWorld(failing(broken, 1));
    const arms = await start(world, HEAD_FIRST);
    const other = broken === 'base' ? 'head' : 'base';
    const from = world.happened.indexOf('build head') + 1;
    expect(world.happened.slice(from)).toEqual([
      ...[`start ${other}`, `stop ${other}`],
      ...['start head', 'start base'],
    ]);
    expect(world.said).toContain('not ready in time. Both are started again, one after the other.');
    expect([arms.base.died(), arms.head.died()]).toEqual([null, null]);
    await arms.stop();
    nothingIsLeft(world);
  });

  test.each(['base', 'head'] as const)('%s: each gets its state made anew for it', async (broken) => {
    const world = createWorld(failing(broken, 1));
    await start(world);
    expect(world.starts.map(({ again }) => again)).toEqual([false, false, false, false]);
  });

  test('that is believed when it fails again, and by itself', async () => {
    for (const seed of [BASE_FIRST, HEAD_FIRST]) {
      const world = createWorld(failing('head', 3));
      await expect(start(world, seed)).rejects.toMatchObject({ name: 'AppError' });
      nothingIsLeft(world);
    }
  });

  test('that is believed at once where both failed', async () => {
    const neither = createWorld({
      start: () => {
        throw appError('no database');
      },
    });
    await expect(start(neither)).rejects.toMatchObject({ name: 'BaseError' });
    expect(neither.starts).toHaveLength(2);
  });
});

describe('where one starts only while the other does not run', () => {
  const CONFIGS = {
    'at once': CONFIG,
    'one after the other': startedConfig('', 'start: serve, setup: createdb'),
  };
  const seeds = [1, 2, 3, 4, 5, 6, 7, 8];

  test.each(Object.entries(CONFIGS))('%s: nobody is to blame, whichever comes second', async (_, config) => {
    for (const seed of seeds) {
      const world: World = createWorld({
        start: () => {
          if (world.running.size > 0) throw appError('it ended.', 'Error: listen EADDRINUSE :::9090');
        },
      });
      await expect(start(world, seed, undefined, config)).rejects.toMatchObject({
        name: 'NotTogetherError',
        message: 'it ended. Error: listen EADDRINUSE :::9090',
      });
      nothingIsLeft(world);
    }
  });

  test('what was set up is not set up again, and a set-up that works once is nobody’s fault', async () => {
    const [, config] = Object.entries(CONFIGS)[1] ?? [];
    const held: World = createWorld({
      start: () => {
        if (held.running.size > 0) throw appError('it ended.');
      },
    });
    await expect(start(held, BASE_FIRST, undefined, config)).rejects.toMatchObject({ arm: 'head' });
    expect(held.starts.map(({ arm, again }) => [arm, again])).toEqual([
      ['base', false],
      ['head', false],
      ['head', true],
    ]);
    for (const seed of seeds) {
      let made = 0;
      const once = createWorld({
        start: () => {
          made += 1;
          if (made > 1) throw appError('shop is there already.', '', 'setup');
        },
      });
      await expect(start(once, seed, undefined, config)).rejects.toMatchObject({
        name: 'EnvironmentError',
        message: expect.stringContaining('app.setup works once'),
      });
      nothingIsLeft(once);
    }
  });

  test('a head whose set-up fails for it alone is told, also where base’s works once', async () => {
    const [, config] = Object.entries(CONFIGS)[1] ?? [];
    for (const seed of seeds) {
      const world = createWorld({
        start: ({ arm }, nth) => {
          if (arm === 'head') throw appError('no such table.', '', 'setup');
          if (nth > 1) throw appError('shop_base is there already.', '', 'setup');
        },
      });
      await expect(start(world, seed, undefined, config)).rejects.toMatchObject({
        name: 'AppError',
        message: 'no such table.',
      });
      nothingIsLeft(world);
    }
  });
});

describe('where one of two that are started anew at once fails', () => {
  /** From its second start on, so many times. */
  const failing = (broken: 'base' | 'head', times: number): Wishes => ({
    start: ({ arm }, nth) => {
      if (arm === broken && nth > 1 && nth <= 1 + times) throw appError('the file is locked.');
    },
  });
  const NONE = { base: [], head: [] };

  test.each(['base', 'head'] as const)('%s: it is not believed before both go one by one', async (broken) => {
    for (const way of ['restart', 'revive'] as const) {
      const world = createWorld(failing(broken, 1));
      const arms = await start(world);
      const from = world.happened.length;
      expect(await arms[way]()).toEqual(NONE);
      expect(world.happened.slice(from).filter((one) => one.startsWith('start'))).toHaveLength(3);
      expect(world.said.join()).toContain('the file is locked. Both are started again, one after the other.');
      expect([arms.base.died(), arms.head.died()]).toEqual([null, null]);
      await arms.stop();
      nothingIsLeft(world);
    }
  });

  test('it is believed when it fails again', async () => {
    const world = createWorld(failing('head', 2));
    const arms = await start(world);
    expect(await arms.restart()).toMatchObject({
      base: [],
      head: [{ text: 'Restarted, head failed: the file is locked.' }],
    });
    expect(world.starts.filter(({ arm }) => arm === 'head')).toHaveLength(3);
    await arms.stop();
    nothingIsLeft(world);
  });

  test('it is believed at once where they go one after the other, or both failed', async () => {
    const world = createWorld(failing('head', 1));
    const arms = await start(
      world,
      BASE_FIRST,
      undefined,
      startedConfig('', 'start: serve, setup: createdb'),
    );
    expect((await arms.restart())?.head).toHaveLength(1);
    const neither = createWorld({
      start: (_, nth) => {
        if (nth > 1) throw appError('no database');
      },
    });
    const both = await start(neither);
    expect(await both.restart()).toMatchObject({ base: [{}], head: [{}] });
    expect([world, neither].map(({ starts }) => starts.length)).toEqual([4, 4]);
  });
});

// Time of the world is that of both: at once each start takes as long as two.
test.each([
  ['2.9 s each, at once', 2900, 'start: serve', true],
  ['3 s each, at once', 3000, 'start: serve', false],
  ['2.9 s each, one after the other', 2900, 'start: serve, setup: createdb', true],
  ['3 s each, one after the other', 3000, 'start: serve, setup: createdb', false],
])('starts of %s are worth repeating or not', async (_, startMs, app, quick) => {
  const arms = await start(createWorld({ startMs }), BASE_FIRST, undefined, startedConfig('', app));
  expect(arms.canRestart()).toBe(quick);
});

test('one is started by itself while neither runs, on its own port and in no network of its own', async () => {
  const world = createWorld();
  const config = startedConfig('', 'start: serve, reset: clean, port: 3000, reach: []');
  const apart = { reach: [] };
  const arms = await startArms({
    ...{ way: { ...way, apart: { ...apart, port: 3000 } }, config, ports: world.ports, seed: BASE_FIRST },
    ...{ signal: new AbortController().signal, cores: null },
  });
  expect(world.starts.map((request) => request.apart !== undefined)).toEqual([true, true]);
  const before = world.happened.length;
  const how = { logFile: '/out/once.log', signal: new AbortController().signal, nodeOptions: '--inspect' };
  const seen = await arms.once?.('head', how, async ({ baseUrl }) => [baseUrl, ...world.running]);
  expect(seen).toEqual(['http://127.0.0.1:3000', 'head']);
  expect(world.happened.slice(before)).toEqual([
    'stop head',
    'stop base',
    'start head',
    'reset head',
    'stop head',
  ]);
  expect(world.starts.at(-1)).toMatchObject({
    again: true,
    nodeOptions: '--inspect',
    logFile: '/out/once.log',
  });
  expect(world.starts.at(-1)).not.toHaveProperty('apart');
  expect(arms.head.died()).toBeNull();
  await arms.stop();
  nothingIsLeft(world);
});

test('one that fails by itself is no death of its side, and where `app.stop` undoes a set-up there is none', async () => {
  const world = createWorld({
    start: ({ nodeOptions }) => {
      if (nodeOptions !== undefined) throw appError('no inspector here');
    },
  });
  const arms = await start(world);
  const how = { logFile: '/out/once.log', signal: new AbortController().signal, nodeOptions: '--inspect' };
  await expect(arms.once?.('base', how, async () => 1)).rejects.toMatchObject({ name: 'AppError' });
  expect(arms.base.died()).toBeNull();
  await arms.stop();
  nothingIsLeft(world);
  const undone = startedConfig('', 'start: serve, setup: createdb, stop: dropdb');
  const other = await start(createWorld(), BASE_FIRST, undefined, undone);
  expect(other.once).toBeUndefined();
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
