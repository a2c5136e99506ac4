import type { Judgement } from '../../model/judgement/judgement.ts';
import type { LoadTest, MeasuredRequests } from '../../model/judgement/load-test.ts';
import type { Unit } from '../../model/metric.ts';
import { quantity } from '../../model/quantity.ts';
import type { Statistic, Target, TargetMetric } from '../../model/targets/target.ts';
import { measuredRows, type TargetMark } from '../target-rows.ts';

/** A target, a threshold of the script's, or a figure that has neither. */
export type ResultRow = {
  /** null: there is no target */
  readonly mark: TargetMark | null;
  readonly what: string;
  readonly kind: 'target' | 'threshold' | 'figure';
  readonly measured: string;
};

/** What every load test is read by. */
type Usual = {
  readonly title: string;
  readonly unit: Unit;
  readonly metric: TargetMetric;
  readonly statistic?: Statistic;
  readonly read: (all: MeasuredRequests) => number | undefined;
};

const time = (statistic: Statistic, title: string): Usual => ({
  ...{ title, unit: 'ms', metric: 'latency', statistic },
  read: ({ latency }) => latency[statistic],
});

const USUAL: readonly Usual[] = [
  time('avg', 'average response time'),
  time('p95', 'p95 response time'),
  time('p99', 'p99 response time'),
  { title: 'requests per second', unit: 'per-second', metric: 'rps', read: ({ rate }) => rate },
  {
    ...{ title: 'error rate', unit: 'ratio', metric: 'error-rate' },
    read: ({ failed, requests }) => (requests === 0 ? undefined : failed / requests),
  },
];

/** `loadTest` null: figures that have no target are not shown. */
export function resultRows(judgement: Judgement, loadTest: LoadTest | null): readonly ResultRow[] {
  const judged = measuredRows(judgement).map(
    ({ mark, target, ofScript, measured }): ResultRow => ({
      ...{ mark, what: target, kind: ofScript ? 'threshold' : 'target', measured },
    }),
  );
  return [...judged, ...(loadTest === null ? [] : figures(loadTest, judgement.policy.targets ?? []))];
}

function figures({ all: { head, base } }: LoadTest, targets: readonly Target[]): readonly ResultRow[] {
  return USUAL.filter((usual) => !targets.some((target) => isOf(target, usual))).flatMap(
    ({ title, unit, read }): readonly ResultRow[] => {
      const value = read(head);
      if (value === undefined) return [];
      const before = base === undefined ? undefined : read(base);
      const onBase = before === undefined ? '' : `; on base ${quantity(before, unit)}`;
      const measured = `${quantity(value, unit)}${onBase}`;
      return [{ mark: null, what: title, kind: 'figure', measured }];
    },
  );
}

const isOf = ({ of, metric, statistic }: Target, usual: Usual): boolean =>
  of.kind === 'overall' && metric === usual.metric && statistic === usual.statistic;
