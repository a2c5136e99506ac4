import { describe, expect, test } from 'vitest';
import { startArms } from '../../../../src/pipeline/duet/arms/arms.ts';
import { measure } from '../../../../src/pipeline/measure.ts';
import { ApartError, EnvironmentError, MachineError } from '../../../../src/ports/errors.ts';
import { troubles } from '../../../support/troubles.ts';
import {
  appError,
  BASE,
  contextOf,
  createWorld,
  startedConfig,
  type Wishes,
  type World,
} from '../../world.ts';

const way = { kind: 'duet', base: { sha: BASE, how: 'first parent' } } as const;
const HEAD_FIRST = 5;
/** Both start at once. */
const TOGETHER = 'start: serve, build: make';
/** One after the other. */
const IN_TURNS = 'start: serve, build: make, setup: createdb';

function start({ ports }: World, app: string, signal = new AbortController().signal) {
  const config = startedConfig('', app);
  return startArms({ way, config, ports, signal, seed: HEAD_FIRST, cores: null });
}

/** A world in which an earlier run built base, and base starts only of what this run built. */
function goneWorld(wishes: Wishes = {}): World {
  const world: World = createWorld({
    built: true,
    start: ({ arm }) => {
      if (arm === 'base' && !world.happened.includes('build base')) throw appError('no such image.');
    },
    ...wishes,
  });
  return world;
}

const DROPPED =
  'It had been built by an earlier run: that build is dropped, and base is built anew before its next start.';

const forgotten = ({ happened }: World) => happened.includes('forget build of base');

describe('a kept build of base that does not start', () => {
  test('is made anew while head is stopped, where both start at once', async () => {
    const world = goneWorld();
    const arms = await start(world, TOGETHER);
    expect(world.happened).toEqual([
      ...['checkout base', 'build head', 'start head', 'stop head'],
      ...['start head', 'forget build of base', 'build base', 'start base'],
    ]);
    expect(world.said).toContain(`no such image. ${DROPPED} Both are started again, one after the other.`);
    await arms.stop();
    // What was built now is good.
    expect(world.happened.filter((one) => one.startsWith('forget'))).toHaveLength(1);
  });

  test('is made anew at once, where one starts after the other', async () => {
    const world = goneWorld();
    await start(world, IN_TURNS);
    expect(world.happened).toEqual([
      ...['checkout base', 'build head', 'start head'],
      ...['forget build of base', 'build base', 'start base'],
    ]);
    expect(world.said).toContain(`no such image. ${DROPPED}`);
  });

  test.each([TOGETHER, IN_TURNS])('and no better anew is kept by no run: %s', async (app) => {
    const never = ({ arm }: { readonly arm: string }) => {
      if (arm === 'base') throw appError('no table.');
    };
    const world = goneWorld({ start: never });
    await expect(start(world, app)).rejects.toMatchObject({ name: 'BaseError', message: 'no table.' });
    expect(world.happened.filter((one) => one === 'build base')).toHaveLength(1);
    expect(world.happened.at(-1)).toBe('forget build of base');
    const fresh = goneWorld({ built: false, start: never });
    await expect(start(fresh, app)).rejects.toMatchObject({ message: 'no table.' });
    expect(fresh.happened.filter((one) => one === 'build base')).toHaveLength(1);
    expect(forgotten(fresh)).toBe(true);
  });

  test('is dropped, and that is told, where head does not start either', async () => {
    const world = goneWorld({
      start: () => {
        throw appError('no database.');
      },
    });
    const message = `no database. ${DROPPED}`;
    await expect(start(world, TOGETHER)).rejects.toMatchObject({ name: 'BaseError', message });
    expect(forgotten(world)).toBe(true);
  });

  test('is made anew at once in a network of its own too', async () => {
    const world: World = goneWorld({
      start: ({ arm }) => {
        if (arm === 'base' && !world.happened.includes('build base'))
          throw new ApartError('no such image.', 'base');
      },
    });
    await start(world, 'start: serve, build: make, port: 3000, reach: []');
    expect(world.happened.slice(-3)).toEqual(['forget build of base', 'build base', 'start base']);
  });

  test.each([
    ['the port is taken', new EnvironmentError('Port 80 is in use.', 'Stop it.')],
    ['the disk is full', new MachineError('The disk is full.', 'Free space.')],
  ])('is kept where %s', async (_, thrown) => {
    const world = goneWorld({
      start: ({ arm }) => {
        if (arm === 'base') throw thrown;
      },
    });
    await expect(start(world, IN_TURNS)).rejects.toThrow(thrown.message);
    expect(forgotten(world)).toBe(false);
  });

  test('is kept where the run is cancelled meanwhile', async () => {
    const stopping = new AbortController();
    const world = goneWorld({
      start: () => {
        stopping.abort();
        throw appError('cancelled');
      },
    });
    await expect(start(world, IN_TURNS, stopping.signal)).rejects.toThrow('cancelled');
    expect(forgotten(world)).toBe(false);
  });
});

