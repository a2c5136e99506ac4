import type { Kind } from '../kind.ts';
import { oneValue } from '../one-value.ts';
import { amountIn, unitOf } from './amount.ts';

export const DURATION_PATTERN: RegExp = /^(\d+(\.\d+)?(ms|s|m|h))+$/;

const MILLISECONDS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
/** No job lasts longer: what is written beyond is a slip. */
const MOST = 7 * 24 * 3_600_000;

/** Milliseconds. */
export const DURATION: Kind<number> = oneValue({
  parse: millisecondsOf,
  wants: 'a time with its unit, such as 30s, 5m or 1m30s, and at most 168h',
  meant: meantDuration,
  schema: { type: 'string', pattern: DURATION_PATTERN.source },
});

/** Null: not a time above 0 and up to a week. */
export function millisecondsOf(text: string): number | null {
  if (!DURATION_PATTERN.test(text)) return null;
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)];
  const sum = parts.reduce((ms, [, count, unit]) => ms + Number(count) * (MILLISECONDS[unit ?? ''] ?? 0), 0);
  return sum > 0 && sum <= MOST ? sum : null;
}

/** "30", "30 s", "30 seconds" → "30s" */
export function meantDuration(text: string): string | null {
  const amount = amountIn(text);
  if (amount === null || Number(amount.count) === 0) return null;
  const unit = amount.rest === '' ? 's' : unitOf(amount.rest);
  return unit === null ? null : `${amount.count}${unit}`;
}
