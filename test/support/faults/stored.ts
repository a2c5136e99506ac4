import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createArtifactStore } from '../../../src/adapters/github/artifacts/artifact-store.ts';
import { createClient } from '../../../src/adapters/github/client/client.ts';
import type { Recording } from '../../../src/core/model/recording/recording.ts';
import { sampleHistory, sampleSource, shaOf } from '../../contracts/samples.ts';
import { recordingOf } from '../../pipeline/world.ts';
import { type Emulator, startEmulator } from '../github/emulator.ts';
import type { Artifact } from '../github/state.ts';
import { createHastyClock } from '../hasty-clock.ts';

/** Commits of the base branch with a stored run, newest first. */
const STORED = [3, 2, 1];
export const ANCESTORS = STORED.map(shaOf);

function earlier(day: number): Recording {
  const createdAt = `2026-11-${String(day).padStart(2, '0')}T10:00:00.000Z`;
  return recordingOf({ createdAt, source: sampleSource({ runId: 100 + day, sha: shaOf(day) }) });
}

/** Puts the earlier runs of the base branch there, each with its artifact: run 103 is the base commit's. */
export async function storeEarlier(emulator: Emulator): Promise<void> {
  uploaded ??= uploadRuns(STORED);
  putThere(emulator, await uploaded);
}

/** The same of many runs, the same many in a file; returns the commits, newest first. */
export async function storeMany(emulator: Emulator, count: number): Promise<readonly string[]> {
  const days = Array.from({ length: count }, (_, index) => count - index);
  many ??= uploadRuns(days);
  putThere(emulator, (await many).slice(-count));
  return days.map(shaOf);
}

function putThere(emulator: Emulator, artifacts: readonly Artifact[]): void {
  for (const artifact of artifacts) {
    const day = artifact.runId - 100;
    emulator.addRun({ id: artifact.runId, headSha: shaOf(day) });
    emulator.state.artifacts.push({ ...artifact, id: 1000 + day });
  }
}

let uploaded: Promise<readonly Artifact[]> | null = null;
let many: Promise<readonly Artifact[]> | null = null;

/** What the product's own upload makes of the recordings. */
async function uploadRuns(days: readonly number[]): Promise<readonly Artifact[]> {
  const emulator = await startEmulator();
  const tempDirectory = await mkdtemp(path.join(os.tmpdir(), 'earlier-'));
  const patience = { clock: createHastyClock(), onWait: () => {} };
  const { url: apiUrl, token } = emulator;
  const store = createArtifactStore({
    ...{ patience, apiUrl, tempDirectory, repositoryId: 1, workflow: '.github/workflows/gate.yml' },
    client: createClient({ ...patience, token, apiUrl, userAgent: 'test' }),
    repository: { owner: 'acme', repo: 'shop' },
  });
  try {
    for (const day of days.toReversed()) {
      emulator.addRun({ id: 100 + day, headSha: shaOf(day) });
      Object.assign(process.env, emulator.env(100 + day), { GITHUB_SERVER_URL: 'https://github.com' });
      // Each knows those before it, as runs of the base branch do.
      const before = days.filter((one) => one < day).map(earlier);
      await store.save(earlier(day), sampleHistory(earlier(day), ...before));
    }
    return emulator.state.artifacts.map((artifact) => ({ ...artifact }));
  } finally {
    await emulator.close();
    await rm(tempDirectory, { recursive: true, force: true });
  }
}
