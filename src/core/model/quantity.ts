import type { Unit } from './metric.ts';

/** Three significant digits, without exponents: 0.0123, 1.23, 12.3, 123, 1234. */
export function significant(value: number): string {
  if (value === 0) return '0';
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toFixed(Math.min(digits, 6));
}

/** A value with its unit: `182 ms`, `1.23 s`, `2.5 %`, `801/s`, `41.5`; `–` where there is none. */
export function quantity(value: number | null, unit: Unit): string {
  if (value === null) return '–';
  if (unit === 'ratio') return `${significant(value * 100)} %`;
  if (unit === 'per-second') return `${significant(value)}/s`;
  if (unit === 'plain') return significant(value);
  if (unit === 'bytes') return bytesText(value);
  return value >= 10_000 ? `${significant(value / 1000)} s` : `${significant(value)} ms`;
}

/** "24.1 GB", "120 MB", "1.2 kB", by powers of 1,024 */
export function bytesText(bytes: number): string {
  if (Math.abs(bytes) >= 1024 ** 3) return `${significant(bytes / 1024 ** 3)} GB`;
  if (Math.abs(bytes) >= 1024 ** 2) return `${significant(bytes / 1024 ** 2)} MB`;
  return Math.abs(bytes) >= 1024 ? `${significant(bytes / 1024)} kB` : `${Math.round(bytes)} bytes`;
}

/** Both ends of an interval in one notation: `+31 % to +45 %`, `×4.33 to ×5.93`. */
export function intervalText(low: number, high: number): string {
  if (Math.max(low, high) < TIMES) return `${changeText(low)} to ${changeText(high)}`;
  return `×${significant(low + 1)} to ×${significant(high + 1)}`;
}

/** From this change on a factor is easier to read than a percentage. */
const TIMES = 4;

/** A share of a setting as it was written, to a tenth: `20 %`, `12.5 %`. */
export const percentText = (ratio: number): string => `${Math.round(ratio * 1000) / 10} %`;

/** Both sides of a change, the unit once: `182 → 251 ms`, `0 → 19.9 %`, `9800 ms → 12.3 s`. */
export function spanText(base: number | null, head: number | null, unit: Unit): string {
  const [from, to] = [quantity(base, unit), quantity(head, unit)];
  const [, ofBase] = / (\S+)$/.exec(from) ?? [];
  return ofBase !== undefined && to.endsWith(` ${ofBase}`)
    ? `${from.slice(0, -ofBase.length - 1)} → ${to}`
    : `${from} → ${to}`;
}

/** A relative change with its sign: `+38 %`, `−12 %`, `×6.2` from +400 % on, `±0 %`. */
export function changeText(change: number | null): string {
  if (change === null) return '–';
  if (change >= TIMES) return `×${significant(change + 1)}`;
  const percent = Math.abs(change) * 100;
  const digits = percent < 10 ? 1 : 0;
  const rounded = percent.toFixed(digits);
  if (Number(rounded) === 0) return '±0 %';
  return `${change > 0 ? '+' : '−'}${rounded} %`;
}
