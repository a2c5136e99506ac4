import { describe, expect, test } from 'vitest';
import { createArtifactStore } from '../../../src/adapters/github/artifact-store.ts';
import { EnvironmentError } from '../../../src/ports/errors.ts';
import {
  baselineStoreContract,
  historyContract,
  QUERY,
  runNumber,
  save,
} from '../../contracts/baseline-store.ts';
import { sampleHistory, shaOf } from '../../contracts/samples.ts';
import type { Artifact, Run } from '../../support/github/state.ts';
import { type ArtifactBench, artifactBench } from './artifact-bench.ts';
import { clientOf, REPOSITORY } from './emulated.ts';

/** Saves a recording from a run that is not what it should be. */
async function saveFrom(bench: ArtifactBench, number: number, run: Partial<Run>): Promise<void> {
  const recording = runNumber(number);
  await bench.prepare(recording, run);
  await bench.store.save(recording, sampleHistory(recording));
}

const artifactOf = (bench: ArtifactBench, runId: number): Artifact => {
  const found = bench.emulator.state.artifacts.find((artifact) => artifact.runId === runId);
  if (found === undefined) throw new Error(`run ${runId} has no artifact`);
  return found;
};

const downloads = (bench: ArtifactBench): number =>
  bench.emulator.requests.filter(({ url }) => /\/artifacts\/\d+\/zip$/.test(url)).length;

const reasons = async (bench: ArtifactBench, query = QUERY): Promise<readonly string[]> => {
  const baseline = await bench.store.read(query);
  expect(baseline.runs).toEqual([]);
  return baseline.refused.map(({ origin, reason }) => `${origin}: ${reason}`);
};

describe('artifacts as a baseline store', () => {
  baselineStoreContract(() => artifactBench());
  // Each of the newest saves is an upload of its own; the rest is known by the history of the first.
  historyContract(() => artifactBench(), 6);

  test('of twenty runs that knew nothing of each other the next one knows all', async () => {
    const bench = await artifactBench();
    const runs = Array.from({ length: 20 }, (_, index) => runNumber(index + 1));
    for (const run of runs) {
      await bench.prepare(run);
      await bench.store.save(run, sampleHistory(run));
    }
    const { history } = await bench.store.read({ ...QUERY, ancestors: [shaOf(3)], purpose: 'history' });
    expect(history?.entries.map(({ runId }) => runId)).toEqual(
      runs.map(({ source }) => source.runId).toReversed(),
    );
    await bench.check();
  });

  test('a recording that a scheduled run stored again is read, and lies where its own commit does', async () => {
    const bench = await artifactBench();
    const old = runNumber(1);
    const by = runNumber(5, { event: 'schedule' });
    await bench.prepare(by);
    const { runId, attempt, sha } = by.source;
    await bench.store.save({ ...old, renewedBy: { runId, attempt, sha } }, sampleHistory(old));
    const query = { ...QUERY, ancestors: [shaOf(5), shaOf(4), shaOf(1)] };
    expect((await bench.store.read(query)).runs).toMatchObject([{ recording: old, distance: 2 }]);
    await bench.check();
  });

  test.each([
    ['a push says that it stored it again', 'push', 105],
    ['it names another run as the one that stored it again', 'schedule', 104],
  ])('a recording of another run is refused when %s', async (_name, event, runId) => {
    const bench = await artifactBench();
    const by = runNumber(5, { event });
    await bench.prepare(by);
    const renewedBy = { runId, attempt: 1, sha: by.source.sha };
    await bench.store.save({ ...runNumber(1), renewedBy }, sampleHistory(runNumber(1)));
    const { runs, refused } = await bench.store.read({ ...QUERY, ancestors: [shaOf(5), shaOf(1)] });
    expect(runs).toEqual([]);
    expect(refused.map(({ reason }) => reason).join()).toContain('its recording names run 101');
    await bench.check();
  });

  test('the artifact is named after gate and attempt, and the token stays off the blob host', async () => {
    const bench = await artifactBench();
    expect(await save(bench, runNumber(1, { attempt: 3 }))).toMatch(
      /^artifact perf-gate-checkout-3 \(id \d+\)$/,
    );
    const { runs } = await bench.store.read(QUERY);
    expect(runs[0]?.origin).toBe(`artifact perf-gate-checkout-3 of run 101 (${shaOf(1).slice(0, 7)})`);
    expect(bench.emulator.requests.some(({ url }) => url.startsWith('/blobs/'))).toBe(true);
    await bench.check();
  });

  test('ten artifacts are downloaded at most', async () => {
    const bench = await artifactBench();
    await save(bench, runNumber(1));
    const { state } = bench.emulator;
    for (let id = 1; id <= 14; id += 1) state.artifacts.push({ ...artifactOf(bench, 101), id });
    await bench.store.read({ ...QUERY, limit: 50 });
    expect(downloads(bench)).toBe(10);
    await bench.check();
  });
});

