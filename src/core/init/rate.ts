import type { Framework } from './application.ts';

/** Requests per second on each side: a round of three seconds then has those that it wants. */
const WANTED = 100;
/** Iterations per second. */
const [LEAST, MOST, STEP] = [10, 50, 5];
/** Those that work tens of milliseconds at a page, or begin with a server for development. */
const SLOW: ReadonlySet<Framework> = new Set(['next', 'django', 'rails']);

/** How often per second a first script of so many requests is begun. */
export function firstRate(requests: number, framework: Framework | null): number {
  const wanted = framework !== null && SLOW.has(framework) ? WANTED / 2 : WANTED;
  const rate = Math.ceil(wanted / requests / STEP) * STEP;
  return Math.min(Math.max(rate, LEAST), MOST);
}
