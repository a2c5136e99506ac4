import { LEAD_MS, slotMs } from '../../../core/decision/duet/round-length.ts';
import { ROUND_TAG, SCENARIO_TAG } from '../collect/tags.ts';
import { parseDuration } from '../duration.ts';
import type { Scenario, Scenarios } from '../script/scenario.ts';

/** A round of one arm inside a chunk: `slot` counts rounds of both arms, and `first` is the arm's first one there. */
export type Window = { readonly round: number; readonly slot: number; readonly first: boolean };

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
