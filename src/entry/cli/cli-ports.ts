import path from 'node:path';
import { createAppRunner } from '../../adapters/app/app-runner.ts';
import { lastingEnvironment } from '../../adapters/app/lasting-environment.ts';
import { openFaultProxy } from '../../adapters/app/proxy/fault-proxy.ts';
import { openSingleFile } from '../../adapters/app/proxy/single-file.ts';
import { createTargetCheck } from '../../adapters/app/ready/target-check.ts';
import { createDatabases } from '../../adapters/databases/databases.ts';
import { createDatabaseProbe } from '../../adapters/databases/probe/probe.ts';
import { createDirectoryStore } from '../../adapters/files/directory-store.ts';
import { createResultFiles } from '../../adapters/files/result-files.ts';
import { type BranchStoreOptions, createBranchStore } from '../../adapters/git/branch/branch-store.ts';
import { createRevisions } from '../../adapters/git/checkout/revisions.ts';
import { createChangedFiles } from '../../adapters/git/history/changed-files.ts';
import { createChangedLines } from '../../adapters/git/history/changed-lines.ts';
import { createSourceControl } from '../../adapters/git/history/source-control.ts';
import { rememberRepositories } from '../../adapters/git/user-repository.ts';
import { createHost } from '../../adapters/host/host.ts';
import { openRun } from '../../adapters/host/run.ts';
import { toolDirectory } from '../../adapters/k6/provide/directories.ts';
import { createCpuProfiler } from '../../adapters/profiles/cpu-profiler.ts';
import { createTerminalLog } from '../../adapters/terminal/log.ts';
import { createProgress } from '../../adapters/terminal/progress/progress.ts';
import type { Config } from '../../core/config/config.ts';
import { defaultGate } from '../../core/config/default-gate.ts';
import type { StoreConfig } from '../../core/config/kinds/store.ts';
import type { Ports } from '../../pipeline/ports.ts';
import { createClock } from '../../plumbing/time/clock.ts';
import type { BaselineStore } from '../../ports/baseline-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { SourceControl } from '../../ports/git/source-control.ts';
import type { Log } from '../../ports/log.ts';
import type { RunContext } from '../../ports/run-context.ts';
import { configReader } from '../config-at.ts';
import { stopOnSignals } from '../exit.ts';
import { lazyLoadGenerator } from '../lazy-load-generator.ts';
import type { Secrets } from '../secrets.ts';
import { TOOL } from '../tool.ts';
import { storeOf } from './cli-config.ts';
import type { Flags } from './command.ts';

/** The log goes to stderr, so that stdout carries only what was asked for; without colour where NO_COLOR is set. */
export function cliLog({ mask }: Pick<Secrets, 'mask'>): Log {
  return createTerminalLog({ stream: process.stderr, mask });
}

/** Aborted by the first Ctrl-C, which the log then says. */
export function cliSignal(secrets: Secrets): AbortSignal {
  return stopOnSignals((text) => cliLog(secrets).write('warning', text));
}

/** `signal`: that of a command which has more than one run. */
export function cliPorts(
  config: Config,
  secrets: Secrets,
  flags: Flags = {},
  signal: AbortSignal = cliSignal(secrets),
): { readonly ports: Ports; readonly signal: AbortSignal } {
  secrets.learn(config);
  const { mask } = secrets;
  const log = cliLog(secrets);
  const clock = createClock();
  const { env, stdout, stderr } = process;
  const progress = createProgress({ log, clock, env, stream: stderr, others: [stdout] });
  const run = openRun({ env });
  const checkout = { env, run, repositories: rememberRepositories(env, '') };
  // Now, before the application runs; what cannot be read is told where it is needed.
  checkout.repositories(config.workingDirectory).catch(() => {});
  const ports: Ports = {
    ...{ log, progress, clock },
    host: createHost(),
    files: createResultFiles(config.out),
    apps: createAppRunner({ log, clock, env, mask, run, databases: createDatabases({ run, clock, log }) }),
    target: createTargetCheck(),
    sourceControl: createSourceControl({ log, ...checkout, edited: true }),
    changedFiles: createChangedFiles(checkout),
    changedLines: createChangedLines({ ...checkout, edited: true }),
    latestRelease: async () => null,
    ...{ openFaultProxy, openSingleFile, databaseProbe: createDatabaseProbe() },
    cpuProfiler: createCpuProfiler({ mask }),
    revisions: createRevisions({
      ...{ ...checkout, clock, builtIn: lastingEnvironment(env) },
      cache: toolDirectory(env, process.platform),
    }),
    configAt: configReader({
      ...{ overrides: { ...flags, baseline: storeOf(flags) }, named: namedBy(flags), log, secrets },
      ...{ workingDirectory: config.workingDirectory, workflow: '' },
      defaultGate: defaultGate('', null),
    }),
    loadGenerator: lazyLoadGenerator(config.k6, { log, clock, signal, mask, run, progress }),
    store: openStore(config.baseline.store, config, clock, checkout),
    openStore: (choice) => openStore(choice, config, clock, checkout),
    watch: null,
    publishers: [],
    mask,
    tool: TOOL,
  };
  return { ports, signal };
}

/** Paths in flags start from the current folder. */
const namedBy = ({ config }: Flags): string | null =>
  typeof config === 'string' && config !== '' ? path.resolve(config) : null;

/** Artifacts belong to a workflow's runs, and a command line is none. */
function openStore(
  store: StoreConfig,
  { workingDirectory: directory }: Config,
  clock: Clock,
  checkout: Pick<BranchStoreOptions, 'env' | 'run' | 'repositories'>,
): BaselineStore | null {
  if (store.kind === 'directory') return createDirectoryStore({ directory: store.path });
  if (store.kind !== 'branch') return null;
  return createBranchStore({ ...checkout, branch: store.name, directory, clock, random: Math.random });
}

/** On a laptop or in a plain step: the commit is git's, the rest of GitHub's facts are absent. */
export async function localContext(config: Config, sourceControl: SourceControl): Promise<RunContext> {
  const sha = (await sourceControl.head(config.workingDirectory)) ?? '';
  return {
    kind: 'local',
    source: {
      sha,
      branch: '',
      event: 'local',
      repository: '',
      repositoryId: 0,
      headRepositoryId: 0,
      workflow: '',
      job: '',
      runId: 0,
      attempt: 0,
    },
    pullRequest: null,
    baseBranch: '',
    before: null,
    statusSha: sha,
    runUrl: null,
  };
}
