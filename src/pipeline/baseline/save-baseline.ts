import { inForce, isAwaited } from '../../core/baseline/acceptances.ts';
import { marksOf, openRegressions } from '../../core/baseline/accepted-level.ts';
import { lineIn } from '../../core/baseline/along-line.ts';
import { comparable, comparableEntries, measuredBy } from '../../core/baseline/comparable.ts';
import { historyEntry } from '../../core/baseline/history-entry.ts';
import { isSame } from '../../core/baseline/level/figure.ts';
import { mergeAlong } from '../../core/baseline/merge-history.ts';
import type { Config } from '../../core/config/config.ts';
import { ACCEPTANCES } from '../../core/model/acceptance.ts';
import {
  type Baseline,
  HISTORY_STAMP,
  type History,
  type HistoryEntry,
  type Mark,
} from '../../core/model/baseline.ts';
import type { Comparison } from '../../core/model/judgement/comparison.ts';
import { machineOf } from '../../core/model/machine.ts';
import type { Recording } from '../../core/model/recording/recording.ts';
import { explainHistory } from '../../core/words/history.ts';
import { nameOf } from '../../core/words/names.ts';
import { EnvironmentError, toError } from '../../ports/errors.ts';
import type { RunContext } from '../../ports/run-context.ts';
import type { Ports } from '../ports.ts';

export type Saving = {
  readonly config: Config;
  readonly context: RunContext;
  readonly recording: Recording;
  /** its judgement's: what regressed, and what of it was accepted */
  readonly comparisons: readonly Comparison[];
  readonly baseline: Baseline;
};

/**
 * Stores a recording of the base branch (or, on a laptop, one the user asked to save) with its history. One that is not
 * valid, or that holds a duet, is not stored, which is said. A store that refuses is a warning: the verdict stands without it.
 */
export async function saveBaseline(
  saving: Saving,
  ports: Pick<Ports, 'store' | 'log'>,
): Promise<string | null> {
  const { config, context, recording, baseline } = saving;
  const wanted = context.kind === 'base-branch' || config.baseline.save;
  if (!wanted || ports.store === null || config.dryRun) return null;
  const unfit = unfitFor(recording);
  if (unfit !== null) {
    ports.log.write('warning', `Not stored as a baseline: ${unfit}`);
    return null;
  }
  const { entry, moved, awaited } = entryOf(saving);
  const own: History = {
    ...HISTORY_STAMP,
    gate: config.gate,
    entries: [entry],
  };
  try {
    const line = [entry.sha, ...lineIn(baseline.history)];
    const merged = mergeAlong(line, own, ...(baseline.history === null ? [] : [baseline.history]));
    const where = await ports.store.save(recording, merged);
    ports.log.write('info', `Stored as baseline: ${where}`);
    announce(entry, { moved, awaited }, config.policy.acceptIn ?? ACCEPTANCES, ports);
    await explain(merged, recording, baseline, ports);
    return where;
  } catch (thrown) {
    const hint = thrown instanceof EnvironmentError ? ` ${thrown.hint}` : '';
    ports.log.write('warning', `The baseline could not be stored: ${toError(thrown).message}${hint}`);
    return null;
  }
}

/** What a run's place in the history does not tell of its figures. */
type Apart = {
  /** what regressed and is no regression of the application */
  readonly moved: readonly Mark[];
  /** regressions of earlier runs that are accepted, but that this run does not show */
  readonly awaited: readonly Mark[];
};

