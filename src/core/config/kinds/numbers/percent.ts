import type { Kind } from '../kind.ts';
import { oneValue } from '../one-value.ts';
import { amountIn } from './amount.ts';

const PATTERN = /^(\d+(?:\.\d+)?)\s*%$/;

/** A ratio: 0.2 of "20%". */
export const PERCENT: Kind<number> = oneValue({
  parse: ratioOf,
  wants: 'a percentage above 0 and up to 1000 with its sign, such as 20%',
  /** "20", "20 percent", "0.2" → "20%" */
  meant(text) {
    const amount = amountIn(text);
    if (amount === null || !/^(percent|pct)?$/.test(amount.rest)) return null;
    const count = Number(amount.count);
    const number = amount.rest === '' && count < 1 ? count * 100 : count;
    return number === 0 ? null : `${Math.round(number * 100) / 100}%`;
  },
  schema: { type: 'string', pattern: PATTERN.source },
});

/** Null: not a percentage above 0 and up to 1000. */
export function ratioOf(text: string): number | null {
  const number = Number(PATTERN.exec(text)?.[1]);
  return number > 0 && number <= 1000 ? number / 100 : null;
}
