import type { Framework } from './application.ts';

/** Requests per second on each side: a round of three seconds then has those that it wants. */
const WANTED = 100;
/** Requests per second of each kind: enough to be judged, and no more than one small application answers. */
const [LEAST, MOST] = [10, 50];
/**
 * Those that make a page with a template or a database within one request, which takes their one process ten milliseconds
 * and more. FastAPI is none of them: with plain handlers one uvicorn takes 1 to 2 ms of CPU for a request, 17 % of a core at
 * 100 a second (14 % where they are `async`), with half of the requests answered within 1.7 ms, and bears 500 a second.
 */
const SLOW: ReadonlySet<Framework> = new Set(['next', 'django', 'rails']);

/** How many requests per second a first load of so many different ones sends. */
export function firstRate(requests: number, framework: Framework | null): number {
  const wanted = framework !== null && SLOW.has(framework) ? WANTED / 2 : WANTED;
  return Math.min(Math.max(wanted, LEAST * requests), MOST * requests);
}
