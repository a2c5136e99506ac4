import { isOpen } from '../decision/open/open.ts';
import { byWorst } from '../decision/rank.ts';
import type { Comparison } from '../model/judgement/comparison.ts';
import { isSampled, type JudgedThreshold } from '../model/judgement/judged-threshold.ts';
import type { Judgement } from '../model/judgement/judgement.ts';
import type { Reason } from '../model/judgement/reason.ts';
import { holds } from '../model/targets/target.ts';
import { remedyText, whyText } from '../words/causes/bottlenecks.ts';
import { headline } from '../words/outcome/headline.ts';
import { greenOverview, overview } from '../words/outcome/overview.ts';
import { methodLines, setupLine } from '../words/outcome/setup.ts';
import { blockText, watchText } from '../words/outcome/watch.ts';
import { type Row, resultRows } from './all-results.ts';
import { type Bottlenecks, bottlenecksOf } from './causes/bottlenecks.ts';
import { likeliest, seenAt } from './causes/likeliest.ts';
import { type SourcePlace, sourcePlace } from './causes/source-place.ts';
import { type Chart, chartsOf } from './charts.ts';
import { type EndpointTable, endpointTable } from './endpoint-rows.ts';
import { type FigureTable, figureTable } from './figures.ts';
import { type LoadTestReport, loadTestReport } from './load-test/load-test-report.ts';
import { asShown } from './shown.ts';
import { type CommitRange, rangeOf, type Step, stepsOf } from './steps.ts';
import { type TargetRow, targetRows } from './target-rows.ts';

/** What every renderer draws: a judgement ordered and worded, worst first; texts are not yet escaped for any medium. */
export type Report = {
  readonly judgement: Judgement;
  readonly runUrl: string | null;
  /** "GET orders is 6.8× slower (p95)" */
  readonly headline: string;
  /** that the gate only watches, and what it would have done, sentences; empty: it may block */
  readonly watch: string;
  /** when to let it block, sentences; empty: it may */
  readonly block: string;
  /** reasons that neither the headline nor a table tells */
  readonly told: readonly Reason[];
  /** what changed, one row for each endpoint; green is short, and has none */
  readonly table: EndpointTable;
  /** what head measured, where nothing was compared */
  readonly figures: FigureTable;
  /** the user's targets and the script's thresholds; none where no target is set */
  readonly targets: readonly TargetRow[];
  /** thresholds of the script that were crossed, where no target is set */
  readonly crossed: readonly JudgedThreshold[];
  /** what failed or was answered otherwise, sentences; the headline's own is left out */
  readonly answers: readonly string[];
  /** the likeliest cause, a sentence; null: none is known */
  readonly cause: string | null;
  /** where it stands in head's source; null: not known */
  readonly causePlace: SourcePlace | null;
  /** what to do about it, a sentence; null: it was not found by a rule */
  readonly remedy: string | null;
  /** what holds the application up; null: nothing was looked into */
  readonly bottlenecks: Bottlenecks | null;
  /** what else there is to know, in a few words each: "4 endpoints unchanged", "errors 0 %" */
  readonly overview: readonly string[];
  /** what the user can do about the worst reason, a sentence; null: the rows say it, or it is told with the reason */
  readonly fix: string | null;
  /** the commits in which to look for it; null: not known, or there is nothing to look for */
  readonly range: CommitRange | null;
  /** what to do about the changed rows, worst first */
  readonly steps: readonly Step[];
  /** with what head was compared and how, sentences; may be empty */
  readonly setup: string;
  /** how it was judged, sentences */
  readonly method: readonly string[];
  /** head by itself, as a load test; null: nothing was measured, or an older version judged it */
  readonly loadTest: LoadTestReport | null;
  /** every comparison that says something, worst first */
  readonly all: readonly Row[];
  /** pictures for a medium that draws them */
  readonly charts: readonly Chart[];
};

