import { iterationsOf } from '../../../core/decision/expect/requests.ts';
import type { Arm } from '../../../core/model/recording/window.ts';
import { isOwn } from '../../../core/model/subject-key.ts';
import type { Collector } from '../collect/collector.ts';
import type { EndpointName } from '../collect/endpoint-name.ts';
import { type Followed, followedOf } from '../duet/followed-endpoints.ts';
import { firstTimeOf, iterationMsOf, longestMsOf } from '../run/first-times.ts';
import type { Plan } from '../run/plan.ts';
import type { Preflight } from '../run/preflight.ts';
import type { Scenario, Scenarios } from '../script/scenario.ts';
import { lengthOf } from './length.ts';
import { type Slices, slicesOf } from './slices.ts';

/** An iteration whose time is not known is taken to last so long, ms. */
const UNKNOWN_MS = 1000;

/** What is known of a script before its load: one cold iteration of each function. */
export type Cold = Pick<
  Preflight,
  'endpoints' | 'requests' | 'times' | 'iterationMs' | 'longestMs' | 'cutAtMs'
>;

type Flights = { readonly [A in Arm]: Cold };

/** All of a load, as far as one iteration of each function tells how long it takes. */
export function wholeLoad(plan: Plan, { base, head }: Flights) {
  const iterationMs = Math.max(iterationMsOf(base) ?? UNKNOWN_MS, iterationMsOf(head) ?? UNKNOWN_MS);
  const { scenarios } = plan.scenarios(iterationMs);
  const ofBoth = (scenario: Scenario) =>
    Math.max(...[base, head].map((flight) => firstTimeOf(flight, scenario) ?? UNKNOWN_MS));
  return { scenarios, iterationMs, totalMs: lengthOf(scenarios, ofBoth) };
}

/** A load and the slices that it is cut into. */
export type CutLoad = {
  readonly scenarios: Scenarios;
  /** how long it is likely to take, and an iteration of the function that takes longest, ms */
  readonly totalMs: number;
  readonly iterationMs: number;
  readonly slices: Slices;
};

/** The run as slices, as far as one iteration of each function tells what it asks for. */
export function firstCut(plan: Plan, flights: Flights): CutLoad {
  const { scenarios, iterationMs, totalMs } = wholeLoad(plan, flights);
  const { base, head } = flights;
  const longestMs = Math.max(iterationMs, longestMsOf(base) ?? 0, longestMsOf(head) ?? 0);
  const { exact } = followedOf([...base.endpoints, ...head.endpoints]);
  const times = { totalMs, meanMs: iterationMs, longestMs };
  const slices = slicesFor({ plan, flights, scenarios, exact }, times);
  return { scenarios, totalMs, slices, iterationMs: longestMs };
}

type Known = {
  readonly plan: Plan;
  readonly flights: Flights;
  readonly endpoints: Pick<Followed, 'exact'>;
  readonly arms: { readonly [A in Arm]: { readonly collector: Pick<Collector, 'iterations'> } };
};

/**
 * A load whose iterations decide how long it takes, by what a run of it took: one cold iteration tells little of that. Any
 * other stays as it is, since its stages say how long they are.
 */
export function corrected(
  load: CutLoad,
  tookMs: number,
  { plan, flights, endpoints: { exact }, arms }: Known,
): CutLoad {
  const isCounted = plan.stages.some(({ durationMs }) => durationMs === null);
  if (!isCounted || tookMs <= 0) return load;
  const { scenarios } = load;
  const meansOf = (scenario: string | null) =>
    [arms.base, arms.head].flatMap(({ collector }) => {
      const { meanMs } = collector.iterations(scenario);
      return meanMs === null ? [] : [Math.max(meanMs, plan.minIterationMs)];
    });
  const meanMs = Math.max(0, ...meansOf(null)) || load.iterationMs;
  const longestMs = Math.max(meanMs, ...Object.keys(scenarios).flatMap(meansOf));
  const slices = slicesFor({ plan, flights, scenarios, exact }, { totalMs: tookMs, meanMs, longestMs });
  return { ...load, totalMs: tookMs, iterationMs: longestMs, slices };
}

type Cutting = Pick<Known, 'plan' | 'flights'> & {
  readonly scenarios: Scenarios;
  readonly exact: readonly EndpointName[];
};

type Times = { readonly totalMs: number; readonly meanMs: number; readonly longestMs: number };

function slicesFor(
  { plan, flights: { base, head }, scenarios, exact }: Cutting,
  { totalMs, meanMs, longestMs }: Times,
): Slices {
  const functions = Math.max(Object.keys(plan.preflight).length, 1);
  const requests = (iterationsOf(plan.stages, totalMs, meanMs) * base.requests) / functions;
  return slicesOf(plan.stages, totalMs, longestMs, {
    mostMs: lengthOf(scenarios, () => Number.POSITIVE_INFINITY),
    requestRate: (1000 * requests) / Math.max(totalMs, 1),
    endpoints: exact.filter((endpoint) => !isOwn(endpoint)).length,
    byPush: [base, head].some(({ cutAtMs }) => cutAtMs !== undefined),
  });
}
