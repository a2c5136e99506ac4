import type { MetricTotals, Trend } from '../../../core/model/recording/trend.ts';
import type { Check, ThresholdResult } from '../../../core/model/recording/workload.ts';
import { canonicalKey } from './tags.ts';

/** The statistics the gate reads; the script's own are asked for beside them. */
export const TREND_STATS = ['count', 'avg', 'min', 'med', 'max', 'p(90)', 'p(95)', 'p(99)'] as const;

type RawMetric = Readonly<Record<string, unknown>>;
type RawGroup = {
  readonly groups?: Readonly<Record<string, RawGroup>>;
  readonly checks?: Readonly<
    Record<string, { readonly name: string; readonly passes: number; readonly fails: number }>
  >;
  readonly name?: string;
};

/** What `--summary-export` holds: exact values over the whole run. */
export type Summary = {
  /** totals of a metric or submetric; null: it is absent or has no sample */
  totals(key: string): MetricTotals | null;
  /** a statistic of a metric or submetric as k6 wrote it, `p(95)`; null: absent */
  stat(key: string, name: string): number | null;
  /** k6's metrics by name, submetrics left out */
  readonly metrics: Readonly<Record<string, MetricTotals>>;
  /** keys of its submetrics, which have tags */
  readonly submetrics: readonly string[];
  readonly checks: readonly Check[];
  readonly hasSetupData: boolean;
  /** `keys`: the script's threshold keys and the keys they had in the run */
  thresholds(keys: Readonly<Record<string, string>>): readonly ThresholdResult[];
};

/** Throws SyntaxError for a file that was not written to its end. Nothing of `setup_data` is kept. */
export function parseSummary(text: string): Summary {
  const {
    metrics: raw = {},
    root_group: root = {},
    setup_data: setupData = null,
  }: { metrics?: Record<string, RawMetric>; root_group?: RawGroup; setup_data?: unknown } = JSON.parse(text);
  const byTags = new Map(Object.keys(raw).map((key) => [canonicalKey(key), key]));
  const rawOf = (key: string) => raw[key] ?? raw[byTags.get(canonicalKey(key)) ?? ''];
  const totals = (key: string): MetricTotals | null => {
    const metric = rawOf(key);
    return metric === undefined ? null : toTotals(metric);
  };
  const named = Object.keys(raw)
    .filter((key) => !key.includes('{'))
    .sort()
    .map((key) => [key, totals(key)] as const);
  return {
    totals,
    stat(key, name) {
      const value = rawOf(key)?.[name];
      return typeof value === 'number' ? value : null;
    },
    metrics: Object.fromEntries(named.flatMap(([key, value]) => (value === null ? [] : [[key, value]]))),
    submetrics: Object.keys(raw).filter((key) => key.includes('{')),
    checks: checksOf(root, ''),
    hasSetupData: setupData !== null,
    thresholds: (keys) =>
      Object.entries(keys).flatMap(([metric, key]) => thresholdsOf(metric, raw[key] ?? {}, totals(key))),
  };
}

/** The kind is not in the file: each has fields of its own. */
function toTotals(raw: RawMetric): MetricTotals | null {
  const number = (field: string) => (typeof raw[field] === 'number' ? raw[field] : 0);
  if ('avg' in raw) {
    const trend = toTrend(number);
    return trend === null ? null : { kind: 'trend', ...trend };
  }
  if ('passes' in raw) {
    const [trues, falses] = [number('passes'), number('fails')];
    return trues + falses === 0 ? null : { kind: 'rate', trues, falses, value: number('value') };
  }
  if ('rate' in raw) return { kind: 'counter', count: number('count'), rate: number('rate') };
  if ('value' in raw) {
    return { kind: 'gauge', value: number('value'), min: number('min'), max: number('max') };
  }
  return null;
}

function toTrend(number: (field: string) => number): Trend | null {
  if (number('count') === 0) return null;
  return {
    count: number('count'),
    min: number('min'),
    avg: number('avg'),
    p50: number('med'),
    p90: number('p(90)'),
    p95: number('p(95)'),
    p99: number('p(99)'),
    max: number('max'),
  };
}

/** Checks by name; those of a group as `group::check`, as k6 shows them. */
function checksOf(group: RawGroup, path: string): readonly Check[] {
  const own = Object.values(group.checks ?? {}).map(({ name, passes, fails }) => ({
    name: `${path}${name}`,
    passes,
    fails,
  }));
  const inner = Object.values(group.groups ?? {}).flatMap((child) =>
    checksOf(child, `${path}${child.name}::`),
  );
  return [...own, ...inner].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** In this file `true` means crossed. */
function thresholdsOf(
  metric: string,
  raw: RawMetric,
  totals: MetricTotals | null,
): readonly ThresholdResult[] {
  const results = raw['thresholds'];
  if (typeof results !== 'object' || results === null) return [];
  return Object.entries(results).map(([expression, crossed]) => ({
    metric,
    expression,
    crossed: crossed === true,
    value: totals === null ? null : thresholdValue(expression, raw),
  }));
}

/** Statistics that the script's thresholds look at, to be asked for in the summary: `p(99.9)`. */
export function statOf(expression: string): string | null {
  return (
    /^\s*(avg|min|med|max|count|rate|value|p\(\s*\d+(?:\.\d+)?\s*\))/
      .exec(expression)?.[1]
      ?.replaceAll(' ', '') ?? null
  );
}

/**
 * Percentiles that these thresholds look at and a summary would not show unasked. The other statistics always are
 * there; k6 refuses `rate` and `value`, which trends do not have.
 */
export function percentilesAsked(thresholds: Readonly<Record<string, readonly string[]>>): readonly string[] {
  const stats = Object.values(thresholds).flatMap((expressions) => expressions.map(statOf));
  return stats.filter((stat) => stat !== null).filter((stat) => stat.startsWith('p('));
}

function thresholdValue(expression: string, raw: RawMetric): number | null {
  const stat = statOf(expression) ?? '';
  // A rate metric's rate stands under `value`.
  const value = stat === 'rate' && 'passes' in raw ? raw['value'] : raw[stat];
  return typeof value === 'number' ? value : null;
}