/** Orders and words a judgement. `runUrl`: page of the workflow run; null outside GitHub. */
export function toReport(judgement: Judgement, links: { readonly runUrl: string | null }): Report {
  const sorted = judgement.comparisons.map(asShown).toSorted(byWorst);
  const isGreen = judgement.verdict === 'pass';
  const table = endpointTable(
    isGreen ? [] : sorted,
    (comparison) => saysSomething(comparison, judgement),
    judgement.policy,
  );
  const targets = targetRows(judgement);
  const shown = new Set(table.rows.map(({ key }) => key));
  const range = isInDiff(judgement) ? rangeOf(judgement, links.runUrl) : null;
  const steps = isGreen ? [] : stepsOf(sorted, judgement, links.runUrl);
  const likely = likeliest(judgement);
  return {
    judgement,
    runUrl: links.runUrl,
    headline: headline(judgement),
    watch: watchText(judgement),
    block: blockText(judgement),
    told: toldOf(judgement, steps),
    table,
    figures: figureTable(judgement),
    targets,
    crossed: targets.length > 0 ? [] : judgement.thresholds.filter(({ crossed }) => crossed),
    answers: (judgement.answers ?? []).filter((_text, index) => index !== toldFirst(judgement)),
    cause: likely === null ? causeOf(judgement) : whyText(likely, seenAt(likely, judgement)),
    causePlace: likely === null ? null : sourcePlace(likely, judgement, links.runUrl),
    remedy: likely === null ? null : remedyText(likely),
    bottlenecks: bottlenecksOf(judgement, links.runUrl),
    overview: isGreen ? greenOverview(judgement) : overview(judgement, shown),
    fix: isGreen ? null : fixOf(judgement),
    range,
    steps,
    setup: setupLine(judgement),
    method: methodLines(judgement),
    loadTest: loadTestReport(judgement, { shown, range }),
    all: resultRows(sorted, judgement),
    charts: chartsOf(judgement),
  };
}

/** What is known of the worst reason that is a row of a table. */
function causeOf({ reasons: [worst] }: Judgement): string | null {
  return worst !== undefined && isInTable(worst) ? (worst.why ?? null) : null;
}

/** Of the worst reason, where it is not told with it. */
function fixOf({ reasons: [worst] }: Judgement): string | null {
  return worst !== undefined && isInTable(worst) ? (worst.fix ?? null) : null;
}

/** Whether what is wrong may be found in the change: what base does too is not. */
function isInDiff({ reasons: [worst], thresholds, targets, policy }: Judgement): boolean {
  const of = worst?.of;
  if (of?.kind === 'threshold') {
    const { base } = thresholds[of.index] ?? {};
    return base !== undefined && isSampled(base) && !base.crossed;
  }
  if (of?.kind !== 'target') return true;
  const [base, target] = [targets?.[of.index]?.base, policy.targets?.[of.index]];
  return base === undefined || target === undefined || holds(base, target);
}

const isInTable = ({ of }: Reason): boolean => of !== undefined && of.kind !== 'command';

/** With one thing to do: a notice beside something worse has no step of its own, nor has a regression whose rows have some. */
function toldOf(judgement: Judgement, steps: readonly Step[]): readonly Reason[] {
  const { reasons } = judgement;
  const isLesser = ({ kind, severity }: Reason): boolean =>
    (severity === 'notice' && reasons[0]?.severity !== 'notice') ||
    (kind === 'regression' && steps.length > 0);
  return reasons
    .filter((reason, index) => isToldHere(reason) && !isHeadline(judgement, index))
    .map((reason) => {
      const { fix: _fix, ...rest } = reason;
      return isLesser(reason) ? rest : reason;
    });
}

/** Reasons that are rows of a table, lines of what failed, or the headline itself. */
function isToldHere({ kind, of }: Reason): boolean {
  return of?.kind === 'command' || (of === undefined && kind !== 'unchanged');
}

/** Where a failure or a warning has no shorter name, its text is the headline. */
const isHeadline = ({ verdict, reasons }: Judgement, index: number): boolean =>
  index === 0 && (verdict === 'fail' || verdict === 'warn') && reasons[0]?.short === undefined;

/** The answer that the headline tells already; null: it tells none. */
function toldFirst({ reasons: [first] }: Judgement): number | null {
  return first?.of?.kind === 'answer' ? first.of.index : null;
}

/** What changed, and what may have: the rows that a verdict of "inconclusive" is about. */
function saysSomething(comparison: Comparison, { policy, verdict }: Judgement): boolean {
  if (comparison.class === 'unchanged') return false;
  if (comparison.class !== 'inconclusive') return true;
  const isLarge = (comparison.worse ?? 0) > policy.warn / 2;
  return isOpen(comparison) && (isLarge || verdict === 'inconclusive');
}
