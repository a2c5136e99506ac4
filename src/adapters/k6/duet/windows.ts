import { parseDuration } from '../duration.ts';
import type { Scenario, Scenarios } from '../scenario.ts';
import { ROUND_TAG, SCENARIO_TAG } from '../tags.ts';

/** The beginning of a round is not judged: connections are opened and caches filled. */
export const LEAD_MS = 300;
/** Between two rounds, so that the requests of one are gone when the other begins. */
const GAP_MS = 200;
const SHORTEST_MS = 3000;
export const LONGEST_MS = 10_000;
/** Requests that a round is to have. */
const WANTED = 300;
/** An iteration must fit into a round several times. */
const ITERATIONS = 5;
/** Requests in four rounds, below which no p95 can be judged. */
const FEWEST = 100 / 4;

/** A round of one arm inside a chunk: `slot` counts rounds of both arms, and `first` is the arm's first one there. */
export type Window = { readonly round: number; readonly slot: number; readonly first: boolean };

/** Time from one round's start to the next one's, ms. */
export const slotMs = (roundMs: number): number => LEAD_MS + roundMs + GAP_MS;

/** When a window's judged time begins, ms after the start. */
export const judgedFrom = (window: Window, roundMs: number): number =>
  window.slot * slotMs(roundMs) + LEAD_MS;

/** Why scenarios cannot be cut into rounds, a sentence; null: they can. */
export function uncuttable(scenarios: Scenarios): string | null {
  for (const [name, scenario] of Object.entries(scenarios)) {
    const { executor } = scenario;
    if (executor !== 'constant-arrival-rate' && executor !== 'constant-vus') {
      return `Scenario \`${name}\` is of the kind ${executor}, which cannot be cut into short rounds (constant-arrival-rate and constant-vus can). With \`workload.rate\` the default function is driven at a constant rate instead.`;
    }
    if ((parseDuration(scenario['startTime']) ?? 0) > 0) {
      return `Scenario \`${name}\` starts later than the run, so a short round would not show it.`;
    }
  }
  return null;
}

export type RoundLength =
  | { readonly ok: true; readonly ms: number }
  | { readonly ok: false; readonly reason: string };

/**
 * Length of a round: 300 requests, three to ten seconds, and five iterations. `requestRate` per second and arm. A pair
 * of them fits into the life of what setup() fetched where it can, with requests enough; null: it fetched nothing.
 */
export function roundLength(
  requestRate: number,
  iterationMs: number,
  lifetimeMs: number | null = null,
): RoundLength {
  const forRequests = Math.ceil(WANTED / Math.max(requestRate, 0.001)) * 1000;
  const least = Math.max(SHORTEST_MS, (FEWEST * 1000) / Math.max(requestRate, 0.001));
  const most = lifetimeMs === null ? LONGEST_MS : Math.floor((lifetimeMs / 2 - slotMs(0)) / 1000) * 1000;
  const longest = Math.min(Math.max(most, least), LONGEST_MS);
  const wanted = Math.max(Math.min(Math.max(forRequests, SHORTEST_MS), longest), ITERATIONS * iterationMs);
  const ms = Math.ceil(wanted / 1000) * 1000;
  if (ms > LONGEST_MS) {
    const seconds = (iterationMs / 1000).toFixed(1);
    return {
      ok: false,
      reason: `One iteration takes ${seconds} s, and a round of at most 10 s must hold five.`,
    };
  }
  const requests = (requestRate * ms) / 1000;
  if (requests >= FEWEST) return { ok: true, ms };
  return {
    ok: false,
    reason: `The load makes ${requests.toFixed(0)} requests in a round of 10 s, and it takes ${FEWEST}.`,
  };
}

/** The scenarios of one arm: each of the workload's in each window, with a lead-in of its own. */
export function windowed(scenarios: Scenarios, windows: readonly Window[], roundMs: number): Scenarios {
  const all = windows.flatMap((window) =>
    Object.entries(scenarios).flatMap(([name, scenario]) => cut(name, scenario, window, roundMs)),
  );
  return Object.fromEntries(all);
}

/**
 * Name of the scenario that a workload's scenario becomes in a round. One keeps its own, as scripts look it up in
 * k6's options.
 */
export const inRound = (scenario: string, { round, first }: Pick<Window, 'round' | 'first'>): string =>
  first ? scenario : `${scenario}__r${round}`;

/** Whether a scenario is a lead-in, which is not judged. */
export const isLead = (name: string): boolean => /__r\d+_lead$/.test(name);

/** Iterations that began in time may end in the other arm's round, where they hardly weigh. */
const GRACEFUL = '3s';

function cut(name: string, scenario: Scenario, window: Window, roundMs: number): [string, Scenario][] {
  const start = window.slot * slotMs(roundMs);
  const { duration: _duration, startTime: _startTime, tags, ...rest } = scenario;
  const own = typeof tags === 'object' && tags !== null ? tags : {};
  const round = { ...own, [ROUND_TAG]: String(window.round), [SCENARIO_TAG]: name };
  const judged = {
    ...rest,
    startTime: `${start + LEAD_MS}ms`,
    duration: `${roundMs}ms`,
    gracefulStop: GRACEFUL,
  };
  return [
    [
      `${name}__r${window.round}_lead`,
      { ...leadIn(rest), tags: own, startTime: `${start}ms`, gracefulStop: GRACEFUL },
    ],
    [inRound(name, window), { ...judged, tags: round }],
  ];
}

/** The same load for a fraction of a second, which only the ramping executors allow. */
function leadIn(scenario: Scenario): Scenario {
  const { executor, rate, vus, ...rest } = scenario;
  const level = executor === 'constant-vus' ? Number(vus ?? 1) : Number(rate);
  const stages = [{ duration: `${LEAD_MS}ms`, target: level }];
  return executor === 'constant-vus'
    ? { ...rest, executor: 'ramping-vus', startVUs: level, stages }
    : { ...rest, executor: 'ramping-arrival-rate', startRate: level, stages };
}
