import type { Framework } from './application.ts';

/** Requests per second on each side: a round of three seconds then has those that it wants. */
const WANTED = 100;
/** Iterations per second. */
const [LEAST, MOST, STEP] = [10, 50, 5];
/** Those with a process that does one thing at a time, or that work tens of milliseconds at a page. */
const SLOW: ReadonlySet<Framework> = new Set(['next', 'django', 'fastapi', 'rails']);

/** How often per second a first script of so many requests is begun. */
export function firstRate(requests: number, framework: Framework | null): number {
  const wanted = framework !== null && SLOW.has(framework) ? WANTED / 2 : WANTED;
  const rate = Math.ceil(wanted / requests / STEP) * STEP;
  return Math.min(Math.max(rate, LEAST), MOST);
}
