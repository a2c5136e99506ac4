import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createArtifactStore } from '../../../src/adapters/github/artifact-store.ts';
import { createClient } from '../../../src/adapters/github/client.ts';
import type { Recording } from '../../../src/core/model/recording.ts';
import { sampleHistory, sampleSource, shaOf } from '../../contracts/samples.ts';
import { recordingOf } from '../../pipeline/world.ts';
import { type Emulator, startEmulator } from '../github/emulator.ts';
import type { Artifact } from '../github/state.ts';
import { createHastyClock } from '../hasty-clock.ts';

/** Commits of the base branch with a stored run, newest first. */
const STORED = [3, 2, 1];
export const ANCESTORS = STORED.map(shaOf);

function earlier(day: number): Recording {
  const createdAt = `2026-11-0${day}T10:00:00.000Z`;
  return recordingOf({ createdAt, source: sampleSource({ runId: 100 + day, sha: shaOf(day) }) });
}

/** Puts the earlier runs of the base branch there, each with its artifact: run 103 is the base commit's. */
export async function storeEarlier(emulator: Emulator): Promise<void> {
  uploaded ??= upload();
  for (const artifact of await uploaded) {
    const day = artifact.runId - 100;
    emulator.addRun({ id: artifact.runId, headSha: shaOf(day) });
    emulator.state.artifacts.push({ ...artifact, id: 1000 + day });
  }
}

let uploaded: Promise<readonly Artifact[]> | null = null;

/** Once for all cases: what the product's own upload makes of the recordings. */
async function upload(): Promise<readonly Artifact[]> {
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
    for (const day of STORED.toReversed()) {
      emulator.addRun({ id: 100 + day, headSha: shaOf(day) });
      Object.assign(process.env, emulator.env(100 + day), { GITHUB_SERVER_URL: 'https://github.com' });
      await store.save(earlier(day), sampleHistory(earlier(day)));
    }
    return emulator.state.artifacts.map((artifact) => ({ ...artifact }));
  } finally {
    await emulator.close();
    await rm(tempDirectory, { recursive: true, force: true });
  }
}
