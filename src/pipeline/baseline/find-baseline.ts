import type { Config } from '../../core/config/config.ts';
import { type Baseline, NO_BASELINE } from '../../core/model/baseline.ts';
import { asTold, type Refused } from '../../core/model/decision/refused.ts';
import { several } from '../../core/words/names.ts';
import { whyText } from '../../core/words/refusal.ts';
import type { BaselineQuery } from '../../ports/baseline-store.ts';
import { EnvironmentError } from '../../ports/errors.ts';
import type { RunContext } from '../../ports/run-context.ts';
import type { Ports } from '../ports.ts';
import { unlessCancelled } from '../unless-cancelled.ts';
import { baseRequest } from './base-request.ts';

type Reading = Pick<Ports, 'log' | 'store' | 'sourceControl'>;

/** What is asked for otherwise than a run's own baseline is. */
type Wanted = Partial<Pick<BaselineQuery, 'limit' | 'purpose' | 'waitMs'>>;

/** How far back an ancestor may lie, and how many recordings are read at most. */
export const ANCESTORS = 200;
const RECORDINGS = 10;
/** Of a change: what the nearest few do not hold, their histories do. Each is a question to GitHub. */
const FOR_CHANGE = 5;
/** Beside a duet only the histories count. */
const BESIDE_DUET = 2;

/**
 * Reads the baseline that this run is compared with. Trouble with git or the store is a refusal with its
 * reason, never an error: the gate then says `no-baseline`.
 */
export async function findBaseline(
  config: Config,
  context: RunContext,
  ports: Reading,
  signal: AbortSignal,
  { besideDuet = false } = {},
): Promise<Baseline> {
  if (ports.store === null) return NO_BASELINE;
  const wanted = besideDuet ? { limit: BESIDE_DUET } : {};
  return orRefusal(ports, () =>
    unlessCancelled(signal, async () => {
      const ancestors = await lookBack(config, context, ports);
      if (ancestors === null) return NO_BASELINE;
      const asked = isAgain(context) ? { ...wanted, waitMs: 0 } : wanted;
      const baseline = ofOthers(await read(ancestors, config, context, ports, asked), context);
      if (besideDuet) sayBeside(baseline, ports);
      else say(baseline, ports);
      return baseline;
    }),
  );
}

/** The same, where the commit to begin with is known: `ancestors` as the store's query takes them. */
export async function baselineFrom(
  ancestors: readonly string[],
  config: Config,
  context: RunContext,
  ports: Reading,
  wanted: Wanted = {},
): Promise<Baseline> {
  return orRefusal(ports, async () => {
    const baseline = await read(ancestors, config, context, ports, wanted);
    say(baseline, ports);
    return baseline;
  });
}

/** What is known of the base branch at its commit `ancestors[0]`, without the runs; null: nothing, or it cannot be read. */
export async function historyOf(
  ancestors: readonly string[],
  config: Config,
  context: RunContext,
  ports: Reading,
): Promise<Baseline['history']> {
  const wanted = { limit: BESIDE_DUET, waitMs: 0 };
  return (await orRefusal(ports, () => read(ancestors, config, context, ports, wanted))).history;
}

async function orRefusal({ log }: Reading, body: () => Promise<Baseline>): Promise<Baseline> {
  try {
    return await body();
  } catch (thrown) {
    if (!(thrown instanceof EnvironmentError)) throw thrown;
    const refusal = {
      origin: 'commits before this one',
      reason: `${thrown.message} ${thrown.hint}`.trim(),
      unread: true,
    } as const;
    log.write('warning', refusal.reason);
    return { ...NO_BASELINE, refused: [asTold(refusal)], readable: false };
  }
}

