import { expect, test } from 'vitest';
import type { Chunk, ChunkInput } from '../../../../src/adapters/k6/duet/chunk.ts';
import { warmArms } from '../../../../src/adapters/k6/duet/warm-arms.ts';
import { samplePairs } from '../../../core/decision/pairs.ts';

type Wanted = {
  /** of the script's own run, ms */
  readonly ownMs: number;
  /** what a process takes beside its load */
  readonly besideMs: number;
  readonly warmupMs?: number | null;
};

/** Warms up arms whose medians never stay. */
async function warm({ ownMs, besideMs, warmupMs = null }: Wanted) {
  const lines: string[] = [];
  const log = { write: (_level: string, text: string) => void lines.push(text) };
  const arm = { job: { log, asks: [], setting: { signal: new AbortController().signal } } };
  const prepared = samplePairs({ count: 40, seed: 1, noise: 0.5 });
  const drive = async ({ firsts, from }: ChunkInput): Promise<Chunk> => ({
    pairs: prepared.slice(from, from + firsts.length),
    trouble: { base: [], head: [] },
    ...{ astray: null, cpu: null, thrown: { base: null, head: null }, besideMs },
  });
  const arms = { base: arm, head: arm } as unknown as ChunkInput['arms'];
  const lifetime = { ms: ownMs, setupData: true };
  const warmed = await warmArms({ arms, scenarios: {}, entering: {}, warmupMs, lifetime }, drive);
  return { pairs: warmed.pairs.length, chunks: warmed.chunks, besideMs: warmed.besideMs, log: lines.join() };
}

test('a warm-up that does not get steady ends after some 20 s on each arm', async () => {
  expect(await warm({ ownMs: 5000, besideMs: 1500 })).toMatchObject({ pairs: 10, chunks: 10 });
  const long = await warm({ ownMs: 60_000, besideMs: 1500 });
  expect(long).toMatchObject({ pairs: 11, chunks: 5, besideMs: 7500 });
  expect(long.log).toBe('Warm-up: 22 s on each arm, not judged');
});

test('where setup() is slow no further process warms up once they took as long as that load', async () => {
  const slow = await warm({ ownMs: 5000, besideMs: 20_000 });
  expect(slow).toMatchObject({ pairs: 2, chunks: 2, besideMs: 40_000 });
  expect(slow.log).toBe(
    'Warm-up: 4 s on each arm, not judged; setup() and starts of k6 took 40 s beside it, and no more is spent',
  );
  expect(await warm({ ownMs: 5000, besideMs: 60_000 })).toMatchObject({ pairs: 1, chunks: 1 });
});

test('a warm-up that the user set is as long as that, however long setup() takes', async () => {
  const asked = await warm({ ownMs: 5000, besideMs: 20_000, warmupMs: 8000 });
  expect(asked).toMatchObject({ pairs: 4, chunks: 4, besideMs: 80_000 });
});
