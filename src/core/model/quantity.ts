import type { Unit } from './metric.ts';

/** Three significant digits, without exponents: 0.0123, 1.23, 12.3, 123, 1234. */
export function significant(value: number): string {
  if (value === 0) return '0';
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toFixed(Math.min(digits, 6));
}

/** A value with its unit: `182 ms`, `1.23 s`, `2.5 %`, `801/s`; `–` where there is none. */
export function quantity(value: number | null, unit: Unit): string {
  if (value === null) return '–';
  if (unit === 'ratio') return `${significant(value * 100)} %`;
  if (unit === 'per-second') return `${significant(value)}/s`;
  return value >= 10_000 ? `${significant(value / 1000)} s` : `${significant(value)} ms`;
}

/** From this relative change on, a factor says more than a percentage. */
const FACTOR_FROM = 4;

/** A relative change with its sign: `+38 %`, `−12 %`, `×6.2` from +400 % on, `±0 %`. */
export function changeText(change: number | null): string {
  if (change === null) return '–';
  if (change >= FACTOR_FROM) return factorText(change);
  const percent = Math.abs(change) * 100;
  const digits = percent < 10 ? 1 : 0;
  const rounded = percent.toFixed(digits);
  if (Number(rounded) === 0) return '±0 %';
  return `${change > 0 ? '+' : '−'}${rounded} %`;
}

const factorText = (change: number): string => `×${significant(change + 1)}`;

/** Two relative changes in one form: `+27 % to +41 %`, or `×4.33 to ×5.93` where one of them is that large. */
export function intervalText(low: number, high: number): string {
  const write = Math.max(low, high) >= FACTOR_FROM ? factorText : changeText;
  return `${write(low)} to ${write(high)}`;
}
