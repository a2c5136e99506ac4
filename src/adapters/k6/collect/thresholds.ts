import type { MetricTotals } from '../../../core/model/recording/trend.ts';
import type { ThresholdResult } from '../../../core/model/recording/workload.ts';
import type { UnjudgedThreshold } from '../../../core/model/script-check.ts';
import { type Summary, statOf } from './summary.ts';
import { keysInRounds, scenarioAsked, scopeThreshold, scopeToScript } from './tags.ts';

/** The script's thresholds: metric with its tags → expressions */
export type Thresholds = Readonly<Record<string, readonly string[]>>;

/** As k6 resolved them: an expression may come with what it does to the run. */
export function readThresholds(
  resolved: Readonly<Record<string, readonly (string | { readonly threshold: string })[]>>,
): Thresholds {
  const words = Object.entries(resolved).map(
    ([metric, all]) => [metric, all.map((one) => (typeof one === 'string' ? one : one.threshold))] as const,
  );
  return Object.fromEntries(words);
}

/**
 * The script's thresholds over all processes of an arm, whose judged rounds took `judgedMs` together: counts and
 * rates pooled exactly, other statistics as the geometric mean of the processes'. k6 itself has looked at each
 * process alone, and divides by time in which the other arm was driven. `driven`: the scenarios that rounds are made of.
 */
export function pooledThresholds(
  thresholds: Thresholds,
  summaries: readonly Summary[],
  judgedMs: number,
  driven: readonly string[],
): readonly ThresholdResult[] {
  return Object.entries(thresholds).flatMap(([metric, expressions]) =>
    expressions
      .filter((expression) => !needsWholeRun(expression) && undrivenIn(metric, driven) === null)
      .map((expression) => {
        const value = pooled(metric, statOf(expression) ?? '', summaries, judgedMs);
        return { metric, expression, value, crossed: value !== null && !holds(expression, value) };
      }),
  );
}

/**
 * A number that is counted in all of the script's own time says nothing about rounds, which take another time together:
 * less than is to be reached, or more than is allowed. That there is to be none at all is the same in any time.
 */
export const needsWholeRun = (expression: string): boolean =>
  statOf(expression) === 'count' && !/^\s*count\s*(?:<\s*1|<=\s*0|={2,3}\s*0)\s*$/.test(expression);

/** Thresholds that rounds cannot judge. */
export const wholeRunThresholds = (
  thresholds: Thresholds,
): readonly { readonly metric: string; readonly expression: string }[] =>
  Object.entries(thresholds).flatMap(([metric, expressions]) =>
    expressions.filter(needsWholeRun).map((expression) => ({ metric, expression: expression.trim() })),
  );

/** Thresholds that rounds of these scenarios cannot judge; none: they judge all. */
export const unjudgedThresholds = (
  thresholds: Thresholds,
  driven: readonly string[],
): readonly UnjudgedThreshold[] => [
  ...wholeRunThresholds(thresholds),
  ...Object.entries(thresholds).flatMap(([metric, expressions]) => {
    const undriven = undrivenIn(metric, driven);
    if (undriven === null) return [];
    const others = expressions.filter((expression) => !needsWholeRun(expression));
    return others.map((expression) => ({ metric, expression: expression.trim(), undriven }));
  }),
];

/**
 * The scenario that a threshold looks at and rounds leave out; null: they drive it, or it looks at all of them. k6 counts
 * nothing of it, which would be less than any rate that is to be reached.
 */
function undrivenIn(metric: string, driven: readonly string[]): string | null {
  const scenario = scenarioAsked(metric);
  return scenario === null || driven.includes(scenario) ? null : scenario;
}

/** Of a run with a warm-up: what k6 says, but that a counter's rate is by the judged time, `judgedMs`, alone. */
export function withoutWarmup(
  results: readonly ThresholdResult[],
  summary: Summary,
  judgedMs: number,
): readonly ThresholdResult[] {
  return results.map((result) => {
    const { metric, expression } = result;
    const totals = summary.totals(scopeThreshold(metric));
    if (totals?.kind !== 'counter' || statOf(expression) !== 'rate' || judgedMs <= 0) return result;
    const value = (totals.count / judgedMs) * 1000;
    return { ...result, value, crossed: !holds(expression, value) };
  });
}

