import { budget, confidence } from './scalars.ts';

/** What was probably meant by a number without its unit, or with a unit in words; null: no idea. */
type Meant = (text: string) => string | null;

const NUMBER_AND_REST = /^(\d+(?:\.\d+)?)\s*(.*)$/;

/** "200", "200rps", "200 per second" → "200/s" */
export const meantRate: Meant = (text) => {
  const [count, rest] = split(text);
  if (count === null || Number(count) === 0) return null;
  if (rest === '' || rest === 'rps') return `${count}/s`;
  const unit = unitOf(rest.replace(/^(\/|per\b)\s*/, ''));
  return unit === null || unit === 'ms' ? null : `${count}/${unit}`;
};

/** "30", "30 s", "30 seconds" → "30s" */
export const meantDuration: Meant = (text) => {
  const [count, rest] = split(text);
  if (count === null || Number(count) === 0) return null;
  const unit = rest === '' ? 's' : unitOf(rest);
  return unit === null ? null : `${count}${unit}`;
};

/** "20", "20 percent", "0.2" → "20%" */
export const meantPercent: Meant = (text) => {
  const [count, rest] = split(text);
  if (count === null || !/^(percent|pct)?$/.test(rest)) return null;
  const number = rest === '' && Number(count) < 1 ? Number(count) * 100 : Number(count);
  return number === 0 ? null : `${Math.round(number * 100) / 100}%`;
};

/** "2 minutes" → "2m", where that is long enough */
export const meantBudget: Meant = (text) => {
  const meant = meantDuration(text);
  return meant !== null && budget(meant) !== null ? meant : null;
};

/** "99.5%", "99.5" → "0.995" */
export const meantConfidence: Meant = (text) => {
  const number = /^\d+(\.\d+)?\s*%?$/.test(text) ? Number.parseFloat(text) : 0;
  const meant = `${Math.round(number * 10_000) / 1_000_000}`;
  return number > 1 && confidence(meant) !== null ? meant : null;
};

function split(text: string): readonly [string | null, string] {
  const [, count, rest] = NUMBER_AND_REST.exec(text.trim().toLowerCase()) ?? [];
  return [count ?? null, rest ?? ''];
}

function unitOf(word: string): 'ms' | 's' | 'm' | 'h' | null {
  if (/^(ms|msecs?|milliseconds?)$/.test(word)) return 'ms';
  if (/^(s|secs?|seconds?)$/.test(word)) return 's';
  if (/^(m|mins?|minutes?)$/.test(word)) return 'm';
  return /^(h|hrs?|hours?)$/.test(word) ? 'h' : null;
}
