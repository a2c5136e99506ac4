import { holdsCommit } from '../../adapters/git/history/pull-request-code.ts';
import { type HandedOver, readHandedOver } from '../../adapters/github/artifacts/handed-over.ts';
import { parseRepository } from '../../adapters/github/client/client.ts';
import { ASKING, READING, withinTime } from '../../adapters/github/client/time-budget.ts';
import {
  findMeasuredRun,
  type MeasuredPull,
  type MeasuredRun,
} from '../../adapters/github/runs/measured-run.ts';
import { filesOfPull } from '../../adapters/github/runs/pull-files.ts';
import { watched } from '../../pipeline/baseline/watch.ts';
import type { GateResult } from '../../pipeline/gate.ts';
import { keep } from '../../pipeline/keep.ts';
import type { Ports } from '../../pipeline/ports.ts';
import { publish } from '../../pipeline/publish.ts';
import { type Left, type Rejudged, rejudge } from '../../pipeline/rejudge.ts';
import type { RunContext } from '../../ports/run-context.ts';
import { EXIT } from '../exit.ts';
import { unsafeCheckout } from './event-plan.ts';
import { openWatch, type Parts, wire } from './wire.ts';
import { worstLast } from './worst-last.ts';

/**
 * Publishes what the run of a pull request measured, from a run that may write. All that decides where it is written
 * and how it is judged comes from GitHub and the base branch. null: it belongs to no pull request any more, which the
 * log says.
 */
export async function publishFromRun(runId: number, parts: Parts): Promise<GateResult | null> {
  const { client, log, context: own } = parts;
  const repository = parseRepository(own.source.repository);
  const found = await withinTime(parts.clock, ASKING, () => findMeasuredRun(runId, { client, repository }));
  if (found.kind === 'none') {
    log.write('warning', `Nothing is published: ${found.why}`);
    return null;
  }
  const { run } = found;
  await refuseTheirs(run.source.sha, parts);
  announce(run, parts);
  // This run is the one that the others leave their recordings to.
  const config = { ...parts.config, handOver: false };
  const handed = await withinTime(parts.clock, READING, () =>
    readHandedOver(run.source, config.gate, {
      ...{ client, repository },
      patience: { clock: parts.clock, onWait: (text: string) => log.write('info', text) },
    }),
  );
  const judged: Judged[] = [];
  for (const pull of run.pulls) judged.push(await judgeFor(pull, run, handed, { ...parts, config }));
  // As this run's own: a fork's run has no say in it.
  const watch = openWatch({ ...parts, config });
  const counted = await watched(judged, own.source, config, { log, watch });
  const result = await publishAll(counted.judged);
  await counted.save();
  return result;
}

async function refuseTheirs(sha: string, { config, context, env }: Parts): Promise<void> {
  const holds = await holdsCommit(sha, config.workingDirectory, env, env['GITHUB_SHA'] ?? '');
  if (holds) throw unsafeCheckout(context.source.event, sha);
}

function announce({ source, pulls }: MeasuredRun, { log }: Parts): void {
  const names = pulls.map(nameOf).join(', ');
  const what = `Run ${source.runId} measured ${source.sha.slice(0, 7)}`;
  if (pulls.length === 1) {
    log.write('info', `${what}, the head of pull request ${names}.`);
    return;
  }
  const worst = 'Each is judged by the rules of its own base, and the commit has the status of the worst.';
  log.write('warning', `${what}, the head of ${pulls.length} open pull requests: ${names}. ${worst}`);
}

const nameOf = ({ pullRequest, baseBranch }: MeasuredPull): string =>
  `#${pullRequest.number} into ${baseBranch}`;

type Judged = Rejudged & {
  readonly context: RunContext;
  readonly ports: Ports;
};

async function judgeFor(
  pull: MeasuredPull,
  run: MeasuredRun,
  handed: HandedOver,
  parts: Parts,
): Promise<Judged> {
  const context = contextOf(pull, run, parts.context);
  const ports = wire({ ...parts, context, about: nameOf(pull) });
  const left = await leftFor(pull, handed, parts, ports);
  const at = { baseSha: pull.baseSha, mergedAt: run.createdAt };
  const handedOver = { left, context, ...at, isAsked: isAsked(parts.context) };
  const rejudged = await rejudge(handedOver, parts.config, ports);
  return { ...rejudged, context, ports };
}

/** What a run says that it touches is not believed: GitHub lists the files of the pull request. */
async function leftFor(
  { pullRequest }: MeasuredPull,
  handed: HandedOver,
  { client, context, config, clock }: Parts,
  { changedFiles }: Ports,
): Promise<Left> {
  if (handed.kind !== 'untouched') return handed;
  const repository = parseRepository(context.source.repository);
  const files = await withinTime(clock, ASKING, () => filesOfPull(pullRequest.number, client, repository));
  // Between HEAD and itself nothing is changed: what is asked for is the folder's place in the repository.
  const { prefix } = await changedFiles.since('HEAD', config.workingDirectory);
  return { kind: 'untouched', changed: { files, prefix } };
}

function contextOf(
  { pullRequest, baseBranch }: MeasuredPull,
  { source, runUrl }: MeasuredRun,
  { defaultBranch }: RunContext,
): RunContext {
  const statusSha = pullRequest.headSha;
  return {
    ...{ kind: 'pull-request', source, pullRequest, baseBranch, before: null, statusSha, runUrl },
    ...(defaultBranch !== undefined && { defaultBranch }),
  };
}

/** Publishers that write to the commit, which the pull requests share. */
const OF_COMMIT: readonly string[] = ['status', 'check run'];

/** To every pull request its own; to the commit, and to this run's outputs, the worst. */
async function publishAll(judged: readonly Judged[]): Promise<GateResult | null> {
  let worst: GateResult | null = null;
  const ordered = worstLast(judged);
  for (const one of ordered) {
    const { judgement, context, ports } = one;
    const files = await keepFor(one);
    const own = ports.publishers.filter(({ name }) => one === ordered.at(-1) || !OF_COMMIT.includes(name));
    const publication = { judgement, files, runUrl: context.runUrl };
    worst = { judgement, files, receipts: await publish(publication, { ...ports, publishers: own }) };
  }
  return worst;
}

async function keepFor({ judgement, head, context, ports }: Judged) {
  if (head === null) return keep(judgement, null, context, ports);
  // As it was judged: by base's rules.
  const recording = { ...head, rules: { policy: judgement.policy } };
  const path = await ports.files.write('recording.json', `${JSON.stringify(recording, null, 1)}\n`);
  return keep(judgement, { kind: 'recorded', recording, path }, context, ports);
}

/** Whether somebody asked for this publishing, and not the end of the run that measured. */
const isAsked = ({ source }: Pick<RunContext, 'source'>): boolean => source.event !== 'workflow_run';

/**
 * Of a run that only publishes: the verdict has its place at the pull request, and this run fails when it lacks it. Whoever
 * asked for it hears too that there was nothing to publish.
 */
export function exitOfPublishing(result: GateResult | null, context: Pick<RunContext, 'source'>): number {
  if (result === null && isAsked(context)) return EXIT.couldNotMeasure;
  const status = result?.receipts.find(({ publisher }) => publisher === 'status');
  return status?.state === 'failed' ? EXIT.couldNotMeasure : EXIT.ok;
}
