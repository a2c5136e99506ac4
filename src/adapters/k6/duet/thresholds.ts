import type { ThresholdResult } from '../../../core/model/workload.ts';
import { type Summary, statOf } from '../summary.ts';
import { scopeThreshold } from '../wrapper.ts';

type Thresholds = Readonly<Record<string, readonly string[]>>;

/**
 * The script's thresholds over all processes of an arm: counts and rates pooled exactly, other statistics as the
 * geometric mean of the processes'. k6 itself has looked at each process alone.
 */
export function pooledThresholds(
  thresholds: Thresholds,
  summaries: readonly Summary[],
): readonly ThresholdResult[] {
  return Object.entries(thresholds).flatMap(([metric, expressions]) =>
    expressions.map((expression) => {
      const value = pooled(scopeThreshold(metric), statOf(expression) ?? '', summaries);
      return { metric, expression, value, crossed: value !== null && !holds(expression, value) };
    }),
  );
}

function pooled(key: string, stat: string, summaries: readonly Summary[]): number | null {
  const totals = summaries.map((summary) => summary.totals(key)).filter((one) => one !== null);
  if (totals.length === 0) return null;
  const rates = totals.filter((one) => one.kind === 'rate');
  if (rates.length > 0) {
    const trues = rates.reduce((sum, one) => sum + one.trues, 0);
    const all = rates.reduce((sum, one) => sum + one.trues + one.falses, 0);
    return all === 0 ? null : trues / all;
  }
  const values = summaries.map((summary) => summary.stat(key, stat)).filter((value) => value !== null);
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
