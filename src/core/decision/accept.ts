import { acceptanceOf, inForce, isMeant, isNamed, reaches } from '../baseline/acceptances.ts';
import type { OpenRegression } from '../baseline/accepted-level.ts';
import type { Acceptance } from '../model/acceptance.ts';
import type { Comparison } from '../model/judgement.ts';
import { changeText, quantity } from '../model/quantity.ts';
import type { Compared } from './compare.ts';

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
  return { comparisons: marked, notes: [...notes, ...idle(mine, comparisons, today, open)] };
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

/** Entries that do nothing any more. */
function idle(
  mine: readonly Acceptance[],
  comparisons: readonly Comparison[],
  today: string,
  open: readonly OpenRegression[],
): readonly string[] {
  return mine.flatMap((entry) => {
    const name = `${entry.metric} of ${entry.endpoint}`;
    if (entry.expires < today)
      return [`The acceptance of ${name} expired on ${entry.expires} and does nothing.`];
    const used = comparisons.some((one) => isRegression(one) && isMeant(entry, one));
    if (used) return [];
    const carried = open.find(
      (mark) => mark.metric === entry.metric && isNamed(entry.endpoint, mark.subject),
    );
    if (carried !== undefined) {
      return [
        `The acceptance of ${name} makes what base carries since ${carried.sha.slice(0, 7)} the level of later runs, once it is merged.`,
      ];
    }
    return [`The acceptance of ${name} was not needed: take it out of .perf-gate/accept.yml.`];
  });
}
