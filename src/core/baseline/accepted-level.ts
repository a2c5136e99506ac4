import type { Acceptance } from '../model/acceptance.ts';
import type { AcceptedMark, HistoryEntry, Mark, RegressedMark } from '../model/baseline.ts';
import type { Comparison } from '../model/judgement/comparison.ts';
import { NOTICEABLE } from '../model/judgement/comparison-class.ts';
import { subjectKey } from '../model/subject-key.ts';
import { acceptanceOf, reaches, unused } from './acceptances.ts';
import { carriedOver } from './level/carried.ts';
import { isSame, nameOf } from './level/figure.ts';

/** Runs of the same machine from which on others are not needed. */
export const SAME_MACHINE = 3;

/** What a judgement of the base branch makes of its own run's figures. */
export type Marks = Pick<HistoryEntry, 'accepted' | 'improved' | 'regressed'>;

/** What was known before a run of the base branch. */
export type Known = {
  /** those in force for the gate on the day of the run */
  readonly acceptances: readonly Acceptance[];
  /** comparable runs, newest first */
  readonly history: readonly HistoryEntry[];
  /** comparable earlier attempts of the run itself, newest first: what they left open is no level either; absent: none */
  readonly attempts?: readonly HistoryEntry[];
  /** that the run was measured on */
  readonly machine?: string;
};

/**
 * A regression is no level to compare with until someone accepts it or a run shows it mended (see `carriedOver`); an
 * accepted one starts a new level. So does a
 * worsening that an entry covers and that is real (its interval holds no zero), though one run against few earlier ones
 * cannot call it a regression: without the mark the old values would be averaged into the new level. An entry begins one
 * level of a figure, since it holds for months, and chance would begin another each time. So does an improvement: else
 * who undoes it would be compared with the average of before and after, and pass.
 */
export function marksOf(
  comparisons: readonly Comparison[],
  known: Known = { acceptances: [], history: [] },
): Marks {
  const counting = comparisons.filter(({ role }) => role !== 'informative');
  const of = (isMarked: (one: Comparison) => boolean): readonly Mark[] =>
    counting.filter(isMarked).map(markOf);
  const accepted = counting
    .filter((one) => one.class === 'accepted' || hasMoved(one, known))
    .map((one) => acceptedMark(one, known));
  const improved = of((one) => isBetter(one, known));
  const shown = of(({ class: found }) => found === 'critical' || found === 'significant');
  const [before] = [...(known.attempts ?? []), ...known.history];
  const left = carriedOver(before?.regressed ?? [], comparisons, [...shown, ...accepted]);
  const regressed: readonly RegressedMark[] = [...shown, ...left];
  return {
    ...(accepted.length > 0 && { accepted }),
    ...(improved.length > 0 && { improved }),
    ...(regressed.length > 0 && { regressed }),
  };
}

const markOf = ({ subject, metric }: Comparison): Mark => ({ subject: subjectKey(subject), metric });

function acceptedMark(comparison: Comparison, { acceptances, history }: Known): AcceptedMark {
  const entry = acceptanceOf(unused(acceptances, comparison, history), comparison);
  if (entry === undefined) return markOf(comparison);
  const { upTo, expires, reason } = entry;
  return { ...markOf(comparison), entry: { upTo, expires, reason } };
}

function hasMoved(comparison: Comparison, { acceptances, history }: Known): boolean {
  const { class: found, worse, evidence } = comparison;
  if (found !== 'slower' && found !== 'inconclusive') return false;
  const entry = acceptanceOf(unused(acceptances, comparison, history), comparison);
  if (entry === undefined || !reaches(entry, comparison)) return false;
  return evidence !== undefined && evidence.low > 0 && (worse ?? 0) > NOTICEABLE;
}

/** An improvement that chance does not explain, nor a faster machine. Errors are no matter of the machine. */
function isBetter(one: Comparison, known: Known): boolean {
  if (one.class !== 'improved') return false;
  return one.metric === 'error-rate' || (one.evidence !== undefined && isOfOneMachine(markOf(one), known));
}

