import { iterationsOf } from '../../../core/decision/expect/requests.ts';
import { isOwn } from '../../../core/model/subject-key.ts';
import type { DuetRequest, LoadRequest, SidesDriven, SidesDriver } from '../../../ports/load-generator.ts';
import { distinctNames, type EndpointName, endpointKey } from '../collect/endpoint-name.ts';
import { moved } from '../duet/arm.ts';
import type { Arms } from '../duet/chunk.ts';
import { endpointsOf, finishDuet } from '../duet/finish.ts';
import type { Flights } from '../duet/first-try.ts';
import { type Followed, followedOf, MOST_EXACT } from '../duet/followed-endpoints.ts';
import type { K6Exit } from '../run/k6-process.ts';
import type { Plan } from '../run/plan.ts';
import { iterationMsOf } from '../run/preflight.ts';
import { driveSides } from './drive-sides.ts';
import { lengthOf, limitOf } from './length.ts';
import { judgedIn, slicePooledNotes, unjudgedNotes } from './side-notes.ts';
import { exactEndpoints, firstOf, type Slices, slicesOf } from './slices.ts';

export type SidesInput = {
  readonly arms: Arms;
  readonly flights: Flights;
  readonly request: LoadRequest;
};

/** An iteration whose time is not known is taken to last so long, ms. */
const UNKNOWN_MS = 1000;

/** Both arms ready to be driven side by side, by the script's own scenarios. */
export function sidesOf({ arms: opened, flights, request }: SidesInput): SidesDriver {
  const { scenarios, totalMs, slices, iterationMs } = cut(opened.head.job.plan, flights);
  const mostMs = limitOf(scenarios);
  const endpoints = followed(flights, slices);
  const judged = new Set<string>();
  let arms = opened;
  let runs = 0;
  let drivenMs = 0;
  let ended: number | null = null;
  return {
    ...{ totalMs, sliceMs: slices.ms, slices: Math.max(slices.likely - 1, 0), levels: slices.levels },
    async drive(isEnough) {
      const from = firstOf(runs);
      runs += 1;
      const load = { scenarios, slices, totalMs, mostMs, iterationMs };
      const driven = await driveSides({ ...load, arms, endpoints, from, isEnough });
      const exits = [arms.base, arms.head].flatMap(({ results }) => results.at(-1)?.exit ?? []);
      if (wentToEnd(driven, exits)) ended ??= runs - 1;
      drivenMs += driven.cutAfterMs ?? totalMs;
      for (const key of judgedIn(driven.pairs)) judged.add(key);
      return driven;
    },
    driven: () => ({ runs, ms: drivenMs }),
    again(baseUrls: DuetRequest['baseUrls']) {
      arms = { base: moved(arms.base, baseUrls.base), head: moved(arms.head, baseUrls.head) };
    },
    finish() {
      return finishDuet({
        ...{ arms, request, cost: null, whole: { ended }, ...calledIn(arms, endpoints, judged) },
        ...{ drivenMs, setups: 1 + runs, flight: flights.head },
      });
    },
  };
}

/** The endpoints that were called in the end, and what the reader is to know of them. `why`: some are not judged. */
export function calledIn(
  { base, head }: Arms,
  planned: Followed,
  judged: ReadonlySet<string>,
  why?: string,
): { readonly endpoints: Followed; readonly notes: readonly string[] } {
  const seen = distinctNames([base.collector, head.collector].flatMap(endpointsOf));
  const endpoints = withSeen(planned, seen);
  const known = [...planned.exact, ...planned.pooled];
  return { endpoints, notes: [...slicePooledNotes(endpoints, known), ...unjudgedNotes(seen, judged, why)] };
}

/** Whether all of the load was driven, so that the script's thresholds mean what they mean to k6. `exits`: of both arms. */
export const wentToEnd = (
  { cutAfterMs, trouble }: Pick<SidesDriven, 'cutAfterMs' | 'trouble'>,
  exits: readonly Pick<K6Exit, 'stopped'>[],
): boolean =>
  cutAfterMs === null &&
  trouble.base.length + trouble.head.length === 0 &&
  exits.every(({ stopped }) => stopped === null);

/** All of a load, as far as one iteration of each function tells how long it takes. */
export function wholeLoad(plan: Plan, { base, head }: Flights) {
  const iterationMs = Math.max(iterationMsOf(base) ?? UNKNOWN_MS, iterationMsOf(head) ?? UNKNOWN_MS);
  const { scenarios } = plan.scenarios(iterationMs);
  return { scenarios, iterationMs, totalMs: lengthOf(scenarios, iterationMs) };
}

/** The run as slices, as far as one iteration of each function tells what it asks for. */
function cut(plan: Plan, flights: Flights) {
  const { scenarios, iterationMs, totalMs } = wholeLoad(plan, flights);
  const { base } = flights;
  const functions = Math.max(Object.keys(plan.preflight).length, 1);
  const requests = (iterationsOf(plan.stages, totalMs, iterationMs) * base.requests) / functions;
  const slices = slicesOf(plan.stages, totalMs, iterationMs, {
    mostMs: lengthOf(scenarios, Number.POSITIVE_INFINITY),
    requestRate: (1000 * requests) / Math.max(totalMs, 1),
  });
  return { scenarios, totalMs, slices, iterationMs };
}

/** With those that came later: all that k6 does not count exactly is read from histograms. */
function withSeen({ exact, protocol }: Followed, seen: readonly EndpointName[]): Followed {
  const known = new Set(exact.map(endpointKey));
  return { exact, pooled: seen.filter((endpoint) => !known.has(endpointKey(endpoint))), protocol };
}

/** Those that one iteration called, as many of them exactly as k6 can count in each slice without getting slow. */
export function followed({ base, head }: Flights, slices: Pick<Slices, 'count'>): Followed {
  const { exact, pooled, protocol } = followedOf([...base.endpoints, ...head.endpoints]);
  const most = exactEndpoints(slices, MOST_EXACT);
  const own = exact.filter(isOwn);
  const requests = exact.filter((endpoint) => !isOwn(endpoint));
  const rest = [...requests.slice(most), ...pooled];
  return { exact: [...requests.slice(0, most), ...own], pooled: rest, protocol };
}
