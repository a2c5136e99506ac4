import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, vi } from 'vitest';
import { readContext } from '../../../src/adapters/actions/context.ts';
import { handedOverName } from '../../../src/adapters/github/artifacts/artifact-name.ts';
import { uploadFiles } from '../../../src/adapters/github/artifacts/upload.ts';
import type { Config } from '../../../src/core/config/config.ts';
import { publishFromRun } from '../../../src/entry/action/from-run.ts';
import { openSecrets } from '../../../src/entry/secrets.ts';
import type { GateResult } from '../../../src/pipeline/gate.ts';
import type { Log } from '../../../src/ports/log.ts';
import { createRepository, type Repository } from '../../adapters/git/checkouts.ts';
import { clientOf } from '../../adapters/github/emulated.ts';
import { configOf } from '../../core/config/written.ts';
import { duetRecording } from '../../core/decision/driven.ts';
import { samplePairs } from '../../core/decision/pairs.ts';
import { type Emulator, startEmulator } from '../../support/github/emulator.ts';
import type { Artifact, Run } from '../../support/github/state.ts';
import { createHastyClock } from '../../support/hasty-clock.ts';

/** Number of the repository that the fork is. */
export const FORK = 666;
export const HEAD = 'f0'.repeat(20);
export const RUN = 300;
export const PULL = 7;

export const BASE_POLICY =
  'gate: checkout\napp: { start: x }\nworkload: { script: l.js }\npolicy: { fail: 50% }\n';

/** The upload's client writes workflow commands to stdout, and the annotations of a publisher are some. */
export function muteCommands(): void {
  beforeAll(() => {
    vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  });
  afterAll(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  });
}

/** A duet of a change that is 70 % slower. */
export const slower = () =>
  duetRecording(samplePairs({ count: 4, seed: 2, effect: Math.log(1.7) }), 'regressed');

/** Another run that publishes: what it has besides. */
export type As = Readonly<Record<'env' | 'inputs', Readonly<Record<string, string>>>>;

export type ForkScene = {
  readonly emulator: Emulator;
  /** a clone of the base branch, as actions/checkout leaves it */
  readonly repository: Repository;
  readonly said: string[];
  /** What the fork's run leaves under the gate's name: any bytes. */
  leave(files: Readonly<Record<string, Buffer>>): Promise<Artifact>;
  publish(runId?: number, token?: string, config?: Partial<Config>, as?: As): Promise<GateResult | null>;
  comment(): string;
  close(): Promise<void>;
};

/** A fork's recording, packed as it is uploaded. */
export const packed = (recording: unknown): Readonly<Record<string, Buffer>> => ({
  'recording.json.gz': gzipSync(JSON.stringify(recording)),
});

/**
 * A pull request from a fork whose run has ended, and the run of the base repository that it started. `own`: variables of
 * that one.
 */
export async function forkScene(
  run: Partial<Run> = {},
  own: Readonly<Record<string, string>> = {},
): Promise<ForkScene> {
  const emulator = await startEmulator();
  const repository = createRepository();
  const out = await mkdtemp(path.join(os.tmpdir(), 'from-run-'));
  const clock = createHastyClock();
  repository.write('perf-gate.yml', BASE_POLICY);
  emulator.state.commits.unshift(repository.commit('feat: the gate'));
  const fork = { headSha: HEAD, headBranch: 'main', headRepositoryId: FORK };
  emulator.addRun({ id: RUN, event: 'pull_request', conclusion: 'failure', ...fork, ...run });
  emulator.state.pulls.push({ number: PULL, baseBranch: 'main', ...fork });
  const said: string[] = [];
  const log: Log = { write: (_level, text) => void said.push(text), group: (_title, body) => body() };
  const env = {
    ...{ GITHUB_EVENT_NAME: 'workflow_run', GITHUB_REF: 'refs/heads/main', GITHUB_JOB: 'publish' },
    ...own,
  };
  const event = { repository: { id: 1, full_name: 'acme/shop', default_branch: 'main' } };
  return {
    emulator,
    repository,
    said,
    async leave(files) {
      for (const [name, value] of Object.entries(emulator.env(RUN))) vi.stubEnv(name, value);
      vi.stubEnv('GITHUB_SERVER_URL', 'https://github.com');
      await uploadFiles(handedOverName('checkout', 1), files, out, clock);
      const artifact = emulator.state.artifacts.at(-1);
      if (artifact === undefined) throw new Error('nothing was uploaded');
      return artifact;
    },
    publish(runId = RUN, token = emulator.token, config = {}, as = { env: {}, inputs: {} }) {
      const read = configOf(BASE_POLICY, { mode: 'publish', baseline: 'artifact' });
      return publishFromRun(runId, {
        config: { ...read, out, workingDirectory: repository.directory, ...config },
        context: readContext({ ...env, ...as.env }, event),
        client: clientOf(emulator, token, clock),
        clock,
        log,
        signal: new AbortController().signal,
        env: { PATH: process.env['PATH'], HOME: process.env['HOME'], RUNNER_TEMP: out, ...own, ...as.env },
        inputs: as.inputs,
        secrets: openSecrets({}),
        places: null,
      });
    },
    comment: () => emulator.state.comments[0]?.body ?? '',
    async close() {
      expect(emulator.violations).toEqual([]);
      await emulator.close();
      repository.remove();
      await rm(out, { recursive: true, force: true });
    },
  };
}