/** The run's place in the history. */
function entryOf({ config, recording, comparisons, baseline }: Saving): Apart & {
  readonly entry: HistoryEntry;
} {
  const day = recording.createdAt.slice(0, 10);
  const acceptances = inForce(config.policy.accepted ?? [], config.gate, day);
  const measured = measuredBy(recording);
  const history = comparableEntries(measured, baseline.history);
  const attempts = comparableEntries(measured, { entries: baseline.attempts ?? [] });
  const known = { acceptances, history, attempts, machine: machineOf(recording.environment) };
  const { regressed = [], ...marks } = marksOf(comparisons, known);
  const moved = hasNewScript(recording, baseline) ? notOpen(regressed, history) : [];
  const stays = regressed.filter((mark) => !moved.includes(mark));
  const isOpen = stays.length > 0;
  const entry = { ...historyEntry(recording), ...marks, ...(isOpen && { regressed: stays }) };
  const awaited = stays.filter(
    (mark) => mark.unsettled !== undefined && isAwaited(mark, acceptances, history),
  );
  return { entry, moved, awaited };
}

/**
 * Whether the run that this one was judged against drove another script: what moved then need not be the application, and
 * there is no level before it that runs of the new script could be held to.
 */
function hasNewScript(recording: Recording, { runs }: Baseline): boolean {
  const best = runs.find((one) => comparable(recording, one.recording).comparable);
  const scriptOf = ({ arms }: Recording): string => arms.head.workload.scriptHash;
  return best !== undefined && scriptOf(best.recording) !== scriptOf(recording);
}

/** What regressed and was no open regression before: that one a new script does not explain. */
function notOpen(regressed: readonly Mark[], history: readonly HistoryEntry[]): readonly Mark[] {
  const open = openRegressions(history);
  return regressed.filter((mark) => !open.some((one) => isSame(one, mark)));
}

/** Why a recording is no level for later runs, a sentence; null: it is one. */
function unfitFor({ validity, duet }: Recording): string | null {
  if (!validity.valid) return 'the run is not valid.';
  if (duet === undefined) return null;
  // Its figures over all rounds are read from histograms, those of a run alone are exact.
  return 'this was a side-by-side run of base and head, and a baseline is a recording of one build alone. Make one with `perf-gate record --save-baseline`.';
}

/** Why each run is in the history or out of it, folded away. A history of this run alone needs no words. */
async function explain(
  history: History,
  recording: Recording,
  baseline: Baseline,
  { log }: Pick<Ports, 'log'>,
): Promise<void> {
  const before = baseline.history?.entries ?? [];
  if (before.length === 0) return;
  await log.group(`History of ${history.entries.length} runs`, async () => {
    for (const line of explainHistory(history, recording, before)) log.write('info', line);
  });
}

/** What a merge does to the level that later runs are compared with is never silent. */
function announce(
  { accepted = [], improved = [], regressed = [] }: HistoryEntry,
  { moved, awaited }: Apart,
  acceptIn: string,
  { log }: Pick<Ports, 'log'>,
): void {
  const names = (marks: readonly Mark[]) =>
    marks.map(({ subject, metric }) => `${metric} of ${nameOf(subject)}`).join(', ');
  if (accepted.length > 0) {
    log.write('info', `Accepted, so later runs are compared with this level: ${names(accepted)}.`);
  }
  if (improved.length > 0) {
    log.write('info', `Improved, so later runs are compared with this level: ${names(improved)}.`);
  }
  if (moved.length > 0) {
    log.write(
      'warning',
      `The script changed, so later runs are compared with this level, be it the application's or the script's: ${names(moved)}.`,
    );
  }
  const shown = regressed.filter(({ unsettled }) => unsettled === undefined);
  const carried = regressed.filter((mark) => !shown.includes(mark) && !awaited.includes(mark));
  const still = 'so later runs are still compared with the level before it';
  const mend = `Mend it, or accept it in ${acceptIn}.`;
  if (shown.length > 0) {
    log.write('warning', `Stored as a regression, ${still}: ${names(shown)}. ${mend}`);
  }
  if (carried.length > 0) {
    const text = `A regression of an earlier run is not shown to be mended, ${still}: ${names(carried)}. ${mend}`;
    log.write('warning', text);
  }
  if (awaited.length > 0) {
    const text = `An accepted regression of an earlier run is not shown by this one, ${still}: ${names(awaited)}. Its acceptance waits for a run that shows it within its limit.`;
    log.write('info', text);
  }
}
