import { createAnnotationsPublisher } from '../../adapters/actions/annotations-publisher.ts';
import { jobKey } from '../../adapters/actions/job-key.ts';
import { createSummaryPublisher } from '../../adapters/actions/summary-publisher.ts';
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
import { type Repositories, rememberRepositories } from '../../adapters/git/user-repository.ts';
import {
  type ArtifactStoreOptions,
  createArtifactStore,
} from '../../adapters/github/artifacts/artifact-store.ts';
import { createHandOverPublisher } from '../../adapters/github/artifacts/hand-over-publisher.ts';
import { createWatchStore } from '../../adapters/github/artifacts/watch-store.ts';
import { API_URL, type GitHubClient, parseRepository } from '../../adapters/github/client/client.ts';
import { isEnterpriseServer, NO_ARTIFACTS } from '../../adapters/github/client/enterprise.ts';
import { timed } from '../../adapters/github/client/time-budget.ts';
import { createCommentPublisher } from '../../adapters/github/comment/comment-publisher.ts';
import { latestRelease } from '../../adapters/github/runs/latest-release.ts';
import { type CheckOptions, createCheckPublisher } from '../../adapters/github/status/check-publisher.ts';
import { createStatusPublisher } from '../../adapters/github/status/status-publisher.ts';
import { createHost } from '../../adapters/host/host.ts';
import { openRun } from '../../adapters/host/run.ts';
import { toolDirectory } from '../../adapters/k6/provide/directories.ts';
import { createCpuProfiler } from '../../adapters/profiles/cpu-profiler.ts';
import { createProgressLines } from '../../adapters/terminal/progress/lines.ts';
import type { Config } from '../../core/config/config.ts';
import type { StoreConfig } from '../../core/config/kinds/store.ts';
import { renderComment } from '../../core/render/markdown/comment.ts';
import { renderSummary } from '../../core/render/markdown/summary.ts';
import { renderAnnotations } from '../../core/render/text/annotations.ts';
import { renderStatusDescription } from '../../core/render/text/status.ts';
import type { Places } from '../../core/report/reason-place.ts';
import { type Report, toReport } from '../../core/report/report.ts';
import type { Ports } from '../../pipeline/ports.ts';
import type { BaselineStore, WatchStore } from '../../ports/baseline-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Publication, Publisher } from '../../ports/publisher.ts';
import type { RunContext } from '../../ports/run-context.ts';
import { configReader } from '../config-at.ts';
import { lazyLoadGenerator } from '../lazy-load-generator.ts';
import type { Secrets } from '../secrets.ts';
import { TOOL } from '../tool.ts';
import { actionGate } from './action-config.ts';

export type Parts = {
  readonly config: Config;
  readonly context: RunContext;
  readonly client: GitHubClient;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly inputs: Readonly<Record<string, string>>;
  readonly secrets: Secrets;
  /** for annotations; null: they point nowhere */
  readonly places: Places | null;
  /** what the status is about, where a commit is the head of several pull requests: `#7 into main` */
  readonly about?: string;
  /** the checkout as it was before anything of it ran; absent: as it is when first asked about */
  readonly repositories?: Repositories;
};

/** Every port of an action's run, from its adapters. */
export function wire(parts: Parts): Ports {
  const { config, log, signal, env, clock, secrets } = parts;
  const { mask } = secrets;
  const token = parts.inputs['github-token'] ?? '';
  const progress = createProgressLines({ log, clock });
  const run = openRun({ env });
  const repositories = parts.repositories ?? rememberRepositories(env, token);
  const checkout = { env, token, run, repositories };
  return {
    ...{ log, progress, clock },
    host: createHost(),
    files: createResultFiles(config.out),
    apps: createAppRunner({ log, clock, env, mask, run, databases: createDatabases({ run, clock, log }) }),
    target: createTargetCheck(),
    sourceControl: createSourceControl({ log, ...checkout }),
    changedFiles: createChangedFiles(checkout),
    changedLines: createChangedLines(checkout),
    latestRelease: () => latestRelease(parts.client, parseRepository(parts.context.source.repository), clock),
    openFaultProxy,
    openSingleFile,
    databaseProbe: createDatabaseProbe(),
    cpuProfiler: createCpuProfiler({ mask }),
    revisions: createRevisions({
      ...{ ...checkout, clock, builtIn: lastingEnvironment(env) },
      ...buildCache(parts),
    }),
    configAt: configReader({
      ...{ overrides: parts.inputs, named: parts.inputs['config'] || null, log, secrets },
      ...{ workingDirectory: config.workingDirectory, workflow: parts.context.source.workflow },
      defaultGate: actionGate(parts.inputs, env),
    }),
    loadGenerator: lazyLoadGenerator(config.k6, { log, clock, signal, mask, run, progress }),
    store: openStore(config.baseline.store, parts, checkout),
    openStore: (choice) => openStore(choice, parts, checkout),
    watch: openWatch(parts),
    publishers: publishers(parts),
    mask,
    tool: TOOL,
  };
}

/** What a fork's code could have written is no build that another run takes up, nor does it find theirs. */
function buildCache({ context, env }: Parts): { readonly cache?: string } {
  return context.pullRequest?.fork === true ? {} : { cache: toolDirectory(env, process.platform) };
}

