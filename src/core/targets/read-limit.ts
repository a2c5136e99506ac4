import type { Unit } from '../model/metric.ts';

/** A limit as it is written. `unit` null: a bare number. */
export type Written = { readonly number: number; readonly unit: Unit | null; readonly suffix: string };

const PATTERN = /^(\d+(?:\.\d+)?)\s*(ms|s|m|%|\/s)?$/;

const MILLISECONDS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000 };

/** null: no number with a unit that there is. */
export function writtenLimit(text: string): Written | null {
  const [, count, suffix = ''] = PATTERN.exec(text) ?? [];
  if (count === undefined) return null;
  const unit = suffix === '%' ? 'ratio' : suffix === '/s' ? 'per-second' : suffix === '' ? null : 'ms';
  return { number: Number(count), unit, suffix };
}

/** The limit in the unit that is wanted; null: it is not written in that. A number per second needs no sign. */
export function limitIn(unit: Unit, written: Written): number | null {
  const { number, suffix } = written;
  if (unit === 'plain') return written.unit === null ? number : null;
  if (unit === 'per-second') return written.unit === null || written.unit === unit ? number : null;
  if (written.unit !== unit) return null;
  return decimal(unit === 'ratio' ? number / 100 : number * (MILLISECONDS[suffix] ?? 1));
}

/** As it is written: 0.7 % is 0.007, which 7 of 1000 are, and not the 0.00699… that a division of binary numbers makes of it. */
const decimal = (number: number): number => Number(number.toPrecision(15));

export const limitText = ({ number, suffix }: Written): string => `${number}${suffix}`;

/** How a limit of each unit is asked for. */
export const LIMIT_WANTS: Readonly<Record<Unit, string>> = {
  ms: 'a target whose limit is a time with its unit, such as 200ms or 2s',
  ratio: 'a target whose limit is a share from 0% to 100% with its sign, such as 1%',
  'per-second': 'a target whose limit is a number per second, such as 500/s',
  plain: 'a target whose limit is a number without a unit, such as 100',
  bytes: 'a target whose limit is a number of bytes',
};

/** The same number as it was probably meant in that unit. */
export function limitMeant(unit: Unit, { number }: Written): string {
  // 0.01 of a share is 1 %.
  if (unit === 'ratio') return `${number < 1 ? Number((number * 100).toPrecision(6)) : number}%`;
  return unit === 'ms' ? `${number}ms` : unit === 'per-second' ? `${number}/s` : `${number}`;
}
