import type { Framework } from './application.ts';

/** Requests per second on each side: a round of three seconds then has those that it wants. */
const WANTED = 100;
/** Requests per second of each kind: enough to be judged, and no more than one small application answers. */
const [LEAST, MOST] = [10, 50];
/** Those with a process that does one thing at a time, or that work tens of milliseconds at a page. */
const SLOW: ReadonlySet<Framework> = new Set(['next', 'django', 'fastapi', 'rails']);

/** How many requests per second a first load of so many different ones sends. */
export function firstRate(requests: number, framework: Framework | null): number {
  const wanted = framework !== null && SLOW.has(framework) ? WANTED / 2 : WANTED;
  return Math.min(Math.max(wanted, LEAST * requests), MOST * requests);
}
