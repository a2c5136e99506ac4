import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { artifactName } from '../../../src/adapters/github/artifacts/artifact-name.ts';
import { uploadFiles } from '../../../src/adapters/github/artifacts/upload.ts';
import type { HistoryEntry } from '../../../src/core/model/baseline.ts';
import type { Recording } from '../../../src/core/model/recording/recording.ts';
import type { Trend } from '../../../src/core/model/recording/trend.ts';
import { altered, sampleHistory, sampleRecording } from '../../contracts/samples.ts';
import { createHastyClock } from '../../support/hasty-clock.ts';
import { BASE_POLICY, type ForkScene, forkScene, muteCommands, packed } from './fork-scene.ts';

muteCommands();

const WORKFLOW = '.github/workflows/gate.yml';
const HOUR = 3_600_000;
const later = (hours: number): string => new Date(Date.now() + hours * HOUR).toISOString();

let scene: ForkScene;
let folder: string;
beforeEach(async () => {
  scene = await forkScene({ createdAt: later(24) });
  folder = await mkdtemp(path.join(os.tmpdir(), 'earlier-'));
});
afterEach(async () => {
  await scene.close();
  await rm(folder, { recursive: true, force: true });
});

/** A run of this overall p95, ms. */
function measured(p95: number, source: Parameters<typeof sampleRecording>[0] = {}): Recording {
  const plain = sampleRecording(source);
  const duration: Trend = { count: 1000, min: 1, avg: 2, p50: 3, p90: p95, p95, p99: p95, max: p95 };
  const createdAt = new Date(Date.UTC(2026, 10, 1, source?.runId ?? 0)).toISOString();
  return altered(plain, { overall: { ...plain.arms.head.overall, duration }, endpoints: [], createdAt });
}

/** A commit of the base branch, made so many hours from now, and its stored run. */
async function merged(runId: number, hours: number, p95: number, marks: Partial<HistoryEntry> = {}) {
  const { repository, emulator } = scene;
  vi.stubEnv('GIT_COMMITTER_DATE', later(hours));
  repository.write('perf-gate.yml', `${BASE_POLICY}baseline: { workflow: [${WORKFLOW}] }\n# ${runId}\n`);
  const sha = repository.commit(`feat: ${runId}`);
  emulator.state.commits.unshift(sha);
  emulator.addRun({ id: runId, headSha: sha, path: WORKFLOW });
  for (const [name, value] of Object.entries(emulator.env(runId))) vi.stubEnv(name, value);
  vi.stubEnv('GITHUB_SERVER_URL', 'https://github.com');
  const recording = measured(p95, { runId, sha, workflow: WORKFLOW });
  const history = sampleHistory(recording);
  const entries = history.entries.map((entry) => ({ ...entry, ...marks }));
  const pack = (content: unknown) => packed(content)['recording.json.gz'] ?? Buffer.alloc(0);
  const files = { 'recording.json.gz': pack(recording), 'history.json.gz': pack({ ...history, entries }) };
  await uploadFiles(artifactName('checkout', 1), files, folder, createHastyClock());
}

test('a run is compared with the base that it was merged with, not with what came after it', async () => {
  await merged(200, 12, 100);
  await merged(201, 48, 40, { improved: [{ subject: 'overall', metric: 'p95' }] });
  await scene.leave(packed(measured(100)));
  const result = await scene.publish();
  expect(result?.judgement.base?.source.runId).toBe(200);
  expect(result?.judgement.verdict).not.toBe('fail');
});

test('what a later commit of the base branch used up accepts nothing of an earlier run', async () => {
  const entry = { upTo: 10, expires: '2099-12-31', reason: 'worth it' };
  const yaml =
    '- { gate: checkout, endpoint: overall, metric: p95, up-to: 10, expires: 2099-12-31, reason: worth it }\n';
  scene.repository.write('.perf-gate/accept.yml', yaml);
  await merged(200, 12, 100);
  await merged(201, 48, 500, { accepted: [{ subject: 'overall', metric: 'p95', entry }] });
  await scene.leave(packed(measured(500)));
  const result = await scene.publish();
  expect(result?.judgement.base?.source.runId).toBe(200);
  const p95 = result?.judgement.comparisons.find(({ metric }) => metric === 'p95');
  expect(p95?.class).toBe('critical');
});