test('one that started once is not made anew between two starts: what was measured is of that build', async () => {
  const world = goneWorld({
    start: ({ arm }, nth) => {
      if (arm === 'base' && nth > 1) throw appError('the file is locked.');
    },
  });
  const arms = await start(world, IN_TURNS);
  expect((await arms.restart())?.base).toHaveLength(1);
  expect(world.happened).not.toContain('build base');
  await arms.stop();
  expect(forgotten(world)).toBe(true);
});

/** It fails once it started, beside head alone or for good. */
function startedWorld(last: number) {
  return createWorld({
    built: true,
    start: ({ arm }, nth) => {
      if (arm === 'head' && nth === 1) throw appError('head is slow.');
      if (arm === 'base' && nth > 1 && nth <= last) throw appError('the file is locked.');
    },
  });
}

test('one that started, and starts again by itself, is kept, and nobody is told that it is dropped', async () => {
  const world = startedWorld(2);
  const thrown: unknown = await start(world, TOGETHER).catch((error: unknown) => error);
  expect(thrown).toMatchObject({ name: 'NotTogetherError', arm: 'base' });
  expect(String(thrown)).not.toContain(DROPPED);
  expect(world.said.join()).toContain('the file is locked. It is started again, by itself.');
  expect(world.said.join()).not.toContain('that build is dropped');
  expect(forgotten(world)).toBe(false);
});

test('one that started, and then never again, is dropped, and that is told', async () => {
  const world = startedWorld(Number.POSITIVE_INFINITY);
  await expect(start(world, TOGETHER)).rejects.toMatchObject({ name: 'BaseError' });
  expect(world.said).toContain(DROPPED.replace('It', 'Base'));
  expect(forgotten(world)).toBe(true);
});

describe('a kept build of base that breaks under load is dropped, and that is told', () => {
  async function measured(wishes: Wishes) {
    const world = createWorld({ built: true, effect: 0.17, noise: 0.08, ...wishes });
    const { signal } = new AbortController();
    const config = startedConfig('policy: { seed: 5 }\n', TOGETHER);
    const head = await measure(config, contextOf(), world.ports, signal);
    return { world, refused: head.kind === 'recorded' ? (head.recording.refused ?? []) : [] };
  }

  test.each<readonly [string, Wishes, string]>([
    ['it dies', { dies: { arm: 'base', after: 2, again: true } }, 'base ended by itself.'],
    [
      'every request fails',
      { drive: (pairs) => ({ pairs, trouble: troubles(['Every request to base failed.'], []) }) },
      'Every request to base failed.',
    ],
  ])('%s', async (_, wishes, text) => {
    const { world, refused } = await measured(wishes);
    expect(refused).toMatchObject([{ reason: `${text} ${DROPPED}` }]);
    expect(forgotten(world)).toBe(true);
    const fresh = await measured({ ...wishes, built: false });
    expect(fresh.refused).toMatchObject([{ reason: text }]);
  });

  test('and where head is measured beside it, it is kept', async () => {
    expect(forgotten((await measured({})).world)).toBe(false);
  });
});
