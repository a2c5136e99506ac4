import type { Arm } from '../../../core/model/duet.ts';
import type { Collector } from '../collector.ts';
import type { Preflight } from '../preflight.ts';
import type { ReachWatch } from './reach.ts';

const FIX = 'Read `__ENV.BASE_URL` in the function that makes the requests.';

/**
 * That the one iteration of an arm called some other address than the one it is given; null: it did not, or its
 * requests do not tell. What setup() called proves nothing.
 */
export function strayIteration({ hosts, anonymous }: Preflight, baseUrl: string): string | null {
  const wanted = new URL(baseUrl).host;
  if (anonymous || hosts.size === 0 || hosts.has(wanted)) return null;
  const called = [...hosts].join(', ');
  return `The script does not use BASE_URL: it called ${called} and never ${wanted}. ${FIX}`;
}

/** How often a request of an arm's rounds was answered, and whether anything connected to its address meanwhile. */
export type Reached = {
  readonly arm: Arm;
  readonly baseUrl: string;
  readonly watch: ReachWatch;
  readonly answered: number;
};

/** That an arm's requests were answered, but not by the address it is given; null: no arm's were, or nobody knows. */
export function strayRounds(arms: readonly Reached[]): string | null {
  const stray = arms.find(({ watch, answered }) => answered > 0 && watch.reached() === false);
  if (stray === undefined) return null;
  const { arm, answered, baseUrl } = stray;
  return `The script does not use BASE_URL: ${answered} requests of ${arm}'s rounds were answered, none by ${new URL(baseUrl).host}. ${FIX}`;
}

/** Requests that got an answer, whatever it was. */
export function answeredBy({ overall }: Collector): number {
  const unanswered = [...overall.failures.values()].filter(({ status }) => status === 0);
  return overall.requests - unanswered.reduce((sum, { count }) => sum + count, 0);
}
