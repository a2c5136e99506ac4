import { limitsOf } from '../decision/limits.ts';
import { isOpen } from '../decision/open/open.ts';
import type { Comparison } from '../model/judgement/comparison.ts';
import type { Judgement } from '../model/judgement/judgement.ts';
import { definitionOf, isCost, isOfStarts } from '../model/metric.ts';
import { changeText, quantity } from '../model/quantity.ts';
import { subjectKey } from '../model/subject-key.ts';
import { changeInterval } from '../words/compared/direction.ts';
import { hasMoved } from '../words/compared/worse.ts';
import { subjectOfName } from '../words/names.ts';
import { sparkline } from './sparkline.ts';

/** One comparison as a reader sees it; texts are not yet escaped for any medium. */
export type Row = {
  readonly class: Comparison['class'];
  /** "GET orders" or "all requests" */
  readonly subject: string;
  readonly metric: string;
  readonly base: string;
  readonly head: string;
  readonly change: string;
  /** inconclusive although there were requests enough */
  readonly undecided: boolean;
  /** base-branch runs, oldest first, then this one; null: too few */
  readonly trend: string | null;
  /** with 95 % confidence: "+31 % to +45 %"; null: not known */
  readonly interval: string | null;
};

/** Every comparison that says something, those that were not judged last. `sorted`: worst first. */
export const resultRows = (sorted: readonly Comparison[], judgement: Judgement): readonly Row[] =>
  sorted
    .filter((comparison) => !isEmpty(comparison, judgement.policy))
    .map((comparison) => rowOf(comparison, judgement))
    .toSorted((a, b) => Number(isUnjudged(a)) - Number(isUnjudged(b)));

/** Too little was measured to judge it at all: no finding. */
export const isUnjudged = (row: Row): boolean => row.class === 'inconclusive' && !row.undecided;

/** No failure on either side, the rate of one endpoint, which is that of the whole, and a cost that stayed what it was. */
function isEmpty(comparison: Comparison, { warn }: Judgement['policy']): boolean {
  const { metric, subject, base, head, worse } = comparison;
  // Of one start of each side a large change is shown, and not judged.
  const isVague = comparison.class === 'inconclusive' && Math.abs(worse ?? 0) > warn;
  if (isCost(metric)) return !hasMoved(comparison) && !(isOfStarts(metric) && isVague);
  if (metric === 'error-rate') return base === 0 && head === 0;
  return metric === 'delivered-rate' && subject.kind === 'endpoint';
}

function rowOf(comparison: Comparison, judgement: Judgement): Row {
  const { subject, metric, unit, base, head, evidence } = comparison;
  const { better } = limitsOf(judgement.policy, subject, metric);
  return {
    class: comparison.class,
    subject: subjectOfName(comparison),
    metric: definitionOf(metric).title,
    base: quantity(base, unit),
    head: quantity(head, unit),
    change: base === 0 ? (head === 0 ? changeText(0) : 'from zero') : changeText(comparison.change),
    undecided: comparison.class === 'inconclusive' && (evidence !== undefined || isOpen(comparison)),
    trend: trendOf(comparison, judgement),
    interval: evidence === undefined ? null : changeInterval(evidence, better),
  };
}

function trendOf({ subject, metric, head }: Comparison, { history }: Judgement): string | null {
  const earlier = history.slice(0, 6).flatMap((entry) => entry.values[subjectKey(subject)]?.[metric] ?? []);
  return head === null || earlier.length < 2 ? null : sparkline([...earlier.toReversed(), head]);
}
