import { subjectKey } from '../baseline/subject-key.ts';
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
};

/**
 * Marks regressions that were accepted, each by its own entry: one entry hides nothing else. What expired, was not
 * needed or does not reach far enough is told.
 */
export function accept({ comparisons, acceptances, gate, today }: AcceptInput): Compared {
  const mine = acceptances.filter((one) => one.gate === gate);
  const valid = mine.filter(({ expires }) => today <= expires);
  const notes: string[] = [];
  const marked = comparisons.map((comparison) => {
    if (!isRegression(comparison)) return comparison;
    const entry = valid.find((one) => isMeant(one, comparison));
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
  return { comparisons: marked, notes: [...notes, ...idle(mine, comparisons, today)] };
}

/** From zero there is no ratio, so that errors are accepted by the rate they reach. */
function reaches({ metric, upTo }: Acceptance, { head, worse }: Comparison): boolean {
  if (metric === 'error-rate') return head !== null && head <= upTo;
  return worse !== null && 1 + worse <= upTo;
}

function limitText({ metric, upTo }: Acceptance): string {
  return metric === 'error-rate' ? `a rate of ${quantity(upTo, 'ratio')}` : changeText(upTo - 1);
}

const isRegression = ({ class: found }: Comparison): boolean =>
  found === 'critical' || found === 'significant';

function isMeant({ endpoint, metric }: Acceptance, comparison: Comparison): boolean {
  const { subject } = comparison;
  const name = subject.kind === 'overall' ? 'overall' : subject.name;
  return metric === comparison.metric && (endpoint === name || endpoint === subjectKey(subject));
}

/** Entries that do nothing any more. */
function idle(
  mine: readonly Acceptance[],
  comparisons: readonly Comparison[],
  today: string,
): readonly string[] {
  return mine.flatMap((entry) => {
    const name = `${entry.metric} of ${entry.endpoint}`;
    if (entry.expires < today)
      return [`The acceptance of ${name} expired on ${entry.expires} and does nothing.`];
    const used = comparisons.some((one) => isRegression(one) && isMeant(entry, one));
    return used ? [] : [`The acceptance of ${name} was not needed: take it out of .perf-gate/accept.yml.`];
  });
}
