import type { Framework } from './application.ts';

/**
 * Requests per second on each side. A round has the 300 that it wants, and three seconds at least; the p95 of a kind takes 100 of
 * a round, or of two or three that are joined, which take twice or three times as many pairs of rounds. So a tenth more than
 * 100 spares the many who have three kinds half of their load.
 */
const WANTED = 110;
/** Requests per second of each kind: enough to be judged, and no more than one small application answers. */
const [LEAST, MOST] = [11, 50];
/**
 * Those whose one process works ten milliseconds and more at what they are chosen for: a page of templates and queries, or of
 * React. Answers of JSON alone cost Django 1.2 ms of CPU, but `init` cannot tell which they are, and rounds of twice the
 * length cost a minute where an application that does not bear its load costs the verdict.
 *
 * FastAPI is none of them: one uvicorn takes 1.7 ms of CPU for a request (1.4 ms where handlers are `async`), 17 % of a core at
 * 100 a second, answers half of them within 1.7 ms, and bears 500; handlers that wait do not hold up others.
 */
const SLOW: ReadonlySet<Framework> = new Set(['next', 'django', 'rails']);

/** How many requests per second a first load of so many different ones sends. */
export function firstRate(requests: number, framework: Framework | null): number {
  const wanted = framework !== null && SLOW.has(framework) ? WANTED / 2 : WANTED;
  return Math.min(Math.max(wanted, LEAST * requests), MOST * requests);
}
