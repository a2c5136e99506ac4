import type { Kind } from '../kind.ts';
import { oneValue } from '../one-value.ts';

/** Both ends are excluded: below, chance flags too much; above, a run of minutes cannot reach it. */
const ABOVE = 0.9;
const BELOW = 0.9999;

export const CONFIDENCE: Kind<number> = oneValue({
  parse: confidenceOf,
  wants: `a number above ${ABOVE} and below ${BELOW}, such as 0.995`,
  /** "99.5%", "99.5" → "0.995" */
  meant(text) {
    const number = /^\d+(\.\d+)?\s*%?$/.test(text) ? Number.parseFloat(text) : 0;
    const meant = `${Math.round(number * 10_000) / 1_000_000}`;
    return number > 1 && confidenceOf(meant) !== null ? meant : null;
  },
  schema: { type: 'number', exclusiveMinimum: ABOVE, exclusiveMaximum: BELOW },
});

function confidenceOf(text: string): number | null {
  const number = /^(\d+(\.\d+)?|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
  return number > ABOVE && number < BELOW ? number : null;
}
