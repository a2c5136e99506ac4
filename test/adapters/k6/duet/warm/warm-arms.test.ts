import { expect, test } from 'vitest';
import type { Chunk, ChunkInput } from '../../../../../src/adapters/k6/duet/chunk.ts';
import { type WarmUp, warmArms } from '../../../../../src/adapters/k6/duet/warm/warm-arms.ts';
import type { Pair } from '../../../../../src/core/model/recording/pairs.ts';
import { samplePairs } from '../../../../core/decision/pairs.ts';

type Wanted = Partial<Pick<WarmUp, 'warmupMs' | 'atOnce' | 'isAgain'>> & {
  /** of the script's own run, ms */
  readonly ownMs?: number;
  /** what a process takes beside its load */
  readonly besideMs?: number;
  /** absent: both get better without end */
  readonly pairs?: readonly Pair[];
  /** what is different about rounds at once */
  readonly whenAtOnce?: (pair: Pair, index: number) => Pair;
  /** pairs that a process gives less than it was to */
  readonly lost?: number;
};

const STEADY = samplePairs({ count: 40, seed: 1, noise: 0.001 });
const BUSY = samplePairs({ count: 40, seed: 1, noise: 0.5 });
/** Each better than the one before. */
const FALLING = STEADY.map((pair, index) => slower(slower(pair, 'base', 0.9 ** index), 'head', 0.9 ** index));

async function warm(wanted: Wanted) {
  const { ownMs = 60_000, besideMs = 1500, warmupMs = null, atOnce = false, isAgain = false } = wanted;
  const lines: string[] = [];
  const chunks: string[] = [];
  const log = { write: (_level: string, text: string) => void lines.push(text) };
  const arm = {
    job: { log, asks: { all: [], own: [], counts: [] }, setting: { signal: new AbortController().signal } },
  };
  const prepared = wanted.pairs ?? FALLING;
  const drive = async ({ firsts, from, pace, roundMs }: ChunkInput): Promise<Chunk> => {
    chunks.push(`${firsts.length} × ${roundMs} ${pace}`);
    const pairs = prepared.slice(from, from + firsts.length);
    const altered = pace === 'at-once' && wanted.whenAtOnce ? pairs.map(wanted.whenAtOnce) : pairs;
    const lost = pace === 'at-once' ? (wanted.lost ?? 0) : 0;
    return {
      pairs: altered.slice(lost),
      trouble: { base: [], head: [] },
      ...{ astray: null, cpu: null, thrown: { base: null, head: null }, besideMs },
    };
  };
  const arms = { base: arm, head: arm } as unknown as ChunkInput['arms'];
  const lifetime = { ms: ownMs, setupData: true };
  const input = { arms, scenarios: {}, entering: {}, warmupMs, lifetime, atOnce, isAgain };
  const warmed = await warmArms(input, drive);
  const { pairs, loadMs } = warmed;
  return {
    ...{ pairs: pairs.length, loadMs, chunks, besideMs: warmed.besideMs, log: lines.join() },
    isFresh: warmed.arms !== arms,
    processes: warmed.chunks,
  };
}

test('a warm-up that does not get steady ends after some 20 s on each arm', async () => {
  expect(await warm({ ownMs: 5000 })).toMatchObject({ pairs: 10, processes: 10 });
  const long = await warm({});
  expect(long).toMatchObject({ pairs: 11, processes: 5, besideMs: 7500 });
  expect(long.log).toBe('Warm-up: 22 s on each side, not judged');
  const both = await warm({ atOnce: true });
  expect(both).toMatchObject({ pairs: 13, loadMs: 19_500, processes: 6, isFresh: false });
});

test('where setup() is slow no further process warms up once they took as long as that load', async () => {
  const slow = await warm({ ownMs: 5000, besideMs: 20_000 });
  expect(slow).toMatchObject({ pairs: 2, processes: 2, besideMs: 40_000 });
  expect(slow.log).toBe(
    'Warm-up: 4 s on each side, not judged; setup() and starts of k6 took 40 s beside it, and no more is spent',
  );
  expect(await warm({ ownMs: 5000, besideMs: 60_000 })).toMatchObject({ pairs: 1, processes: 1 });
});

