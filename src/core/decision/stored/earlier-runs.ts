import { median, sampleStandardDeviation } from 'simple-statistics';
import { insteadOf, levelMarks, onlyFigures, SAME_MACHINE } from '../../baseline/accepted-level.ts';
import { alongLine, lineIn } from '../../baseline/along-line.ts';
import { measuredBy, mismatch } from '../../baseline/comparable.ts';
import { historyEntry } from '../../baseline/history-entry.ts';
import { isSame } from '../../baseline/level/figure.ts';
import type { Baseline, HistoryEntry, Mark } from '../../model/baseline.ts';
import type { StoredNote } from '../../model/decision/note.ts';
import { machineOf } from '../../model/machine.ts';
import { type MetricId, PERCENTILES, type Subject } from '../../model/metric.ts';
import type { Recording } from '../../model/recording/recording.ts';
import { runKey } from '../../model/run-key.ts';
import { subjectKey } from '../../model/subject-key.ts';
import { logCounted } from '../../statistics/counted.ts';
import type { Prior } from '../../statistics/moderated.ts';
import { onThisMachine } from './other-machines.ts';
import { levelOfScript } from './script-level.ts';

/** Spread from run to run where nothing is known yet: hosted runners, and machines of one's own. */
const HOSTED_SD = 0.07;
const OWN_SD = 0.04;
/** Runs from which on the spread is learned, and from which on it weighs double. */
const LEARNED_FROM = 10;
const SETTLED_FROM = 30;
const WEIGHT = 4;

/** Earlier comparable runs, newest first, and what is expected of their spread. */
export type EarlierRuns = {
  /** of figures that are `doubted` after those of this machine */
  readonly entries: readonly HistoryEntry[];
  /** values of the accepted level, where the best run itself is a regression that nobody accepted */
  readonly instead: HistoryEntry['values'];
  readonly prior: Prior;
  /** figures of which runs of other machines count too, since their level is new: twice the spread is assumed of them */
  readonly doubted: readonly Mark[];
  readonly notes: readonly StoredNote[];
};

/**
 * The comparable runs of the base branch, of the script that the best run has: another script asks other things of the
 * application, and the mean of both is the level of neither. Those of the same machine alone where there are three; but of
 * a figure whose level is newer than that, all since it began.
 */
export function earlierRuns(head: Recording, baseline: Baseline, best: Recording): EarlierRuns {
  const known = [best, ...baseline.runs.map(({ recording }) => recording)].filter(isValid).map(historyEntry);
  const all = [...known, ...(baseline.history?.entries ?? [])].filter(
    (entry) => mismatch(measuredBy(head), entry) === null,
  );
  const byRun = new Map(all.map((entry) => [runKey(entry), entry]));
  const sorted = alongLine([...byRun.values()], lineIn(baseline.history ?? { entries: known }));
  const { own, kept, open, before } = levelOfScript(best.arms.head.workload.scriptHash, sorted);
  const entries = [...kept, ...before];
  const instead = insteadOf(byRun.get(runKey(historyEntry(best))), entries);
  const isHere = ({ machine }: HistoryEntry) => machine === machineOf(head.environment);
  const same = kept.filter(isHere);
  const alone = { instead, prior: priorOf(head, same, 1), doubted: [], notes: [] };
  if (same.length < Math.min(SAME_MACHINE, kept.length))
    return { ...alone, ...amongOthers(head, entries, same.length) };
  const here = entries.filter(isHere);
  const others = entries.filter((entry) => !isHere(entry));
  const doubted = [...own.flatMap(levelMarks), ...open].filter((mark) => isNewOn(here, others, mark));
  return { ...alone, entries: [...here, ...onlyFigures(others, doubted)], doubted };
}

/** Whether too few runs of this machine show the level of a figure, and others do. */
const isNewOn = (same: readonly HistoryEntry[], others: readonly HistoryEntry[], mark: Mark): boolean =>
  onlyFigures(same, [mark]).length < SAME_MACHINE && onlyFigures(others, [mark]).length > 0;

/** What is expected of the spread of one figure. */
export function priorFor({ prior, doubted }: EarlierRuns, figure: Mark): Prior {
  return doubted.some((one) => isSame(one, figure)) ? { ...prior, sd: 2 * prior.sd } : prior;
}

/** Another CPU model moves every latency: twice the doubt, unless the machines' speeds explain it. */
function amongOthers(
  head: Recording,
  entries: readonly HistoryEntry[],
  same: number,
): Pick<EarlierRuns, 'entries' | 'prior' | 'notes'> {
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