/**
 * Of a whole run of the script: what k6 says, but without the gate's own request at the end of setup(), and by time without
 * the `waitedMs` that it waited there for the other side. k6 counts both, though they are neither revision's.
 */
export function withoutBarrier(
  results: readonly ThresholdResult[],
  summary: Summary,
  waitedMs: number,
): readonly ThresholdResult[] {
  return results.map((result) => {
    const { metric, expression } = result;
    const [key, stat] = [scopeToScript(metric), statOf(expression) ?? ''];
    const totals = summary.totals(key);
    const isOverTime = totals?.kind === 'counter' && stat === 'rate';
    if (key === metric && !isOverTime) return result;
    // Where K6_TAGS stand in the environment they replace those of the run, and no request is marked as the script's.
    if (samplesOf(totals) === 0 && samplesOf(summary.totals(metric)) > 1) return result;
    const value = isOverTime ? rateWithout(totals, waitedMs) : statIn(summary, key, stat);
    return { ...result, value, crossed: value !== null && !holds(expression, value) };
  });
}

function samplesOf(totals: MetricTotals | null): number {
  if (totals === null) return 0;
  return totals.kind === 'rate' ? totals.trues + totals.falses : 'count' in totals ? totals.count : 1;
}

/** k6 divides by all of the time from its start on. */
function rateWithout({ count, rate }: Counted, waitedMs: number): number {
  const seconds = rate > 0 ? count / rate - waitedMs / 1000 : 0;
  return seconds > 0 ? count / seconds : rate;
}

type Counted = Pick<Extract<MetricTotals, { readonly kind: 'counter' }>, 'count' | 'rate'>;

/** null: there is no sample. */
function statIn(summary: Summary, key: string, stat: string): number | null {
  const totals = summary.totals(key);
  if (totals === null) return null;
  return totals.kind === 'rate' ? totals.trues / (totals.trues + totals.falses) : summary.stat(key, stat);
}

function pooled(
  metric: string,
  stat: string,
  summaries: readonly Summary[],
  judgedMs: number,
): number | null {
  const each = summaries.flatMap((summary) =>
    keysInRounds(metric, summary.submetrics).map((key) => ({ summary, key })),
  );
  const totals = each.map(({ summary, key }) => summary.totals(key)).filter((one) => one !== null);
  if (totals.length === 0) return null;
  const counters = totals.filter((one) => one.kind === 'counter');
  if (counters.length > 0 && stat === 'rate') {
    const count = counters.reduce((sum, one) => sum + one.count, 0);
    return judgedMs > 0 ? (count / judgedMs) * 1000 : null;
  }
  const rates = totals.filter((one) => one.kind === 'rate');
  if (rates.length > 0) {
    const trues = rates.reduce((sum, one) => sum + one.trues, 0);
    const all = rates.reduce((sum, one) => sum + one.trues + one.falses, 0);
    return all === 0 ? null : trues / all;
  }
  const values = each.map(({ summary, key }) => summary.stat(key, stat)).filter((value) => value !== null);
  if (values.length === 0) return null;
  if (stat === 'count') return values.reduce((sum, value) => sum + value, 0);
  if (stat === 'max') return Math.max(...values);
  if (stat === 'min') return Math.min(...values);
  if (values.some((value) => value <= 0))
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

const OPERATORS: Readonly<Record<string, (value: number, limit: number) => boolean>> = {
  '<': (value, limit) => value < limit,
  '<=': (value, limit) => value <= limit,
  '>': (value, limit) => value > limit,
  '>=': (value, limit) => value >= limit,
  '==': (value, limit) => value === limit,
  '===': (value, limit) => value === limit,
  '!=': (value, limit) => value !== limit,
};

/** An expression that cannot be read was k6's to refuse. */
function holds(expression: string, value: number): boolean {
  const [, operator = '', limit = ''] = /(<=|>=|===|==|!=|<|>)\s*([-+.\deE]+)\s*$/.exec(expression) ?? [];
  return OPERATORS[operator]?.(value, Number(limit)) ?? true;
}
