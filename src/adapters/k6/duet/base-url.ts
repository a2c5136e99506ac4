import type { Arm } from '../../../core/model/recording/window.ts';
import { GRPC, isOwn } from '../../../core/model/subject-key.ts';
import type { Collector } from '../collect/collector.ts';
import type { Preflight } from '../run/preflight.ts';
import { baseUrlOf, type Setting } from '../run/session.ts';
import { type ReachWatch, watchReach } from './plan/reach-watch.ts';

const FIX = 'Read `__ENV.BASE_URL` in the function that makes the requests.';

type Called = Pick<Preflight, 'hosts' | 'anonymous' | 'refused' | 'endpoints'>;

/**
 * That the one iteration of an arm called some other address than the one it is given; null: it did not, or its
 * requests do not tell. What setup() called proves nothing.
 */
export function strayIteration(flight: Called, baseUrl: string): string | null {
  const { hosts, anonymous, refused } = flight;
  const wanted = new URL(baseUrl);
  // A request with a name hides its address, and one that is refused gives it away.
  const called = anonymous ? refused : hosts;
  if (called.size === 0 || hasConnections(flight) || refusedItself(refused, baseUrl)) return null;
  // A name of its own for the same application has its port, which the script can only know from BASE_URL.
  const isMeant = (host: string) =>
    host === wanted.host || (wanted.port !== '' && host.endsWith(`:${wanted.port}`));
  if ([...called].some(isMeant)) return null;
  return `The script does not use BASE_URL: it called ${[...called].join(', ')} and never ${wanted.host}. ${FIX}`;
}

/** Whether it measured more than HTTP requests: where WebSocket sessions and gRPC calls go, no host tells. */
const hasConnections = ({ endpoints }: Called): boolean =>
  endpoints.some(({ name, method }) => method === GRPC || (isOwn({ method }) && name.startsWith('ws_')));

/** The same of both arms' iterations: where each called whom the other did not, they went by the address that each is given. */
export function strayTries(
  flights: { readonly [A in Arm]: Called },
  baseUrls: { readonly [A in Arm]: string },
): string | null {
  const [base, head] = [flights.base.hosts, flights.head.hosts];
  if (base.difference(head).size > 0 && head.difference(base).size > 0) return null;
  return strayIteration(flights.base, baseUrls.base) ?? strayIteration(flights.head, baseUrls.head);
}

/** Whether the address itself is among those that refused: by its port, since a name has several addresses. */
export function refusedItself(refused: ReadonlySet<string>, baseUrl: string): boolean {
  const { port, protocol } = new URL(baseUrl);
  const own = `:${port || (protocol === 'https:' ? '443' : '80')}`;
  return [...refused].some((address) => address.endsWith(own));
}

/** That nothing ever connected to the address of an application that was driven alone; null: something did, or who knows. */
export function strayRun(
  {
    requests,
    refused,
    watch,
  }: Pick<Reached, 'watch'> & {
    readonly requests: number;
    readonly refused: ReadonlySet<string>;
  },
  baseUrl: string,
): string | null {
  if (requests === 0 || watch.reached() !== false || refusedItself(refused, baseUrl)) return null;
  return `The script does not use BASE_URL: it made ${requests} requests, none to ${new URL(baseUrl).host}. ${FIX}`;
}

/** How often a request of an arm's rounds was answered, and whether anything connected to its address meanwhile. */
export type Reached = {
  readonly arm: Arm;
  readonly baseUrl: string;
  readonly watch: ReachWatch;
  readonly answered: number;
};

type Watched = {
  readonly job: { readonly setting: Pick<Setting, 'env'> };
  readonly collector: Collector;
};

/** Follows whether the rounds of an arm connect to its address. */
export const watchArm = ({ job, collector }: Watched): ReachWatch =>
  watchReach(baseUrlOf(job.setting), () => answeredBy(collector));

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