function openStore(
  choice: StoreConfig,
  { config, context, client, env, clock, log }: Parts,
  checkout: Pick<BranchStoreOptions, 'env' | 'token' | 'run' | 'repositories'>,
): BaselineStore | null {
  if (choice.kind === 'directory') return createDirectoryStore({ directory: choice.path });
  if (choice.kind === 'none') return null;
  if (choice.kind === 'branch') {
    const directory = config.workingDirectory;
    return createBranchStore({ ...checkout, branch: choice.name, directory, clock, random: Math.random });
  }
  // Before the load, not only when the baseline is looked for.
  if (isEnterpriseServer(apiUrlOf(env))) log.write('warning', NO_ARTIFACTS);
  return createArtifactStore(artifacts({ config, context, client, env, clock, log }));
}

const apiUrlOf = (env: Parts['env']): string => env['GITHUB_API_URL'] ?? API_URL;

function artifacts({
  config,
  context,
  client,
  env,
  clock,
  log,
}: Pick<Parts, 'config' | 'context' | 'client' | 'env' | 'clock' | 'log'>): ArtifactStoreOptions {
  return {
    client,
    patience: { clock, onWait: (text) => log.write('info', text) },
    apiUrl: apiUrlOf(env),
    repository: parseRepository(context.source.repository),
    repositoryId: context.source.repositoryId,
    workflow: context.source.workflow,
    tempDirectory: env['RUNNER_TEMP'] ?? config.out,
  };
}

/**
 * Where a gate that watches counts; null: nowhere. Artifacts, wherever baselines are: a pull request may write no branch.
 * A fork's own run counts nothing, nor does one that leaves its figures to another.
 */
export function openWatch(parts: Parts): WatchStore | null {
  const { config, context, env } = parts;
  const isOthers = context.pullRequest?.fork === true || handsOver(config, context);
  if (isOthers || config.dryRun || config.baseline.store.kind === 'none') return null;
  if (isEnterpriseServer(apiUrlOf(env))) return null;
  return createWatchStore({ ...artifacts(parts), attempt: context.source.attempt });
}

/** Whether another run publishes what this one measures. It does so for pull requests alone: a queue's commit has no other. */
export const handsOver = ({ handOver }: Pick<Config, 'handOver'>, { kind }: RunContext): boolean =>
  handOver && kind === 'pull-request';

function checkRun(
  { statusSha, runUrl, source }: RunContext,
  describe: (publication: Publication) => string,
  github: Pick<CheckOptions, 'client' | 'repository' | 'gate' | 'clock'>,
): Publisher {
  return createCheckPublisher({
    ...github,
    ...{ sha: statusSha, runUrl },
    externalId: `${source.runId}/${source.attempt}/${source.job}`,
    title: describe,
    summary: (publication, maxBytes) => renderComment(reportOf(publication), { maxBytes }),
  });
}

const reportOf = ({ judgement, runUrl }: Publication): Report => toReport(judgement, { runUrl });

/** The workflow by the name of its file: GitHub knows of one folder for them. */
function fileOf({ source }: RunContext): { readonly workflow?: string } {
  const workflow = source.workflow.slice(source.workflow.lastIndexOf('/') + 1);
  return workflow === '' ? {} : { workflow };
}

/** Local ones first; the status before the comment, so that one write at most waits for the rate limiter. */
function publishers({ config, context, client, env, clock, places, about }: Parts): readonly Publisher[] {
  const local = [
    createSummaryPublisher({
      path: env['GITHUB_STEP_SUMMARY'] ?? '',
      render: (publication, maxBytes) => renderSummary(reportOf(publication), { maxBytes }),
    }),
    createAnnotationsPublisher({ render: (publication) => renderAnnotations(reportOf(publication), places) }),
  ];
  if (config.dryRun) return local;
  const { runId, attempt, job, repository: fullName } = context.source;
  // What another run measured has no job here.
  const isOwn = String(runId) === env['GITHUB_RUN_ID'];
  const key = isOwn ? jobKey(env) : '';
  const writer = { pull: context.pullRequest?.number ?? null, attempt, key, ...fileOf(context) };
  if (handsOver(config, context)) {
    const tempDirectory = env['RUNNER_TEMP'] ?? config.out;
    const handOver = createHandOverPublisher({ gate: config.gate, attempt, tempDirectory, clock });
    return [...local, handOver];
  }
  const repository = parseRepository(fullName);
  const github = { client, repository, gate: config.gate, clock };
  const describe = (publication: Publication): string =>
    `${about === undefined ? '' : `${about}: `}${renderStatusDescription(reportOf(publication))}`;
  const remote: readonly Publisher[] = [
    ...(config.checkRun ? [checkRun(context, describe, github)] : []),
    createStatusPublisher({
      ...github,
      sha: context.statusSha,
      runUrl: context.runUrl,
      ...(isOwn ? { writer } : {}),
      render: describe,
    }),
    createCommentPublisher({
      ...github,
      ...{ runId, attempt, job: key === '' ? job : `${job} (${key})`, ...fileOf(context) },
      pullNumber: context.pullRequest?.number ?? null,
      mode: config.comment,
      group: config.commentGroup,
      sha: context.statusSha,
      seed: Math.floor(Math.random() * 2 ** 32),
      render: (publication, maxBytes, pushes) => renderComment(reportOf(publication), { maxBytes, pushes }),
    }),
  ];
  return [...local, ...remote.map((publisher) => timed(publisher, clock))];
}
