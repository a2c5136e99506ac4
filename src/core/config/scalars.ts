import type { StoreConfig } from './config.ts';
import { DURATION, PERCENT, RATE, SECONDS } from './patterns.ts';

const PER_SECOND: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };

/** No machine starts more iterations per second, and no job lasts longer: what is written beyond is a slip. */
const MOST_RATE = 1e6;
const MOST_MS = 7 * 24 * 3_600_000;

/** Per second; null: not a rate above 0 and up to a million. */
export function rate(text: string): number | null {
  const [, count, unit] = RATE.exec(text) ?? [];
  const perSecond = Number(count) / (PER_SECOND[unit ?? ''] ?? Number.NaN);
  return perSecond > 0 && perSecond <= MOST_RATE ? perSecond : null;
}

const MILLISECONDS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** Milliseconds; null: not a time above 0 and up to a week. */
export function duration(text: string): number | null {
  if (!DURATION.test(text)) return null;
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)];
  const sum = parts.reduce((ms, [, count, unit]) => ms + Number(count) * (MILLISECONDS[unit ?? ''] ?? 0), 0);
  return sum > 0 && sum <= MOST_MS ? sum : null;
}

/** Ratio, so 0.2 of "20%"; null: not a percentage above 0 and up to 1000. */
export function percent(text: string): number | null {
  const number = Number(PERCENT.exec(text)?.[1]);
  return number > 0 && number <= 1000 ? number / 100 : null;
}

/** The fewest seconds that hold enough rounds for an answer, and the most that a job could wait for. */
export const BUDGET: { readonly least: number; readonly most: number } = { least: 24, most: 21_600 };

/** Seconds of a time with its unit, or of a plain number; null: outside of what a duet can use. */
export function budget(text: string): number | null {
  const ms = duration(text);
  const seconds = ms === null && SECONDS.test(text) ? Number(text) : (ms ?? 0) / 1000;
  return seconds >= BUDGET.least && seconds <= BUDGET.most ? seconds : null;
}

/** Both ends are excluded: below, chance flags too much; above, a run of minutes cannot reach it. */
export const CONFIDENCE: { readonly above: number; readonly below: number } = { above: 0.9, below: 0.9999 };

export function confidence(text: string): number | null {
  const number = /^(\d+(\.\d+)?|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
  return number > CONFIDENCE.above && number < CONFIDENCE.below ? number : null;
}

/** What a generator's state holds. */
export const MOST_SEED = 4_294_967_295;

/** A whole number of 32 bits; null: none. */
export function seed(text: string): number | null {
  return /^\d{1,10}$/.test(text) && Number(text) <= MOST_SEED ? Number(text) : null;
}

export function store(text: string): StoreConfig {
  if (text === 'artifact' || text === 'none') return { kind: text };
  if (text.startsWith('branch:')) return { kind: 'branch', name: text.slice('branch:'.length) };
  return { kind: 'directory', path: text.slice('directory:'.length).trim() };
}
