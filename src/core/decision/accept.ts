import {
  acceptanceOf,
  inForce,
  isAwaited,
  isMeant,
  isNamed,
  reaches,
  unused,
  usedIn,
} from '../baseline/acceptances.ts';
import type { OpenRegression } from '../baseline/accepted-level.ts';
import type { Acceptance } from '../model/acceptance.ts';
import type { HistoryEntry } from '../model/baseline.ts';
import type { Compared } from '../model/decision/compared.ts';
import type { AcceptanceNote, IdleWhy } from '../model/decision/note.ts';
import { definitionOf } from '../model/metric.ts';

export type AcceptInput = {
  readonly comparisons: readonly Compared[];
  readonly acceptances: readonly Acceptance[];
  readonly gate: string;
  /** YYYY-MM-DD, the day of the judgement */
  readonly today: string;
  /** what the base branch carries already */
  readonly open: readonly OpenRegression[];
  /** comparable runs of the base branch; absent: none */
  readonly history?: readonly HistoryEntry[];
  /** where they are accepted, from the repository's root; absent: the usual place */
  readonly file?: string | undefined;
};

export type Accepted = {
  readonly comparisons: readonly Compared[];
  readonly notes: readonly AcceptanceNote[];
};

/**
 * Marks regressions that were accepted, each by its own entry: one entry hides nothing else, nor a further change of the
 * same figure. What expired, was used, was not needed or does not reach far enough is told.
 */
export function accept(input: AcceptInput): Accepted {
  const { comparisons, acceptances, gate, today, history = [] } = input;
  const mine = acceptances.filter((one) => one.gate === gate);
  const valid = inForce(acceptances, gate, today);
  const notes: AcceptanceNote[] = [];
  const marked = comparisons.map((comparison): Compared => {
    const was = regressionOf(comparison);
    const entry = was === null ? undefined : acceptanceOf(unused(valid, comparison, history), comparison);
    if (was === null || entry === undefined) return comparison;
    const reached = reaches(entry, comparison);
    notes.push({ kind: reached ? 'accepted' : 'accepted-too-little', entry, comparison });
    return reached ? { ...comparison, class: 'accepted', was, action: null } : comparison;
  });
  return { comparisons: marked, notes: [...notes, ...idle({ ...input, mine, history })] };
}

function regressionOf({ class: found }: Compared): 'critical' | 'significant' | null {
  return found === 'critical' || found === 'significant' ? found : null;
}

/** What a reader of any later verdict must know of the base branch. */
export function openNotes({
  open,
  acceptances,
  gate,
  today,
  history = [],
}: Omit<AcceptInput, 'comparisons'>): readonly AcceptanceNote[] {
  const valid = inForce(acceptances, gate, today);
  const told = open.map(({ metric, unsettled, ...mark }) => ({
    ...{ ...mark, metric, isShown: unsettled === undefined },
    isAccepted: isAwaited({ ...mark, metric }, valid, history),
  }));
  const alike = Map.groupBy(told, ({ metric: _metric, ...shared }) => JSON.stringify(shared));
  return [...alike.values()].flatMap((marks) => {
    const [first] = marks;
    if (first === undefined) return [];
    const { metric: _metric, ...shared } = first;
    return [{ kind: 'open-regression', ...shared, metrics: marks.map(({ metric }) => metric) }];
  });
}

type IdleInput = Pick<AcceptInput, 'comparisons' | 'today' | 'open' | 'file'> & {
  readonly history: readonly HistoryEntry[];
  readonly mine: readonly Acceptance[];
};

/** Entries that do nothing any more. */
function idle({ mine, file, ...input }: IdleInput): readonly AcceptanceNote[] {
  return mine.flatMap((entry, index): readonly AcceptanceNote[] => {
    const why = idleWhy(entry, index, { mine, ...input });
    return why === null ? [] : [{ kind: 'idle-acceptance', entry, why, ...(file && { file }) }];
  });
}

/** Only what was judged and is no worse needs no entry: who takes out another fails next time. null: it may be needed */
function idleWhy(
  entry: Acceptance,
  index: number,
  { mine, today, comparisons, open, history }: IdleInput,
): IdleWhy | null {
  if (entry.expires < today) return { kind: 'expired' };
  const meant = comparisons.filter((one) => isMeant(entry, one));
  const left = meant.filter((one) => unused([entry], one, history).length > 0);
  const used = usedIn(entry, history);
  if (used !== undefined && left.every(isNoWorse)) return { kind: 'used', sha: used.sha };
  const wider = mine.find(
    (other, place) =>
      usedIn(other, history) === undefined &&
      isWithin(entry, other) &&
      !(isWithin(other, entry) && index <= place),
  );
  if (wider !== undefined) {
    const better = meant[0]?.limits?.better ?? definitionOf(entry.metric).better;
    return { kind: 'beside', wider, better };
  }
  if (meant.some((one) => regressionOf(one) !== null)) return null;
  const carried = open.find((mark) => mark.metric === entry.metric && isNamed(entry.endpoint, mark.subject));
  if (carried !== undefined) return { kind: 'carried', sha: carried.sha };
  return meant.length > 0 && meant.every(isNoWorse) ? { kind: 'not-needed' } : null;
}

/** Of two for the same the one that reaches less far and not longer; each of two alike. */
function isWithin(entry: Acceptance, other: Acceptance): boolean {
  const isSame = entry.endpoint === other.endpoint && entry.metric === other.metric;
  return isSame && entry.upTo <= other.upTo && entry.expires <= other.expires;
}

const isNoWorse = ({ class: found }: Compared): boolean => found === 'unchanged' || found === 'improved';
