import { limitsOf } from '../decision/limits.ts';
import { byWorst } from '../decision/rank.ts';
import type { Comparison } from '../model/judgement/comparison.ts';
import type { ComparisonClass } from '../model/judgement/comparison-class.ts';
import { definitionOf, isOfStarts, METRIC_IDS, type MetricId } from '../model/metric.ts';
import type { Policy } from '../model/policy.ts';
import { changeText, spanText } from '../model/quantity.ts';
import { kindOf, subjectKey } from '../model/subject-key.ts';
import { changeInterval } from '../words/compared/direction.ts';
import { subjectOfName } from '../words/names.ts';

/** One metric of an endpoint: "6.40 → 34.7 ms", and "×5.42" where that says something. */
export type Cell = { readonly span: string; readonly change: string; readonly isWorse: boolean };

/** One subject with its metrics, however many of them changed; texts are not yet escaped. */
export type EndpointRow = {
  /** of the metric that is worst */
  readonly class: ComparisonClass;
  readonly key: string;
  readonly name: string;
  readonly cells: { readonly [M in MetricId]?: Cell };
  /** of the metric that is worst: its title and its interval, "×5.83 to ×7.95"; null: not known */
  readonly interval: { readonly metric: string; readonly text: string } | null;
};

/** A table of subjects. `metrics`: the columns, in their order. */
export type EndpointTable = { readonly metrics: readonly MetricId[]; readonly rows: readonly EndpointRow[] };

/** Metrics from left to right: latencies, then the others. */
export const IN_COLUMNS: readonly MetricId[] = METRIC_IDS.toSorted(
  (a, b) => Number(definitionOf(a).unit !== 'ms') - Number(definitionOf(b).unit !== 'ms'),
);

/** Metrics that everybody knows: columns of their own wherever there are values. */
const ALWAYS: readonly MetricId[] = ['p50', 'p95'];

/**
 * One row for each subject of which something is `said`, worst first; all requests only where no endpoint is as bad,
 * since they are what the endpoints make of them. `sorted`: worst first.
 */
export function endpointTable(
  sorted: readonly Comparison[],
  isSaid: (comparison: Comparison) => boolean,
  policy: Policy,
): EndpointTable {
  const groups = [...Map.groupBy(sorted, keyOf).values()].flatMap((all) => {
    const worst = all.find(isSaid);
    return worst === undefined ? [] : [{ all, worst }];
  });
  groups.sort((a, b) => byWorst(a.worst, b.worst));
  const shown = groups.filter(
    ({ worst }) =>
      isOfStarts(worst.metric) ||
      worst.subject.kind === 'endpoint' ||
      !groups.some((one) => explains(one.worst, worst)),
  );
  const inColumns = shown.flatMap(({ all }) => all);
  const metrics = IN_COLUMNS.filter((metric) =>
    inColumns.some((one) => one.metric === metric && (ALWAYS.includes(metric) ? hasValue(one) : isSaid(one))),
  );
  return { metrics, rows: shown.map(({ all, worst }) => rowOf(all, worst, isSaid, policy)) };
}

/** What is of starts has a row of its own. */
const keyOf = ({ subject, metric }: Comparison): string =>
  isOfStarts(metric) ? 'application' : subjectKey(subject);

const hasValue = ({ base, head }: Comparison): boolean => base !== null || head !== null;

/**
 * An endpoint that is in the table and no better than the whole, however large each change is. Errors explain errors,
 * latency explains latency.
 */
function explains(endpoint: Comparison, whole: Comparison): boolean {
  const { subject, metric, worse } = endpoint;
  if (subject.kind !== 'endpoint' || kindOf(subject) !== 'requests') return false;
  if ((metric === 'error-rate') !== (whole.metric === 'error-rate')) return false;
  return byWorst(endpoint, { ...whole, subject, metric, worse }) <= 0;
}

function rowOf(
  all: readonly Comparison[],
  worst: Comparison,
  isSaid: (comparison: Comparison) => boolean,
  policy: Policy,
): EndpointRow {
  const { evidence, metric, subject } = worst;
  const { better } = limitsOf(policy, subject, metric);
  return {
    class: worst.class,
    key: keyOf(worst),
    name: subjectOfName(worst),
    cells: Object.fromEntries(all.map((one) => [one.metric, cellOf(one, isSaid(one))])),
    interval:
      evidence === undefined
        ? null
        : { metric: definitionOf(metric).title, text: changeInterval(evidence, better) },
  };
}

function cellOf({ base, head, unit, change, class: found }: Comparison, isSaid: boolean): Cell {
  const isWorse = found === 'critical' || found === 'significant';
  // From zero there is no ratio, and both sides say it all.
  const text = isSaid && change !== null && base !== 0 ? changeText(change) : '';
  return { span: spanText(base, head, unit), change: text, isWorse };
}
