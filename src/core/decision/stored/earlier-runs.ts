import { median, sampleStandardDeviation } from 'simple-statistics';
import { atAcceptedLevel, insteadOf, newestLevel, SAME_MACHINE } from '../../baseline/accepted-level.ts';
import { measuredBy, mismatch } from '../../baseline/comparable.ts';
import { historyEntry } from '../../baseline/history-entry.ts';
import type { Baseline, HistoryEntry } from '../../model/baseline.ts';
import type { StoredNote } from '../../model/decision/note.ts';
import { machineOf } from '../../model/machine.ts';
import { type MetricId, PERCENTILES, type Subject } from '../../model/metric.ts';
import type { Recording } from '../../model/recording/recording.ts';
import { newestFirst, runKey } from '../../model/run-key.ts';
import { subjectKey } from '../../model/subject-key.ts';
import { logCounted } from '../../statistics/counted.ts';
import type { Prior } from '../../statistics/moderated.ts';
import { onThisMachine } from './other-machines.ts';

/** Spread from run to run where nothing is known yet: hosted runners, and machines of one's own. */
const HOSTED_SD = 0.07;
const OWN_SD = 0.04;
/** Runs from which on the spread is learned, and from which on it weighs double. */
const LEARNED_FROM = 10;
const SETTLED_FROM = 30;
const WEIGHT = 4;

/** Earlier comparable runs, newest first, and what is expected of their spread. */
export type EarlierRuns = {
  readonly entries: readonly HistoryEntry[];
  /** values of the accepted level, where the best run itself is a regression that nobody accepted */
  readonly instead: HistoryEntry['values'];
  readonly prior: Prior;
  readonly notes: readonly StoredNote[];
};

/**
 * The comparable runs of the base branch, of the script that the best run has: another script asks other things of the
 * application, and the mean of both is the level of neither. Those of the same machine alone where there are three.
 */
export function earlierRuns(head: Recording, baseline: Baseline, best: Recording): EarlierRuns {
  const { scriptHash } = best.arms.head.workload;
  const known = [best, ...baseline.runs.map(({ recording }) => recording)].filter(isValid).map(historyEntry);
  const all = [...known, ...(baseline.history?.entries ?? [])].filter(
    (entry) => entry.scriptHash === scriptHash && mismatch(measuredBy(head), entry) === null,
  );
  const byRun = new Map(all.map((entry) => [runKey(entry), entry]));
  const sorted = [...byRun.values()].sort(newestFirst);
  const entries = atAcceptedLevel(sorted);
  const machine = machineOf(head.environment);
  const same = entries.filter((entry) => entry.machine === machine);
  const level = newestLevel(sorted);
  const instead = insteadOf(byRun.get(runKey(historyEntry(best))), entries);
  if (same.filter(({ createdAt }) => createdAt >= level).length >= SAME_MACHINE)
    return { entries: same, instead, prior: priorOf(head, same, 1), notes: [] };
  if (same.length === entries.length)
    return { entries, instead, prior: priorOf(head, entries, 1), notes: [] };
  return { ...amongOthers(head, entries, same.length), instead };
}

/** Another CPU model moves every latency: twice the doubt, unless the machines' speeds explain it. */
function amongOthers(
  head: Recording,
  entries: readonly HistoryEntry[],
  same: number,
): Omit<EarlierRuns, 'instead'> {
  const moved = same === 0 ? onThisMachine(entries, head.environment.calibration) : null;
  if (moved !== null) {
    const note = { kind: 'moved-machines', runs: moved.length } as const;
    return { entries: moved, prior: priorOf(head, moved, 1), notes: [note] };
  }
  return { entries, prior: priorOf(head, entries, 2), notes: [{ kind: 'few-on-machine', runs: same }] };
}

const isValid = ({ validity }: Recording): boolean => validity.valid;

/**
 * Natural logarithms of a metric's values, newest first; runs without it say nothing, nor do those with 0 unless it is
 * counted (`event`, statistics/counted.ts).
 */
export function logsOf(
  entries: readonly HistoryEntry[],
  subject: Subject,
  metric: MetricId,
  event: number = 0,
): readonly number[] {
  return entries.flatMap((entry) => {
    const value = entry.values[subjectKey(subject)]?.[metric];
    return value === undefined || value + event <= 0 ? [] : [logCounted(value, event)];
  });
}

/** The middle of the spreads that the overall latencies had, once there are runs enough (Smyth 2004). */
function priorOf(head: Recording, entries: readonly HistoryEntry[], doubt: number): Prior {
  const { image, hosted } = head.environment;
  const expected = image === null && hosted === undefined ? OWN_SD : HOSTED_SD;
  if (entries.length < LEARNED_FROM) return { sd: expected * doubt, weight: WEIGHT };
  const spreads = PERCENTILES.map(({ id: metric }) =>
    logsOf(entries.slice(0, SETTLED_FROM), { kind: 'overall' }, metric),
  )
    .filter((logs) => logs.length >= LEARNED_FROM)
    .map((logs) => sampleStandardDeviation([...logs]));
  const sd = spreads.length === 0 ? expected : median(spreads);
  return { sd: sd * doubt, weight: entries.length >= SETTLED_FROM ? 2 * WEIGHT : WEIGHT };
}
