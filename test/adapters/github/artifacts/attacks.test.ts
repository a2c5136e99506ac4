import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { artifactName } from '../../../../src/adapters/github/artifacts/artifact-name.ts';
import { createArtifactStore } from '../../../../src/adapters/github/artifacts/artifact-store.ts';
import { uploadFiles } from '../../../../src/adapters/github/artifacts/upload.ts';
import { refusalOf } from '../../../../src/core/words/refusal.ts';
import { QUERY, runNumber, save } from '../../../contracts/baseline-store.ts';
import { altered, sampleHistory } from '../../../contracts/samples.ts';
import { createHastyClock } from '../../../support/hasty-clock.ts';
import { clientOf, REPOSITORY } from '../emulated.ts';
import { type ArtifactBench, artifactBench } from './artifact-bench.ts';

const RUN = runNumber(1);
const pack = (value: unknown): Buffer => gzipSync(JSON.stringify(value));

/** Leaves these files where a trusted run would have left its baseline. */
async function plant(bench: ArtifactBench, files: Readonly<Record<string, Buffer>>): Promise<void> {
  await bench.prepare(RUN);
  const temp = await mkdtemp(path.join(os.tmpdir(), 'planted-'));
  await uploadFiles(artifactName('checkout', 1), files, temp, createHastyClock());
  await rm(temp, { recursive: true, force: true });
}

const planted = (recording: object): Readonly<Record<string, Buffer>> => ({
  'recording.json.gz': pack(recording),
  'history.json.gz': pack(sampleHistory(RUN)),
});

describe('a baseline is refused, with its reason, and read as none', () => {
  test.each<readonly [string, Readonly<Record<string, Buffer>>, RegExp]>([
    ['of a newer schema', planted({ ...RUN, schemaVersion: 99 }), /schema version 99.*update it/],
    ['of a schema older than any', planted({ ...RUN, schemaVersion: 0 }), /unknown schema version \(0\)/],
    ['without a schema', planted({ verdict: 'pass' }), /no recording/],
    [
      'that was measured in another repository',
      planted(altered(RUN, { source: { ...RUN.arms.head.source, repositoryId: 2 } })),
      /of repository 2, not of 1/,
    ],
    ['of another gate', planted({ ...RUN, gate: 'other' }), /gate `other`/],
    [
      'that unpacks to 150 MB',
      { ...planted(RUN), 'recording.json.gz': gzipSync(Buffer.alloc(150_000_000, ' ')) },
      /cannot be read/,
    ],
    ['that is no JSON', { ...planted(RUN), 'recording.json.gz': gzipSync('::error::x') }, /cannot be read/],
    ['whose archive lacks it', { 'history.json.gz': pack({}) }, /has no recording\.json\.gz/],
    [
      'with a figure that is not finite',
      planted(altered(RUN, { overall: { ...RUN.arms.head.overall, rate: Number.NaN } })),
      /damaged: arms\.head\.overall\.rate/,
    ],
    [
      'with a negative figure',
      planted(altered(RUN, { overall: { ...RUN.arms.head.overall, failed: -1 } })),
      /damaged: arms\.head\.overall\.failed/,
    ],
  ])('%s', async (_, files, says) => {
    const bench = await artifactBench();
    await plant(bench, files);
    const { runs, refused } = await bench.store.read(QUERY);
    expect(runs).toEqual([]);
    expect(refused.map(refusalOf).map(({ reason }) => reason)).toEqual([expect.stringMatching(says)]);
    await bench.check();
  });

  test('larger than any recording, before it is fetched', async () => {
    const bench = await artifactBench();
    await save(bench, RUN);
    const { state, requests } = bench.emulator;
    for (const artifact of state.artifacts) artifact.zip = Buffer.alloc(20_000_001);
    const { runs, refused } = await bench.store.read(QUERY);
    expect(runs).toEqual([]);
    expect(refused.map(refusalOf).map(({ reason }) => reason)).toEqual(['it is larger than 20000000 bytes']);
    expect(requests.some(({ url }) => url.endsWith('/zip'))).toBe(false);
    await bench.check();
  });

  test('of another repository than the one that asks', async () => {
    const bench = await artifactBench();
    await save(bench, RUN);
    const elsewhere = createArtifactStore({
      client: clientOf(bench.emulator),
      patience: { clock: createHastyClock(), onWait: () => {} },
      apiUrl: bench.emulator.url,
      repository: REPOSITORY,
      repositoryId: 2,
      workflow: '.github/workflows/gate.yml',
      tempDirectory: '/nowhere',
    });
    const { runs, refused } = await elsewhere.read(QUERY);
    expect(runs).toEqual([]);
    expect(refused.map(refusalOf)[0]?.reason).toBe('it belongs to repository 1, not to 2');
    await bench.check();
  });
});
