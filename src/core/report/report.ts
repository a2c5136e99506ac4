import { subjectKey } from '../baseline/subject-key.ts';
import { definitionOf } from '../decision/metrics.ts';
import { byWorst } from '../decision/rank.ts';
import type { Comparison, Judgement } from '../model/judgement.ts';
import { changeText, intervalText, quantity } from '../model/quantity.ts';
import { comparedLine } from './compared-line.ts';
import { headline } from './headline.ts';
import { pairStrip } from './pair-strip.ts';
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
  /** what to do: monitor, investigate, review recent changes; null: nothing */
  readonly action: string | null;
  /** base-branch runs, oldest first, then this one; null: too few */
  readonly trend: string | null;
  /** "+31 % to +45 %"; null: not known */
  readonly sure: string | null;
  /** one bar for each pair of rounds; null: no duet */
  readonly pairs: string | null;
};

/** What every renderer draws: a judgement ordered and worded, worst first. */
export type Report = {
  readonly judgement: Judgement;
  readonly runUrl: string | null;
  /** "1 regression, 2 warnings" */
  readonly headline: string;
  /** how base and head were compared, a sentence or two; may be empty */
  readonly compared: string;
  /** rows that say something, worst first */
  readonly changed: readonly Row[];
  readonly all: readonly Row[];
};

/** Orders and words a judgement. `runUrl`: page of the workflow run; null outside GitHub. */
export function toReport(judgement: Judgement, links: { readonly runUrl: string | null }): Report {
  const sorted = judgement.comparisons.toSorted(byWorst);
  const rows = sorted.map((comparison) => rowOf(comparison, judgement));
  return {
    judgement,
    runUrl: links.runUrl,
    headline: headline(judgement),
    compared: comparedLine(judgement),
    changed: rows.filter((row) => row.class !== 'unchanged' && row.class !== 'inconclusive'),
    all: rows,
  };
}

function rowOf(comparison: Comparison, judgement: Judgement): Row {
  const { subject, metric, unit, base, head, evidence } = comparison;
  return {
    class: comparison.class,
    subject: subject.kind === 'overall' ? 'all requests' : subjectKey(subject),
    metric: definitionOf(metric).title,
    base: quantity(base, unit),
    head: quantity(head, unit),
    change: base === 0 ? (head === 0 ? changeText(0) : 'from zero') : changeText(comparison.change),
    action: comparison.action,
    trend: trendOf(comparison, judgement),
    sure: evidence === undefined ? null : intervalText(evidence.low, evidence.high),
    pairs: evidence && evidence.pairs.length > 0 ? pairStrip(evidence.pairs, judgement.policy.warn) : null,
  };
}

function trendOf({ subject, metric, head }: Comparison, { history }: Judgement): string | null {
  const earlier = history.slice(0, 6).flatMap((entry) => entry.values[subjectKey(subject)]?.[metric] ?? []);
  return head === null || earlier.length < 2 ? null : sparkline([...earlier.toReversed(), head]);
}
