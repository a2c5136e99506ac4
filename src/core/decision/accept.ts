import { acceptanceOf, inForce, isMeant, isNamed, reaches } from '../baseline/acceptances.ts';
import type { OpenRegression } from '../baseline/accepted-level.ts';
import type { Acceptance } from '../model/acceptance.ts';
import type { Comparison } from '../model/judgement/judgement.ts';
import { changeText, quantity } from '../model/quantity.ts';
import type { Compared } from './stored/compare-stored.ts';

export type AcceptInput = {
  readonly comparisons: readonly Comparison[];
  readonly acceptances: readonly Acceptance[];
  readonly gate: string;
  /** YYYY-MM-DD, the day of the judgement */
  readonly today: string;
  /** what the base branch carries already */
  readonly open: readonly OpenRegression[];
};

/**
 * Marks regressions that were accepted, each by its own entry: one entry hides nothing else. What expired, was not
 * needed or does not reach far enough is told.
 */
export function accept({ comparisons, acceptances, gate, today, open }: AcceptInput): Compared {
  const mine = acceptances.filter((one) => one.gate === gate);
  const valid = inForce(acceptances, gate, today);
  const notes: string[] = [];
  const marked = comparisons.map((comparison) => {
    if (!isRegression(comparison)) return comparison;
    const entry = acceptanceOf(valid, comparison);
    if (entry === undefined) return comparison;
    const limit = limitText(entry);
    if (!reaches(entry, comparison)) {
      notes.push(`Accepted up to ${limit} only, so it still counts: ${comparison.text}.`);
      return comparison;
    }
    notes.push(
      `Accepted up to ${limit} until ${entry.expires}: ${comparison.text}. Reason given: ${entry.reason}`,
    );
    return { ...comparison, class: 'accepted' as const, action: null };
  });
  return { comparisons: marked, notes: [...notes, ...idle({ mine, comparisons, today, open })] };
}

function limitText({ metric, upTo }: Acceptance): string {
  return metric === 'error-rate' ? `a rate of ${quantity(upTo, 'ratio')}` : changeText(upTo - 1);
}

const isRegression = ({ class: found }: Comparison): boolean =>
  found === 'critical' || found === 'significant';

/** What a reader of any later verdict must know of the base branch. */
export function openNotes(open: readonly OpenRegression[]): readonly string[] {
  return open.map(
    ({ subject, metric, sha }) =>
      `${metric} of ${subject} is worse on the base branch since ${sha.slice(0, 7) || 'an earlier run'}, and nobody accepted it: stored runs are compared with the level before.`,
  );
}

type IdleInput = Pick<AcceptInput, 'comparisons' | 'today' | 'open'> & {
  readonly mine: readonly Acceptance[];
};

/** Entries that do nothing any more. */
function idle({ mine, today, ...input }: IdleInput): readonly string[] {
  return mine.flatMap((entry, index) => {
    const name = `The acceptance of ${entry.metric} of ${entry.endpoint}`;
    if (entry.expires < today) return [`${name} expired on ${entry.expires} and does nothing.`];
    const wider = mine.find(
      (other, place) => isWithin(entry, other) && !(isWithin(other, entry) && index <= place),
    );
    const text = wider === undefined ? idleText(entry, input) : besideText(entry, wider);
    return text === null ? [] : [`${name} ${text}`];
  });
}

/** Of two for the same the one that reaches less far and not longer; each of two alike. */
function isWithin(entry: Acceptance, other: Acceptance): boolean {
  const isSame = entry.endpoint === other.endpoint && entry.metric === other.metric;
  return isSame && entry.upTo <= other.upTo && entry.expires <= other.expires;
}

const TAKE_OUT = 'take it out of .perf-gate/accept.yml.';

function besideText(entry: Acceptance, wider: Acceptance): string {
  return `up to ${limitText(entry)} does nothing beside the one up to ${limitText(wider)}: ${TAKE_OUT}`;
}

/** Only what was judged and is no worse needs no entry: who takes out another fails next time. null: it may be needed */
function idleText(
  entry: Acceptance,
  { comparisons, open }: Pick<IdleInput, 'comparisons' | 'open'>,
): string | null {
  const meant = comparisons.filter((one) => isMeant(entry, one));
  if (meant.some(isRegression)) return null;
  const carried = open.find((mark) => mark.metric === entry.metric && isNamed(entry.endpoint, mark.subject));
  if (carried !== undefined) {
    return `makes what base carries since ${carried.sha.slice(0, 7)} the level of later runs, once it is merged.`;
  }
  return meant.length > 0 && meant.every(isNoWorse) ? `was not needed: ${TAKE_OUT}` : null;
}

const isNoWorse = ({ class: found }: Comparison): boolean => found === 'unchanged' || found === 'improved';
