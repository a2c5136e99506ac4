import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { readContext } from '../../../src/adapters/actions/context.ts';
import { createResultFiles } from '../../../src/adapters/files/result-files.ts';
import { createClient, parseRepository } from '../../../src/adapters/github/client/client.ts';
import { completeContext } from '../../../src/adapters/github/runs/complete-context.ts';
import { exitCode } from '../../../src/core/decision/exit-code.ts';
import type { Judgement } from '../../../src/core/model/judgement/judgement.ts';
import type { Series } from '../../../src/core/model/recording/series.ts';
import { wire } from '../../../src/entry/action/wire.ts';
import { openSecrets } from '../../../src/entry/secrets.ts';
import { gate } from '../../../src/pipeline/gate.ts';
import type { Clock } from '../../../src/ports/clock.ts';
import type { Log, LogLevel } from '../../../src/ports/log.ts';
import type { Receipt } from '../../../src/ports/publisher.ts';
import { type RecordingOverrides, shaOf } from '../../contracts/samples.ts';
import { createWorld, recordingOf, startedConfig } from '../../pipeline/world.ts';
import type { Emulator } from '../github/emulator.ts';
import type { SceneName } from './calls.ts';
import { ANCESTORS } from './stored.ts';

/** What a run left behind. */
export type Left = {
  readonly judgement: Judgement;
  readonly exitCode: number;
  readonly receipts: readonly Receipt[];
  readonly said: readonly { readonly level: LogLevel; readonly text: string }[];
  /** recording.json and judgement.json as they lie on disk */
  readonly files: readonly unknown[];
};

export type Run = {
  readonly scene: SceneName;
  readonly emulator: Emulator;
  readonly clock: Clock;
  /** head's latencies as multiples of those of the stored runs */
  readonly slower: number;
  /** what else its configuration says; default: stored runs alone, with a check run */
  readonly settings?: string;
  /** commits of the base branch, newest first; default: those that have a stored run */
  readonly ancestors?: readonly string[];
  /** which of the run's jobs it is, as the service of artifacts calls it */
  readonly job?: string;
  /** another workflow's run, which the emulator knows, and that workflow's file; default: run 300 of `gate.yml` */
  readonly of?: { readonly runId: number; readonly workflow: string };
  /** default: what holds where nothing is said */
  readonly comment?: 'always' | 'on-change';
};

const STORED_ONLY = 'check-run: true\ncompare: { mode: stored, escalate: never }\n';

const HEAD = shaOf(9);
const ON_GITHUB = ['status', 'comment', 'check run'];

/** A whole run of the action with its own adapters for GitHub; what is measured is a sample. */
export async function fullRun(run: Run): Promise<Left> {
  const { scene, emulator, clock, slower, settings = STORED_ONLY, ancestors = ANCESTORS } = run;
  const out = await mkdtemp(path.join(os.tmpdir(), 'full-run-'));
  const said: { level: LogLevel; text: string }[] = [];
  const log: Log = {
    write: (level, text) => void said.push({ level, text }),
    group: (_title, body) => body(),
  };
  const { of = { runId: 300, workflow: 'gate.yml' } } = run;
  const env = { ...environmentOf(scene, emulator, out, of.workflow), ...emulator.env(of.runId, run.job) };
  // The upload's client reads the process itself.
  if (scene === 'base branch') Object.assign(process.env, env);
  const { url: apiUrl, token } = emulator;
  const say = (text: string) => log.write('warning', text);
  const client = createClient({ token, apiUrl, userAgent: 'perf-gate/test', clock, onWait: () => {} });
  const config = {
    ...startedConfig(`${settings}${anchorOf(scene)}`),
    ...{ out, workingDirectory: out },
    ...(run.comment && { comment: run.comment }),
  };
  const read = readContext(env, eventOf(scene));
  const context = await completeContext(read, client, parseRepository('acme/shop'), { clock, say });
  const { signal } = new AbortController();
  const inputs = { 'github-token': token };
  const wired = wire({
    config,
    context,
    client,
    clock,
    log,
    signal,
    env,
    inputs,
    secrets: openSecrets(env),
    places: null,
  });
  const world = createWorld({ measured: head(slower) }).ports;
  const ports = {
    ...world,
    ...{ log, clock, files: createResultFiles(out), store: wired.store },
    latestRelease: wired.latestRelease,
    sourceControl: {
      ...world.sourceControl,
      base: async () => ({ sha: ancestors[0] ?? '', how: 'first parent' }),
      ancestors: async () => ancestors,
      tagged: async () => ancestors[0] ?? null,
    },
    publishers: wired.publishers.filter(({ name }) => ON_GITHUB.includes(name)),
  };
  try {
    const { judgement, receipts } = await gate(config, context, ports, signal);
    const files = await Promise.all(['recording.json', 'judgement.json'].map((name) => readBack(out, name)));
    return { judgement, exitCode: exitCode(judgement), receipts, said, files };
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

async function readBack(out: string, name: string): Promise<unknown> {
  return JSON.parse(await readFile(path.join(out, name), 'utf8'));
}

const anchorOf = (scene: SceneName): string =>
  scene === 'anchored' ? 'baseline: { anchor: latest-release }\n' : '';

function environmentOf(
  scene: SceneName,
  emulator: Emulator,
  out: string,
  file: string,
): Record<string, string> {
  const push = scene === 'base branch';
  const workflow = `${emulator.repository}/.github/workflows/${file}@refs/heads/main`;
  return {
    ...emulator.env(300),
    GITHUB_EVENT_NAME: push ? 'push' : 'pull_request',
    GITHUB_REF: push ? 'refs/heads/main' : 'refs/pull/7/merge',
    GITHUB_SHA: HEAD,
    GITHUB_JOB: 'job',
    GITHUB_SERVER_URL: 'https://github.com',
    ...(scene === 'unnamed workflow' ? {} : { GITHUB_WORKFLOW_REF: workflow, GITHUB_REPOSITORY_ID: '1' }),
    RUNNER_TEMP: out,
  };
}

function eventOf(scene: SceneName): object {
  const repository = { full_name: 'acme/shop', default_branch: 'main' };
  if (scene === 'base branch') return { repository };
  const head = { sha: HEAD, ref: 'change', repo: { id: 1, full_name: 'acme/shop' } };
  return { repository, pull_request: { number: 7, head, base: { ref: 'main' } } };
}

/** Head's recording, its latencies that much above those of the stored runs. */
function head(slower: number): RecordingOverrides {
  const plain = recordingOf();
  const moved = <T extends Series>(series: T): T => {
    if (series.duration === null) return series;
    const { count: _count, ...times } = series.duration;
    const grown = Object.fromEntries(Object.entries(times).map(([name, ms]) => [name, ms * slower]));
    return { ...series, duration: { ...series.duration, ...grown } };
  };
  return { overall: moved(plain.arms.head.overall), endpoints: plain.arms.head.endpoints.map(moved) };
}
