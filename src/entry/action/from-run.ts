import { holdsCommit } from '../../adapters/git/pull-request-code.ts';
import { parseRepository } from '../../adapters/github/client.ts';
import { readHandedOver } from '../../adapters/github/handed-over.ts';
import { findMeasuredRun, type MeasuredRun } from '../../adapters/github/measured-run.ts';
import { ASKING, READING, withinTime } from '../../adapters/github/time-budget.ts';
import type { GateResult } from '../../pipeline/gate.ts';
import { keep } from '../../pipeline/keep.ts';
import { publish } from '../../pipeline/publish.ts';
import { rejudge } from '../../pipeline/rejudge.ts';
import type { RunContext } from '../../ports/run-context.ts';
import { EXIT } from '../exit.ts';
import { unsafeCheckout } from './event-plan.ts';
import { type Parts, wire } from './wire.ts';

/**
 * Publishes what the run of a pull request measured, from a run that may write. All that decides where it is written
 * and how it is judged comes from GitHub and the base branch. null: it belongs to no pull request any more, which the
 * log says.
 */
export async function publishFromRun(runId: number, parts: Parts): Promise<GateResult | null> {
  const { client, log, context: own } = parts;
  const repository = parseRepository(own.source.repository);
  const asked = { client, repository, job: own.source.job };
  const found = await withinTime(parts.clock, ASKING, () => findMeasuredRun(runId, asked));
  if (found.kind === 'none') {
    log.write('warning', `Nothing is published: ${found.why}`);
    return null;
  }
  const { run } = found;
  const { number, headSha } = run.pullRequest;
  const { workingDirectory } = parts.config;
  if (await holdsCommit(headSha, workingDirectory, parts.env, parts.env['GITHUB_SHA'] ?? '')) {
    throw unsafeCheckout(own.source.event, headSha);
  }
  log.write('info', `Run ${runId} measured ${headSha.slice(0, 7)}, the head of pull request #${number}.`);
  const context = contextOf(run);
  // This run is the one that the others leave their recordings to.
  const config = { ...parts.config, handOver: false };
  const ports = wire({ ...parts, config, context });
  const { clock } = parts;
  const artifacts = {
    client,
    repository,
    patience: { clock, onWait: (text: string) => log.write('info', text) },
  };
  const handed = await withinTime(clock, READING, () => readHandedOver(run.source, config.gate, artifacts));
  const recording = handed.ok ? handed.recording : null;
  const reason = handed.ok ? '' : handed.reason;
  const judgement = await rejudge({ recording, reason, context, baseSha: run.baseSha }, config, ports);
  const text = recording === null ? null : `${JSON.stringify(recording, null, 1)}\n`;
  const path = text === null ? '' : await ports.files.write('recording.json', text);
  const measured = recording === null ? null : ({ kind: 'recorded', recording, path } as const);
  const files = await keep(judgement, measured, context, ports);
  const receipts = await publish({ judgement, files, runUrl: context.runUrl }, ports);
  return { judgement, files, receipts };
}

function contextOf({ source, pullRequest, baseBranch, runUrl }: MeasuredRun): RunContext {
  const statusSha = pullRequest.headSha;
  return { kind: 'pull-request', source, pullRequest, baseBranch, before: null, statusSha, runUrl };
}

/** Of a run that only publishes: the verdict has its place at the pull request, and this run fails when it lacks it. */
export function exitOfPublishing(result: GateResult | null): number {
  const status = result?.receipts.find(({ publisher }) => publisher === 'status');
  return status?.state === 'failed' ? EXIT.couldNotMeasure : EXIT.ok;
}