describe('an artifact is refused', () => {
  test('when a fork calls its branch main and its artifact like ours', async () => {
    const bench = await artifactBench();
    await saveFrom(bench, 1, { headRepositoryId: 666 });
    expect(await reasons(bench)).toEqual([expect.stringContaining('comes from a fork (repository 666)')]);
    expect(downloads(bench)).toBe(0);
    await bench.check();
  });

  test('when a pull request run made it', async () => {
    const bench = await artifactBench();
    await saveFrom(bench, 1, { event: 'pull_request' });
    expect(await reasons(bench)).toEqual([expect.stringContaining('started by `pull_request`')]);
    expect(downloads(bench)).toBe(0);
    await bench.check();
  });

  test('when it is of another workflow, and the line that would trust it is named', async () => {
    const bench = await artifactBench();
    await saveFrom(bench, 1, { path: '.github/workflows/nightly.yml' });
    expect(await reasons(bench)).toEqual([
      expect.stringContaining('`baseline: { workflow: [.github/workflows/nightly.yml] }`'),
    ]);
    const trusting = { ...QUERY, workflows: ['.github/workflows/nightly.yml'] };
    expect((await bench.store.read(trusting)).runs).toHaveLength(1);
    await bench.check();
  });

  test('when it has expired, and the next ancestor is used', async () => {
    const bench = await artifactBench();
    await save(bench, runNumber(1));
    await save(bench, runNumber(2));
    artifactOf(bench, 102).expired = true;
    const { runs, refused } = await bench.store.read({ ...QUERY, ancestors: [shaOf(2), shaOf(1)] });
    expect(runs.map(({ recording, distance }) => [recording.source.runId, distance])).toEqual([[101, 1]]);
    expect(refused).toEqual([
      { origin: 'artifact perf-gate-checkout-1 of run 102', reason: expect.stringContaining('expired') },
    ]);
    await bench.check();
  });

  test('when it names another run than the one it is of', async () => {
    const bench = await artifactBench();
    await save(bench, runNumber(1));
    await save(bench, runNumber(2));
    artifactOf(bench, 102).zip = artifactOf(bench, 101).zip;
    artifactOf(bench, 102).digest = null;
    expect(await reasons(bench, { ...QUERY, ancestors: [shaOf(2)] })).toEqual([
      expect.stringContaining('its recording names run 101'),
    ]);
    await bench.check();
  });

  test.each<readonly [string, (zip: Buffer) => Buffer]>([
    ['cut off', (zip) => zip.subarray(0, zip.length - 40)],
    ['empty', () => Buffer.alloc(0)],
    ['no zip', () => Buffer.from('<html>not here</html>')],
    ['flipped in one bit', (zip) => Buffer.from(zip).fill((zip[90] ?? 0) ^ 1, 90, 91)],
  ])('when its download is %s, with and without a digest to compare', async (_, damage) => {
    const bench = await artifactBench();
    await save(bench, runNumber(1));
    const artifact = artifactOf(bench, 101);
    artifact.zip = damage(artifact.zip ?? Buffer.alloc(0));
    expect(await reasons(bench)).toEqual([expect.stringContaining('SHA-256')]);
    artifact.digest = null;
    expect(await reasons(bench)).toEqual([
      expect.stringMatching(/archive|damaged|cannot be read|stored block|invalid/),
    ]);
    await bench.check();
  });

  test.each<readonly [string, number, RegExp]>([
    ['it is gone', 404, /404/],
    ['it expired a moment ago', 410, /expired \(410\)/],
    ['the server is down', 503, /503/],
  ])('when %s', async (_, status, says) => {
    const bench = await artifactBench();
    await save(bench, runNumber(1));
    bench.emulator.fault({
      method: 'GET',
      path: /artifacts\/\d+\/zip/,
      times: 9,
      effect: { kind: 'reply', reply: { status, body: { message: 'no' } } },
    });
    expect(await reasons(bench)).toEqual([expect.stringMatching(says)]);
    await bench.check();
  });

  test('when the blob host cuts the connection, and the next one is tried', async () => {
    const bench = await artifactBench();
    await save(bench, runNumber(1));
    await save(bench, runNumber(2));
    const path = new RegExp(`^/blobs/${artifactOf(bench, 102).id}$`);
    bench.emulator.fault({ method: 'GET', path, times: 9, effect: { kind: 'reset' } });
    const { runs, refused } = await bench.store.read({ ...QUERY, ancestors: [shaOf(2), shaOf(1)] });
    expect(runs.map(({ recording }) => recording.source.runId)).toEqual([101]);
    expect(refused).toHaveLength(1);
    await bench.check();
  });
});

describe('a token without permission', () => {
  test('reads nothing, and the line to add is named', async () => {
    const bench = await artifactBench();
    const { emulator } = bench;
    const store = createArtifactStore({
      client: clientOf(emulator, emulator.addToken({ actions: 'none' })),
      repository: REPOSITORY,
      repositoryId: 1,
      workflow: '.github/workflows/gate.yml',
      tempDirectory: '/nowhere',
    });
    const baseline = await store.read(QUERY);
    expect(baseline).toMatchObject({ runs: [], history: null });
    expect(baseline.refused).toEqual([
      { origin: 'artifacts', reason: expect.stringContaining('`actions: read` under `permissions:`') },
    ]);
    await bench.check();
  });
});

describe('an upload that fails', () => {
  test('says that another job of the run has this gate already', async () => {
    const bench = await artifactBench();
    await save(bench, runNumber(1));
    const again = bench.store.save(runNumber(1), sampleHistory(runNumber(1)));
    await expect(again).rejects.toBeInstanceOf(EnvironmentError);
    await expect(again).rejects.toMatchObject({ hint: expect.stringContaining('a `gate` of its own') });
    await bench.check();
  });

  test('says at once that nobody is there', async () => {
    const bench = await artifactBench();
    await bench.prepare(runNumber(1));
    await bench.emulator.close();
    await expect(bench.store.save(runNumber(1), sampleHistory(runNumber(1)))).rejects.toBeInstanceOf(
      EnvironmentError,
    );
    await bench.check();
  });
});
