import { alongLine, lineIn } from '../../core/baseline/along-line.ts';
import { historyEntry } from '../../core/baseline/history-entry.ts';
import { mergeAlong } from '../../core/baseline/merge-history.ts';
import { notRenewable } from '../../core/baseline/renewable.ts';
import type { Config } from '../../core/config/config.ts';
import { HISTORY_STAMP, type History, type StoredRun } from '../../core/model/baseline.ts';
import { whyText } from '../../core/words/refusal.ts';
import { EnvironmentError, UsageError } from '../../ports/errors.ts';
import type { RunContext } from '../../ports/run-context.ts';
import type { Ports } from '../ports.ts';
import { ANCESTORS, branchesOf } from './find-baseline.ts';

/** Runs whose artifacts a reader trusts to hold what another run recorded. */
const EVENTS: readonly string[] = ['schedule', 'workflow_dispatch'];
/** Stored runs that are looked at for one that may be renewed. */
const LOOKED_AT = 10;

/** What came of a refresh: where the baseline lies now; null: there was nothing to renew. */
export type Refreshed = { readonly where: string | null };

/**
 * Stores the newest trusted recording of the gate again, with the whole history, before its artifact expires. It stays
 * the recording of its own commit, run and time; who renewed it stands beside. Nothing is measured. Throws UsageError
 * where the run's artifacts would not be trusted, and EnvironmentError when the store cannot be read or written.
 */
export async function refresh(
  config: Config,
  context: RunContext,
  ports: Pick<Ports, 'store' | 'log' | 'sourceControl'>,
): Promise<Refreshed> {
  const { log, store, sourceControl } = ports;
  const kind = config.baseline.store.kind;
  if (kind !== 'artifact' || store === null) {
    log.write('info', `Nothing to renew: baselines of the store \`${kind}\` do not expire.`);
    return { where: null };
  }
  refuseUntrusted(context);
  const branches = branchesOf(config, context);
  const line = await sourceControl.ancestors(context.source.sha, ANCESTORS, config.workingDirectory);
  const found = await store.read({
    gate: config.gate,
    ...{ branches, workflows: config.baseline.workflows, line },
    ...{ ancestors: [], limit: LOOKED_AT, purpose: 'history' },
  });
  for (const { origin, why } of found.refused) log.write('info', `Not renewed: ${origin}: ${whyText(why)}`);
  if (found.readable === false) {
    throw new EnvironmentError(
      'The stored baselines could not be read, so none was renewed.',
      'Run it again.',
    );
  }
  const runs = alongLine(
    found.runs.map((run) => ({ ...historyEntry(run.recording), run })),
    line,
  );
  const run = runs.map((one) => one.run).find((one) => isRenewable(one, context, branches, ports));
  if (run === undefined) {
    const next = `The next run of this workflow on \`${context.baseBranch}\` stores one.`;
    log.write(
      'warning',
      `Nothing to renew: no trusted baseline of gate \`${config.gate}\` is stored. ${next}`,
    );
    return { where: null };
  }
  return renew(run, found.history, config, context, ports);
}

function isRenewable(
  { recording, origin }: StoredRun,
  context: RunContext,
  branches: readonly string[],
  { log }: Pick<Ports, 'log'>,
): boolean {
  const why = notRenewable(recording, context.source.repositoryId, branches);
  if (why !== null) log.write('info', `Not renewed: ${origin}: ${whyText(why)}`);
  return why === null;
}

async function renew(
  { recording, origin }: StoredRun,
  known: History | null,
  config: Config,
  { source }: RunContext,
  { store, log }: Pick<Ports, 'store' | 'log'>,
): Promise<Refreshed> {
  const { runId, attempt, sha } = source;
  const own: History = {
    ...HISTORY_STAMP,
    gate: config.gate,
    entries: [historyEntry(recording)],
  };
  const history = mergeAlong(lineIn(known), own, ...(known === null ? [] : [known]));
  const from = `${origin}, made ${recording.createdAt}`;
  if (config.dryRun || store === null) {
    log.write('info', `Would be renewed: ${from}`);
    return { where: null };
  }
  const where = await store.save({ ...recording, renewedBy: { runId, attempt, sha } }, history);
  log.write('info', `Renewed: ${from}, with the history of ${history.entries.length} runs, as ${where}`);
  return { where };
}

function refuseUntrusted({ kind, source }: RunContext): void {
  if (kind === 'base-branch' && EVENTS.includes(source.event)) return;
  const message = `\`mode: refresh\` is for runs of the base branch that are started by ${EVENTS.join(' or ')}; this one was started by ${source.event}.`;
  throw new UsageError([{ where: 'mode', line: null, column: null, message }]);
}
