import { definitionOf, type MetricId, type Unit } from '../../../model/metric.ts';
import { millisecondsOf } from '../duration.ts';
import { perSecondOf } from '../rate.ts';

/** How a floor of each unit is written; a bare ratio would not say whether 0.5 is half of all or half a percent. */
export const FLOOR: Readonly<Record<Unit, RegExp>> = {
  ms: /^(\d+(\.\d+)?|(\d+(\.\d+)?(ms|s|m|h))+)$/,
  ratio: /^\d+(\.\d+)?\s*%$/,
  'per-second': /^\d+(\.\d+)?(\s*\/\s*[smh])?$/,
};

/** How to ask for a floor of each unit. */
export const FLOOR_WANTS: Readonly<Record<Unit, string>> = {
  ms: 'a time such as 2ms, or a number of milliseconds',
  ratio: 'percentage points up to 100 with their sign, such as 0.5%',
  'per-second': 'a rate such as 5/s, or a number per second',
};

/** In the metric's unit; 0 takes the floor away. Null: not one of this metric. */
export function floorOf(id: MetricId, text: string): number | null {
  const { unit } = definitionOf(id);
  if (!FLOOR[unit].test(text)) return null;
  const number = Number.parseFloat(text);
  if (number === 0) return 0;
  if (unit === 'ratio') return number <= 100 ? number / 100 : null;
  if (/^[\d.]+$/.test(text)) return Number.isFinite(number) ? number : null;
  return unit === 'ms' ? millisecondsOf(text) : perSecondOf(text);
}
