import { createAppRunner } from '../../adapters/app/app-runner.ts';
import { openFaultProxy } from '../../adapters/app/fault-proxy.ts';
import { createTargetCheck } from '../../adapters/app/target-check.ts';
import { createClock } from '../../adapters/clock/clock.ts';
import { createDirectoryStore } from '../../adapters/files/directory-store.ts';
import { createResultFiles } from '../../adapters/files/result-files.ts';
import { createChangedFiles } from '../../adapters/git/changed-files.ts';
import { createRevisions } from '../../adapters/git/revisions.ts';
import { createSourceControl } from '../../adapters/git/source-control.ts';
import { createHost } from '../../adapters/host/host.ts';
import { toolDirectory } from '../../adapters/k6/provider/directories.ts';
import { createTerminalLog } from '../../adapters/terminal/log.ts';
import type { Config } from '../../core/config/config.ts';
import type { Ports } from '../../pipeline/ports.ts';
import type { Log } from '../../ports/log.ts';
import type { RunContext } from '../../ports/run-context.ts';
import type { SourceControl } from '../../ports/source-control.ts';
import { configReader } from '../config-at.ts';
import { stopOnSignals } from '../exit.ts';
import { lazyLoadGenerator } from '../lazy-load-generator.ts';
import { TOOL } from '../tool.ts';
import type { Flags } from './program.ts';

/** The log goes to stderr, so that stdout carries only what was asked for. */
export function cliLog(): Log {
  return createTerminalLog({ stream: process.stderr, colour: process.stderr.isTTY === true });
}

/** Aborted by the first Ctrl-C, which the log then says. */
export function cliSignal(): AbortSignal {
  return stopOnSignals((text) => cliLog().write('warning', text));
}

/** `signal`: that of a command which has more than one run. */
export function cliPorts(
  config: Config,
  flags: Flags = {},
  signal: AbortSignal = cliSignal(),
): { readonly ports: Ports; readonly signal: AbortSignal } {
  const log = cliLog();
  const clock = createClock();
  const store = config.baseline.store;
  const ports: Ports = {
    log,
    clock,
    host: createHost(),
    files: createResultFiles(config.out),
    apps: createAppRunner({ log, clock, env: process.env }),
    target: createTargetCheck(),
    sourceControl: createSourceControl({ log, env: process.env }),
    changedFiles: createChangedFiles({ env: process.env }),
    openFaultProxy,
    revisions: createRevisions({ env: process.env, cache: toolDirectory(process.env, process.platform) }),
    configAt: configReader(flags, typeof flags['config'] === 'string' ? flags['config'] : null, log),
    loadGenerator: lazyLoadGenerator(config.k6, { log, clock, signal }),
    store: store.kind === 'directory' ? createDirectoryStore({ directory: store.path }) : null,
    publishers: [],
    tool: TOOL,
  };
  return { ports, signal };
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