test('a warm-up that the user set is as long as that, however long setup() takes', async () => {
  const asked = await warm({ ownMs: 5000, besideMs: 20_000, warmupMs: 8000 });
  expect(asked).toMatchObject({ pairs: 4, processes: 4, besideMs: 80_000 });
  for (const warmupMs of [1000, 2000, 8000, 30_000]) {
    const both = await warm({ warmupMs, atOnce: true, pairs: STEADY });
    expect(both).toMatchObject({ loadMs: warmupMs, processes: 1 });
  }
  expect(await warm({ warmupMs: 0, atOnce: true })).toMatchObject({ chunks: [], loadMs: 0, log: '' });
});

test('it ends once the medians of both stay, which takes three rounds to see', async () => {
  expect(await warm({ pairs: STEADY })).toMatchObject({ chunks: ['3 × 2000 in-turns'] });
  const both = await warm({ pairs: STEADY, atOnce: true });
  expect(both).toMatchObject({ chunks: ['3 × 1500 at-once'], isFresh: false });
  expect(both.log).toBe('Warm-up: 4.5 s on each side, not judged');
  // Head's level falls for two more rounds than base's.
  const falling = STEADY.map((pair, index) => (index < 3 ? slower(pair, 'head', 4 - index) : pair));
  const longer = await warm({ pairs: falling, atOnce: true });
  expect(longer.chunks).toEqual(['3 × 1500 at-once', '2 × 1500 at-once', '2 × 1500 at-once']);
});

test('on a busy machine, where they never do, it ends once neither gets better', async () => {
  for (const atOnce of [true, false]) {
    const { pairs } = await warm({ pairs: BUSY, atOnce });
    expect(pairs).toBe(7);
    // Beside the same noise, what warms up goes on.
    const cold = BUSY.map((pair, index) => slower(pair, 'head', Math.max(1, 40 * 0.6 ** index)));
    expect((await warm({ pairs: cold, atOnce })).pairs).toBeGreaterThan(pairs);
  }
});

test('applications that are started anew are given up on earlier', async () => {
  expect(await warm({ isAgain: true })).toMatchObject({ pairs: 3 });
  expect(await warm({ isAgain: true, atOnce: true })).toMatchObject({ pairs: 5, loadMs: 7500 });
  expect(await warm({ isAgain: true, atOnce: true, pairs: STEADY })).toMatchObject({ pairs: 3 });
});

/** The same, with one side's answers so many times as slow. */
function slower(pair: Pair, arm: 'base' | 'head', times: number): Pair {
  const overall = pair[arm].subjects['overall'];
  if (!overall?.percentiles) throw new Error('no requests');
  const values = overall.percentiles.values.map((value) => value * times);
  const slow = { ...overall, percentiles: { ...overall.percentiles, values } };
  return { ...pair, [arm]: { ...pair[arm], subjects: { overall: slow } } };
}

test.each<readonly [string, Partial<Wanted>, string]>([
  [
    'iterations are dropped',
    {
      whenAtOnce: (pair) => ({
        ...pair,
        head: { ...pair.head, load: { ...pair.head.load, iterations: 90, dropped: 10 } },
      }),
    },
    'With both at once head dropped 10 % of its iterations: they are warmed up in turns.',
  ],
  [
    'answers get slower',
    { whenAtOnce: (pair, index) => slower(pair, 'base', 1 + index) },
    'With both at once base gets slower and slower: they are warmed up in turns.',
  ],
  ['k6 ends early', { lost: 1 }, 'With both at once k6 did not get to its end: they are warmed up in turns.'],
])('where with both at once %s, they are warmed up in turns, which alone counts', async (_, wanted, said) => {
  const warmed = await warm({ pairs: STEADY, atOnce: true, ...wanted });
  expect(warmed).toMatchObject({
    ...{ chunks: ['3 × 1500 at-once', '3 × 2000 in-turns'], processes: 2, isFresh: true },
    ...{ pairs: 3, loadMs: 6000 },
  });
  expect(warmed.log.startsWith(said)).toBe(true);
});
