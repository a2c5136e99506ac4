import { expect, test } from 'vitest';
import { isTrustworthy } from '../../src/core/report/self-test-report.ts';
import { selfTest } from '../../src/pipeline/self-test.ts';
import { UsageError } from '../../src/ports/errors.ts';
import { configOf } from '../core/config/written.ts';
import { appError, contextOf, createWorld, startedConfig, type Wishes } from './world.ts';

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
  expect(of(world.happened, 'build')).toEqual(['build head']);
  const fresh = ['start base', 'start head', 'stop head', 'stop base'];
  expect(of(world.happened, 'start', 'stop')).toEqual([...fresh, ...fresh, ...fresh, ...fresh]);
  const ports = of(world.happened, 'duet of');
  expect(new Set(ports).size).toBe(4);
  const delay =
    0.8 *
    (found[1]?.judgement.comparisons.find(({ metric }: { metric: string }) => metric === 'p50')?.base ?? 0);
  expect(of(world.happened, 'plant')).toEqual([
    'plant 0 ms, 0',
    'plant 0 ms, 0',
    `plant ${delay} ms, 0`,
    'plant 0 ms, 0.05',
  ]);
  expect(of(world.happened, 'close proxy')).toHaveLength(8);
});

/** The second start of head comes up slower than its first. */
const UNLUCKY: Wishes = { effect: (starts) => (starts === 2 ? Math.log(1.4) : 0) };

test('a start that comes up slower is a false alarm of the gate', async () => {
  const { found } = await run(UNLUCKY);
  expect(found.slice(0, 2).map(({ judgement }) => judgement.verdict)).toEqual(['pass', 'warn']);
  expect(isTrustworthy(found)).toBe(false);
});

test('an app whose stop may undo its setup runs on through all of them', async () => {
  const { world, found } = await run(UNLUCKY, 'start: serve, setup: make db, stop: make clean');
  expect(found.map(({ judgement }) => judgement.verdict).slice(0, 2)).toEqual(['pass', 'pass']);
  expect(of(world.happened, 'start', 'stop')).toEqual(['start base', 'start head', 'stop head', 'stop base']);
});

test.each<readonly [string, Wishes, string]>([
  [
    'a head that does not start',
    {
      start: ({ arm }) => {
        if (arm === 'head') throw appError('no table');
      },
    },
    'no table',
  ],
  [
    'a server that does not start again',
    {
      start: (_, nth) => {
        if (nth === 2) throw appError('no table');
      },
    },
    'no table',
  ],
  [
    'a duet that cannot be driven',
    { drive: () => ({ pairs: [], trouble: { base: ['Gone.'], head: ['Gone.'] } }) },
    'Gone.',
  ],
])('%s ends it, and nothing is left running', async (_, wishes, message) => {
  const { world, thrown } = await run(wishes);
  expect(thrown).toMatchObject({ message });
  expect([...world.running]).toEqual([]);
});

test('without an app to start there is nothing to test', async () => {
  const config = configOf('workload: { script: l.js, target: http://t.test }\n');
  const { ports } = createWorld();
  const testing = selfTest(config, contextOf('local'), ports, new AbortController().signal, 1);
  await expect(testing).rejects.toThrow(UsageError);
  await expect(testing).rejects.toThrow('set `app.start`');
});
