import { definitionOf, type MetricId, UNITS, type Unit } from '../../../model/metric.ts';
import { millisecondsOf } from '../numbers/duration.ts';
import { perSecondOf } from '../numbers/rate.ts';

/** How a floor of each unit is written; a bare ratio would not say whether 0.5 is half of all or half a percent. */
export const FLOOR: Readonly<Record<Unit, RegExp>> = {
  ms: /^(\d+(\.\d+)?|(\d+(\.\d+)?(ms|s|m|h))+)$/,
  ratio: /^\d+(\.\d+)?\s*%$/,
  'per-second': /^\d+(\.\d+)?(\s*\/\s*[smh])?$/,
  plain: /^\d+(\.\d+)?$/,
  bytes: /^\d+(\.\d+)?\s*(kB|MB|GB)$|^0$/,
};

/** How to ask for a floor of each unit. */
export const FLOOR_WANTS: Readonly<Record<Unit, string>> = {
  ms: 'a time such as 2ms, or a number of milliseconds',
  ratio: 'percentage points up to 100 with their sign, such as 0.5%',
  'per-second': 'a rate such as 5/s, or a number per second',
  plain: 'a number, in what the script counts',
  bytes: 'a size such as 5MB',
};

/** In the metric's unit; 0 takes the floor away. Null: not one of this metric. */
export const floorOf = (id: MetricId, text: string): number | null => floorIn(definitionOf(id).unit, text);

/** How to ask for a floor of a metric whose unit only the run tells. */
export const OWN_FLOOR_WANTS = "a number in the metric's own unit, or as 2ms, 0.5% or 5/s";

/** The same of a metric of the script's own, whose unit its floor is written in. */
export function ownFloorOf(text: string): number | null {
  const unit = UNITS.find((one) => one !== 'bytes' && FLOOR[one].test(text));
  return unit === undefined ? null : floorIn(unit, text);
}

function floorIn(unit: Unit, text: string): number | null {
  if (!FLOOR[unit].test(text)) return null;
  const number = Number.parseFloat(text);
  if (number === 0) return 0;
  if (unit === 'ratio') return number <= 100 ? number / 100 : null;
  if (unit === 'bytes') return number * bytesIn(text);
  if (/^[\d.]+$/.test(text)) return Number.isFinite(number) ? number : null;
  return unit === 'ms' ? millisecondsOf(text) : perSecondOf(text);
}

/** Of 1,024 of the smaller one each, as they are shown. */
const bytesIn = (text: string): number =>
  1024 ** (1 + ['kB', 'MB', 'GB'].findIndex((unit) => text.endsWith(unit)));
