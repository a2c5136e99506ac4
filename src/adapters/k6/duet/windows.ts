import { LEAD_MS, slotMs } from '../../../core/decision/duet/round-length.ts';
import type { Arm } from '../../../core/model/recording/window.ts';
import { ROUND_TAG, SCENARIO_TAG } from '../collect/tags.ts';
import type { Scenario, Scenarios } from '../script/scenario.ts';
import { beforeEntering, enteringLead, handedOver } from './entering.ts';

/** A round of one arm inside a chunk. */
export type Window = {
  readonly round: number;
  /** when its judged time begins, ms after the start */
  readonly fromMs: number;
  /** whether it is the arm's first one there */
  readonly first: boolean;
  /** whether the load begins with it, and does not go on from the round before */
  readonly leads: boolean;
};

/** Whether the rounds of one arm fill the gaps of the other's, or both have theirs at the same time, without gaps. */
export type Pace = 'in-turns' | 'at-once';

/**
 * How long virtual users take to enter, ms (200 … 2000), by scenario: one iteration's time of those that would march in step
 * otherwise, each with as many others, where the script's own run has long spread them.
 */
export type Entering = Readonly<Record<string, number>>;

/** What of a round is not judged, ms: all have entered by then. */
export const leadOf = (entering: Entering): number => Math.max(LEAD_MS, ...Object.values(entering));

export type Rounds = {
  readonly roundMs: number;
  readonly entering: Entering;
  readonly pace: Pace;
  /** which arm goes first in each pair */
  readonly firsts: readonly Arm[];
  /** number of the first pair */
  readonly from: number;
};

/** When each round of an arm is. */
export function windowsOf(arm: Arm, { roundMs, entering, pace, firsts, from }: Rounds): readonly Window[] {
  const leadMs = leadOf(entering);
  return firsts.map((first, index) => {
    const slot = 2 * index + (first === arm ? 0 : 1);
    const fromMs = leadMs + (pace === 'at-once' ? index * roundMs : slot * slotMs(roundMs, leadMs));
    const isFirst = index === 0;
    return { round: from + index, fromMs, first: isFirst, leads: isFirst || pace === 'in-turns' };
  });
}

/** Whether an arm was under load from the beginning of a time to its end, Unix ms. `began`: when it was let go; null: not yet. */
export function underLoad(
  windows: readonly Window[],
  roundMs: number,
  began: () => number | null,
): (from: number, until: number) => boolean {
  const stretches = stretchesOf(windows, roundMs);
  return (from, until) => {
    const at = began();
    return at !== null && stretches.some(({ fromMs, toMs }) => from >= at + fromMs && until <= at + toMs);
  };
}

/** Rounds that go on from the ones before are one stretch with them. */
function stretchesOf(windows: readonly Window[], roundMs: number) {
  const stretches: { fromMs: number; toMs: number }[] = [];
  for (const { fromMs, leads } of windows) {
    const last = stretches.at(-1);
    const toMs = fromMs + roundMs;
    if (last === undefined || leads) stretches.push({ fromMs, toMs });
    else last.toMs = toMs;
  }
  return stretches;
}

/** How long both arms take for their rounds, ms. */
export function loadMsOf({ roundMs, entering, pace, firsts }: Omit<Rounds, 'from'>): number {
  const leadMs = leadOf(entering);
  return pace === 'at-once' ? leadMs + firsts.length * roundMs : 2 * firsts.length * slotMs(roundMs, leadMs);
}

/** What the rounds of an arm are made of. */
export type Cut = { readonly scenarios: Scenarios; readonly roundMs: number; readonly entering: Entering };

/** The scenarios of one arm: each of the workload's in each window, with a lead-in where the load begins. */
export function windowed(cut: Cut, windows: readonly Window[]): Scenarios {
  const all = windows.flatMap((window) =>
    Object.entries(cut.scenarios).flatMap(([name, scenario], index) =>
      inWindow(name, scenario, window, { ...cut, seed: seedOf(window.round, index) }),
    ),
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

/** No two scenarios of a round enter alike. */
const seedOf = (round: number, index: number): number => round * 1000 + index;

/** Iterations that began in time may end in the other arm's round, where they hardly weigh, ms. */
export const GRACEFUL_MS = 3000;

function inWindow(
  name: string,
  scenario: Scenario,
  window: Window,
  { roundMs, entering, seed }: Cut & { readonly seed: number },
): [string, Scenario][] {
  const from = window.fromMs;
  const { duration: _duration, startTime: _startTime, tags, ...rest } = scenario;
  const own = typeof tags === 'object' && tags !== null ? tags : {};
  const enterMs = entering[name] ?? 0;
  const lead = enterMs > 0 ? enteringLead(rest, enterMs, seed) : steadyLead(rest);
  const judged =
    enterMs > 0 ? handedOver(rest, { roundMs, enterMs, seed }) : { ...rest, duration: `${roundMs}ms` };
  const common = { gracefulStop: `${GRACEFUL_MS / 1000}s` };
  const before: [string, Scenario] = [
    `${name}__r${window.round}_lead`,
    { ...lead, ...common, tags: own, startTime: `${from - (enterMs || LEAD_MS)}ms` },
  ];
  const marks = { ...own, [ROUND_TAG]: String(window.round), [SCENARIO_TAG]: name };
  const round: [string, Scenario] = [
    inRound(name, window),
    { ...judged, ...common, tags: marks, startTime: `${from}ms` },
  ];
  return window.leads ? [before, round] : [round];
}

/** The same load for a fraction of a second, which only the ramping executors allow. */
function steadyLead(scenario: Scenario): Scenario {
  const { executor, rate, vus, ...rest } = scenario;
  const level = executor === 'constant-vus' ? Number(vus ?? 1) : Number(rate);
  const stages = [{ duration: `${LEAD_MS}ms`, target: level }];
  return executor === 'constant-vus'
    ? { ...rest, executor: 'ramping-vus', startVUs: level, stages }
    : { ...rest, executor: 'ramping-arrival-rate', startRate: level, stages };
}

/** Else a rate decides how many there are. */
export const hasSetUsers = (scenario: Scenario | undefined): scenario is Scenario =>
  scenario?.executor === 'constant-vus';

/** Time that the users of a scenario have in a round, all of them together, ms; null: a rate decides how many there are. */
export function userMsIn(name: string, round: number, { scenarios, roundMs, entering }: Cut): number | null {
  const scenario = scenarios[name];
  if (!hasSetUsers(scenario)) return null;
  const level = Number(scenario['vus'] ?? 1);
  const enterMs = entering[name] ?? 0;
  const seed = seedOf(round, Object.keys(scenarios).indexOf(name));
  return level * roundMs - (enterMs > 0 ? beforeEntering(level, { roundMs, enterMs, seed }) : 0);
}