/** As `earlierRuns` chooses: whether the figure was compared with runs of the run's own machine alone. */
function isOfOneMachine(mark: Mark, { history, machine }: Known): boolean {
  const isHere = (entry: HistoryEntry) => entry.machine === machine;
  if (history.every(isHere)) return history.length > 0;
  const start = history.findIndex((entry) => levelMarks(entry).some((one) => isSame(one, mark)));
  const since = start < 0 ? history : history.slice(0, start + 1);
  return since.filter(isHere).length >= SAME_MACHINE;
}

/** Figures whose level begins with a run. */
export const levelMarks = ({
  accepted = [],
  improved = [],
}: Pick<HistoryEntry, 'accepted' | 'improved'>): readonly Mark[] => [...accepted, ...improved];

/**
 * History (newest first) without the values that are not of the level that counts: those before the newest accepted
 * change or improvement of their subject and metric, and those of regressions that nobody accepted.
 */
export function atAcceptedLevel(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  const isOver = new Set<string>();
  return entries.map((entry) => {
    const gone = new Set([...isOver, ...(entry.regressed ?? []).map(nameOf)]);
    for (const mark of levelMarks(entry)) isOver.add(nameOf(mark));
    return onlyWhat(entry, (name) => !gone.has(name));
  });
}

/** Runs with the values of these figures alone, and what their errors are judged by; without those that have none. */
export function onlyFigures(
  entries: readonly HistoryEntry[],
  figures: readonly Mark[],
): readonly HistoryEntry[] {
  const names = new Set(figures.map(nameOf));
  return entries
    .map((entry) => onlyWhat(entry, (name) => names.has(name)))
    .filter(({ values }) => Object.values(values).some((one) => Object.keys(one).length > 0));
}

function onlyWhat(entry: HistoryEntry, counts: Counts): HistoryEntry {
  const { values, errors } = entry;
  const kept = Object.entries(values).map(([subject, all]) => [subject, only(subject, all, counts)]);
  const known = Object.entries(errors ?? {}).filter(([subject]) => counts(errorsOf(subject)));
  return {
    ...{ ...entry, values: Object.fromEntries(kept) },
    ...(errors !== undefined && { errors: Object.fromEntries(known) }),
  };
}

/**
 * For what is compared with one run alone: where that run is a regression that nobody accepted, the newest value of
 * the accepted level instead. `level`: the history at that level, newest first.
 */
export function insteadOf(
  run: HistoryEntry | undefined,
  level: readonly HistoryEntry[],
): HistoryEntry['values'] {
  const found = (run?.regressed ?? []).flatMap(({ subject, metric }) => {
    const value = level.map(({ values }) => values[subject]?.[metric]).find((one) => one !== undefined);
    return value === undefined ? [] : [{ subject, metric, value }];
  });
  const subjects = [...new Set(found.map(({ subject }) => subject))];
  return Object.fromEntries(
    subjects.map((subject) => [
      subject,
      Object.fromEntries(
        found.filter((one) => one.subject === subject).map(({ metric, value }) => [metric, value]),
      ),
    ]),
  );
}

/** Runs (of these, newest first) from before the newest level of any figure. */
export function beforeNewestLevel(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  const start = entries.findIndex((entry) => levelMarks(entry).length > 0);
  return start < 0 ? [] : entries.slice(start + 1);
}

export type OpenRegression = RegressedMark & { /** the run that brought it */ readonly sha: string };

/** Regressions that the newest run of a history (newest first) carries: no level was accepted with them. */
export function openRegressions(entries: readonly HistoryEntry[]): readonly OpenRegression[] {
  const [newest] = entries;
  return (newest?.regressed ?? []).map((mark) => {
    const healthy = entries.findIndex(({ regressed = [] }) => !regressed.some((one) => isSame(one, mark)));
    const first = entries[(healthy < 0 ? entries.length : healthy) - 1];
    return { ...mark, sha: first?.sha ?? '' };
  });
}

const errorsOf = (subject: string): string => nameOf({ subject, metric: 'error-rate' });

type Values = HistoryEntry['values'][string];
type Counts = (name: string) => boolean;

function only(subject: string, values: Values, counts: Counts): Values {
  const kept = Object.entries(values).filter(([metric]) => counts(nameOf({ subject, metric })));
  return Object.fromEntries(kept);
}
