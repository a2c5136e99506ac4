import type { Kind } from '../kind.ts';
import { oneValue } from '../one-value.ts';
import { amountIn, unitOf } from './amount.ts';

/** An open-model rate: iterations started per second. */
export type Rate = {
  readonly perSecond: number;
  readonly text: string;
  /** it was chosen, since nobody set one */
  readonly usual?: true;
};

const PATTERN = /^(\d+(?:\.\d+)?)\s*\/\s*([smh])$/;
const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };
/** No machine starts more iterations per second: what is written beyond is a slip. */
const MOST = 1e6;

export const RATE: Kind<Rate> = oneValue<Rate>({
  parse(text) {
    const perSecond = perSecondOf(text);
    return perSecond === null ? null : { perSecond, text: shown(perSecond) };
  },
  wants: 'iterations per second, minute or hour, such as 200/s or 30/m, and at most 1000000/s',
  /** "200", "200rps", "200 per second" → "200/s" */
  meant(text) {
    const amount = amountIn(text);
    if (amount === null || Number(amount.count) === 0) return null;
    const { count, rest } = amount;
    if (rest === '' || rest === 'rps') return `${count}/s`;
    const unit = unitOf(rest.replace(/^(\/|per\b)\s*/, ''));
    return unit === null || unit === 'ms' ? null : `${count}/${unit}`;
  },
  schema: { type: 'string', pattern: PATTERN.source },
});

/** Null: not a rate above 0 and up to a million. */
export function perSecondOf(text: string): number | null {
  const [, count, unit] = PATTERN.exec(text) ?? [];
  const perSecond = Number(count) / (SECONDS[unit ?? ''] ?? Number.NaN);
  return perSecond > 0 && perSecond <= MOST ? perSecond : null;
}

/** In the unit that keeps the number from vanishing: "0.5/s" is "30/m". */
function shown(perSecond: number): string {
  const [count, unit] =
    perSecond >= 1 ? [perSecond, 's'] : perSecond >= 1 / 60 ? [perSecond * 60, 'm'] : [perSecond * 3600, 'h'];
  return `${Math.round(count * 100) / 100}/${unit}`;
}
