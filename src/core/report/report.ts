import { isOpen } from '../decision/open/open.ts';
import { byWorst } from '../decision/rank.ts';
import type { Comparison } from '../model/judgement/comparison.ts';
import type { Judgement } from '../model/judgement/judgement.ts';
import { definitionOf } from '../model/metric.ts';
import { changeText, intervalText, quantity } from '../model/quantity.ts';
import { subjectKey } from '../model/subject-key.ts';
import { type Chart, chartsOf } from './charts.ts';
import { comparedLine } from './compared-line.ts';
import { headline } from './headline.ts';
import { pairStrip } from './pair-strip.ts';
import { asShown } from './shown.ts';
import { sparkline } from './sparkline.ts';
import { type Step, stepsOf } from './steps.ts';
import { subjectName } from './subject-name.ts';

/** One comparison as a reader sees it; texts are not yet escaped for any medium. */
export type Row = {
  readonly class: Comparison['class'];
  /** "GET orders" or "all requests" */
  readonly subject: string;
  /** of the whole, not of one endpoint */
  readonly overall: boolean;
  readonly metric: string;
  readonly base: string;
  readonly head: string;
  readonly change: string;
  /** inconclusive although there were requests enough */
  readonly undecided: boolean;
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
  /** what failed or was answered otherwise, sentences; the first line's own is left out */
  readonly answers: readonly string[];
  /** what to do about the changed rows, worst first */
  readonly steps: readonly Step[];
  /** rows that say something, worst first */
  readonly changed: readonly Row[];
  readonly all: readonly Row[];
  /** pictures for a medium that draws them */
  readonly charts: readonly Chart[];
};

/** Orders and words a judgement. `runUrl`: page of the workflow run; null outside GitHub. */
export function toReport(judgement: Judgement, links: { readonly runUrl: string | null }): Report {
  const sorted = judgement.comparisons.map(asShown).toSorted(byWorst);
  const rows = sorted.map((comparison) => rowOf(comparison, judgement));
  return {
    judgement,
    runUrl: links.runUrl,
    headline: headline(judgement),
    compared: comparedLine(judgement),
    answers: (judgement.answers ?? []).filter((_text, index) => index !== toldFirst(judgement)),
    steps: stepsOf(sorted, judgement, links.runUrl),
    changed: rows.filter((_row, index) => saysSomething(sorted[index], judgement)),
    all: rows,
    charts: chartsOf(judgement),
  };
}

/** The answer that the first line tells already; null: it tells none. */
function toldFirst({ reasons: [first] }: Judgement): number | null {
  return first?.of?.kind === 'answer' ? first.of.index : null;
}

/** What changed, and what may have: the rows that a verdict of "could not judge" is about. */
function saysSomething(comparison: Comparison | undefined, { policy, verdict }: Judgement): boolean {
  if (comparison === undefined || comparison.class === 'unchanged') return false;
  if (comparison.class !== 'inconclusive') return true;
  const isLarge = (comparison.worse ?? 0) > policy.warn / 2;
  return isOpen(comparison) && (isLarge || verdict === 'inconclusive');
}

function rowOf(comparison: Comparison, judgement: Judgement): Row {
  const { subject, metric, unit, base, head, evidence } = comparison;
  return {
    class: comparison.class,
    subject: subjectName(subject),
    overall: subject.kind === 'overall',
    metric: definitionOf(metric).title,
    base: quantity(base, unit),
    head: quantity(head, unit),
    change: base === 0 ? (head === 0 ? changeText(0) : 'from zero') : changeText(comparison.change),
    undecided: comparison.class === 'inconclusive' && (evidence !== undefined || isOpen(comparison)),
    trend: trendOf(comparison, judgement),
    sure: evidence === undefined ? null : intervalText(evidence.low, evidence.high),
    pairs: evidence && evidence.pairs.length > 0 ? pairStrip(evidence.pairs, judgement.policy.warn) : null,
  };
}

function trendOf({ subject, metric, head }: Comparison, { history }: Judgement): string | null {
  const earlier = history.slice(0, 6).flatMap((entry) => entry.values[subjectKey(subject)]?.[metric] ?? []);
  return head === null || earlier.length < 2 ? null : sparkline([...earlier.toReversed(), head]);
}