async function read(
  ancestors: readonly string[],
  config: Config,
  context: RunContext,
  ports: Reading,
  wanted: Wanted = {},
): Promise<Baseline> {
  if (ports.store === null) return NO_BASELINE;
  return ports.store.read({
    gate: config.gate,
    branches: context.kind === 'local' ? [] : branchesOf(config, context),
    workflows: config.baseline.workflows,
    ...{ branch: context.baseBranch, ancestors },
    // This run's own commit may have been measured before, by another run or attempt.
    line: context.kind === 'base-branch' ? [context.source.sha, ...ancestors] : ancestors,
    limit: context.kind === 'pull-request' ? FOR_CHANGE : RECORDINGS,
    purpose: context.kind === 'base-branch' ? 'history' : 'compare',
    waitMs: config.baseline.waitMs,
    ...wanted,
  });
}

/** Base branches whose runs are trusted. */
export function branchesOf(config: Config, context: RunContext): readonly string[] {
  return config.baseline.branches.length > 0 ? config.baseline.branches : [context.baseBranch];
}

/** On a laptop the folder the user named is the baseline, whatever git says: no ancestors, newest first. */
async function lookBack(
  config: Config,
  context: RunContext,
  ports: Reading,
): Promise<readonly string[] | null> {
  if (context.kind === 'local') return [];
  if (isAgain(context)) {
    const { sha } = context.source;
    ports.log.write(
      'info',
      `Commit ${sha.slice(0, 7)} itself may have been measured before, by another run.`,
    );
    return ports.sourceControl.ancestors(sha, ANCESTORS, config.workingDirectory);
  }
  const base = await ports.sourceControl.base(baseRequest(config, context));
  if (base === null) {
    ports.log.write('info', 'There is no base commit: this is the first commit, or no git repository.');
    return null;
  }
  ports.log.write('info', `Base commit ${base.sha.slice(0, 7)}: ${base.how}`);
  return ports.sourceControl.ancestors(base.sha, ANCESTORS, config.workingDirectory);
}

/** A night or a click measures what the branch holds, be it what it held before. */
const isAgain = ({ kind, source }: RunContext): boolean =>
  kind === 'base-branch' && ['schedule', 'workflow_dispatch'].includes(source.event);

/**
 * An earlier attempt of this very run is no earlier run: what it found slower would pass for the level, or for something
 * that the base branch carried already. What is stored keeps both. Local runs have no number to tell them by.
 */
function ofOthers(baseline: Baseline, { kind, source }: RunContext): Baseline {
  const { history } = baseline;
  if (kind !== 'base-branch' || source.runId === 0) return baseline;
  const isOther = ({ runId }: { readonly runId: number }) => runId !== source.runId;
  const entries = history?.entries.filter(isOther) ?? [];
  const attempts = history?.entries.filter((entry) => !isOther(entry)) ?? [];
  return {
    ...baseline,
    ...(attempts.length > 0 && { attempts }),
    runs: baseline.runs.filter(({ recording }) => isOther(recording.arms.head.source)),
    history: history === null || entries.length === 0 ? null : { ...history, entries },
  };
}

/** Beside a duet base is measured already: earlier runs tell of noise and trends alone. */
function sayBeside({ readable, history, refused }: Baseline, { log }: Reading): void {
  for (const one of refused) if (one.unread) log.write('warning', notUsed(one));
  const runs = history?.entries.length ?? 0;
  const found = runs === 0 ? 'No earlier run is stored' : `${several(runs, 'earlier run')} known`;
  const text = readable === false ? 'The history could not be read' : found;
  log.write('info', `${text}; the verdict rests on base and head alone.`);
}

const notUsed = ({ origin, why }: Refused): string => `Not used: ${origin}: ${whyText(why)}`;

function say(baseline: Baseline, ports: Reading): void {
  for (const one of baseline.refused) ports.log.write(one.unread ? 'warning' : 'info', notUsed(one));
  const [nearest] = baseline.runs;
  if (nearest === undefined) {
    const blind = baseline.readable === false;
    ports.log.write('info', blind ? 'The baseline could not be read.' : 'No baseline found.');
    return;
  }
  const distance = nearest.distance === null ? '' : `, ${nearest.distance} commits before the base`;
  ports.log.write(
    'info',
    `Baseline: ${nearest.origin}, made ${nearest.recording.createdAt}${nearest.distance === 0 ? ', the base commit itself' : distance}`,
  );
}
