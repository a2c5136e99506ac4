import { createAnnotationsPublisher } from '../../adapters/actions/annotations-publisher.ts';
import { createSummaryPublisher } from '../../adapters/actions/summary-publisher.ts';
import { createAppRunner } from '../../adapters/app/app-runner.ts';
import { openFaultProxy } from '../../adapters/app/fault-proxy.ts';
import { createTargetCheck } from '../../adapters/app/target-check.ts';
import { createClock } from '../../adapters/clock/clock.ts';
import { createDirectoryStore } from '../../adapters/files/directory-store.ts';
import { createResultFiles } from '../../adapters/files/result-files.ts';
import { createBranchStore } from '../../adapters/git/branch-store.ts';
import { createChangedFiles } from '../../adapters/git/changed-files.ts';
import { createRevisions } from '../../adapters/git/revisions.ts';
import { createSourceControl } from '../../adapters/git/source-control.ts';
import { createArtifactStore } from '../../adapters/github/artifact-store.ts';
import { type CheckOptions, createCheckPublisher } from '../../adapters/github/check-publisher.ts';
import { type GitHubClient, parseRepository } from '../../adapters/github/client.ts';
import { createCommentPublisher } from '../../adapters/github/comment-publisher.ts';
import { createHandOverPublisher } from '../../adapters/github/hand-over-publisher.ts';
import { createStatusPublisher } from '../../adapters/github/status-publisher.ts';
import { createHost } from '../../adapters/host/host.ts';
import { toolDirectory } from '../../adapters/k6/provider/directories.ts';
import type { Config } from '../../core/config/config.ts';
import { renderComment } from '../../core/render/markdown/comment.ts';
import { renderSummary } from '../../core/render/markdown/summary.ts';
import { renderAnnotations } from '../../core/render/text/annotations.ts';
import { renderStatusDescription } from '../../core/render/text/status.ts';
import { type Report, toReport } from '../../core/report/report.ts';
import type { Ports } from '../../pipeline/ports.ts';
import type { BaselineStore } from '../../ports/baseline-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Publication, Publisher } from '../../ports/publisher.ts';
import type { RunContext } from '../../ports/run-context.ts';
import { configReader } from '../config-at.ts';
import { lazyLoadGenerator } from '../lazy-load-generator.ts';
import { TOOL } from '../tool.ts';

export type Parts = {
  readonly config: Config;
  readonly context: RunContext;
  readonly client: GitHubClient;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly inputs: Readonly<Record<string, string>>;
};

/** Every port of an action's run, from its adapters. */
export function wire(parts: Parts): Ports {
  const { config, log, signal, env } = parts;
  const clock = createClock();
  const token = parts.inputs['github-token'] ?? '';
  return {
    log,
    clock,
    host: createHost(),
    files: createResultFiles(config.out),
    apps: createAppRunner({ log, clock, env }),
    target: createTargetCheck(),
    sourceControl: createSourceControl({ log, env, token }),
    changedFiles: createChangedFiles({ env, token }),
    openFaultProxy,
    revisions: createRevisions({ env, token, cache: toolDirectory(env, process.platform) }),
    configAt: configReader(parts.inputs, parts.inputs['config'] || null, log),
    loadGenerator: lazyLoadGenerator(config.k6, { log, clock, signal }),
    store: store(parts, clock, token),
    publishers: publishers(parts, clock),
    tool: TOOL,
  };
}

function store({ config, context, client, env }: Parts, clock: Clock, token: string): BaselineStore | null {
  const choice = config.baseline.store;
  if (choice.kind === 'directory') return createDirectoryStore({ directory: choice.path });
  if (choice.kind === 'none') return null;
  if (choice.kind === 'branch') {
    const directory = config.workingDirectory;
    return createBranchStore({ branch: choice.name, directory, env, token, clock, random: Math.random });
  }
  return createArtifactStore({
    client,
    repository: parseRepository(context.source.repository),
    repositoryId: context.source.repositoryId,
    workflow: context.source.workflow,
    tempDirectory: env['RUNNER_TEMP'] ?? config.out,
  });
}

function checkRun(
  { statusSha, runUrl }: RunContext,
  github: Pick<CheckOptions, 'client' | 'repository' | 'gate'>,
): Publisher {
  return createCheckPublisher({
    ...github,
    ...{ sha: statusSha, runUrl },
    title: (publication) => renderStatusDescription(reportOf(publication)),
    summary: (publication, maxBytes) => renderComment(reportOf(publication), { maxBytes }),
  });
}

const reportOf = ({ judgement, runUrl }: Publication): Report => toReport(judgement, { runUrl });

/** Local ones first; the status before the comment, so that one write at most waits for the rate limiter. */
function publishers({ config, context, client, env }: Parts, clock: Clock): readonly Publisher[] {
  const local = [
    createSummaryPublisher({
      path: env['GITHUB_STEP_SUMMARY'] ?? '',
      render: (publication, maxBytes) => renderSummary(reportOf(publication), { maxBytes }),
    }),
    createAnnotationsPublisher({ render: (publication) => renderAnnotations(reportOf(publication)) }),
  ];
  if (config.dryRun) return local;
  const { runId, attempt, job, repository: fullName } = context.source;
  if (config.handOver) {
    const tempDirectory = env['RUNNER_TEMP'] ?? config.out;
    const handOver = createHandOverPublisher({ gate: config.gate, attempt, tempDirectory });
    return context.kind === 'pull-request' ? [...local, handOver] : local;
  }
  const repository = parseRepository(fullName);
  const github = { client, repository, gate: config.gate };
  return [
    ...local,
    ...(config.checkRun ? [checkRun(context, github)] : []),
    createStatusPublisher({
      ...github,
      sha: context.statusSha,
      runUrl: context.runUrl,
      render: (publication) => renderStatusDescription(reportOf(publication)),
    }),
    createCommentPublisher({
      ...github,
      ...{ runId, attempt, job },
      pullNumber: context.pullRequest?.number ?? null,
      mode: config.comment,
      group: config.commentGroup,
      sha: context.statusSha,
      clock,
      seed: Math.floor(Math.random() * 2 ** 32),
      render: (publication, maxBytes, pushes) => renderComment(reportOf(publication), { maxBytes, pushes }),
    }),
  ];
}
