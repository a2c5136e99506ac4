import type { Arm } from '../../../../core/model/recording/window.ts';
import type { Collector } from '../../collect/collector.ts';
import { type FirstTimes, firstTimeOf } from '../../run/first-times.ts';
import { type Plan, perSecond } from '../../run/plan.ts';
import type { Preflight } from '../../run/preflight.ts';
import type { Scenario, Scenarios } from '../../script/scenario.ts';
import type { Entering } from '../windows.ts';

/** How long an iteration of a scenario takes on each arm, ms; null: nobody knows. */
export type IterationTimes = { readonly [A in Arm]: (scenario: string) => number | null };

/** What the rounds are made from. */
export type Shape = {
  readonly scenarios: Scenarios;
  /** what was said about the number of VUs */
  readonly notes: readonly string[];
  /** of one arm, per second */
  readonly requestRate: number;
  /** of the scenario whose iterations take longest, ms: they all have to fit into a round */
  readonly iterationMs: number;
  readonly entering: Entering;
};

/** An iteration that took so long to start with may have been a cold one: nothing better is known. */
const UNKNOWN_MS = 1000;
/** Users of shorter iterations are apart before the lead of a round is over. */
const NOTICEABLE_MS = 200;
/** A round must hold five iterations, and lasts ten seconds at most. */
const LONGEST_MS = 2000;

/**
 * Rounds are cut to what base does: a slow head must not change or end the comparison. VUs have to do for the slower
 * arm, so that both get the same load. Each scenario has its own time: a mean over all would hide a long one behind a fast
 * one, which ends often.
 */
export function shapeOf(
  plan: Plan,
  ofBase: Pick<Preflight, 'requests'>,
  { base, head }: IterationTimes,
): Shape {
  const names = Object.keys(plan.scenarios(null).scenarios);
  const leastMs = Math.max(plan.minIterationMs, 1);
  const known = names.flatMap((name) => [base(name), head(name)]).filter((ms) => ms !== null);
  const { scenarios, notes } = plan.scenarios(known.length === 0 ? null : Math.max(...known, leastMs));
  const ownMs = (name: string) => Math.max(base(name) ?? head(name) ?? UNKNOWN_MS, leastMs);
  const iterationMs = Math.max(...names.map(ownMs), leastMs);
  const functions = Math.max(Object.keys(plan.preflight).length, 1);
  const rates = Object.entries(scenarios).map(([name, scenario]) => rateOf(scenario, ownMs(name)));
  const iterationRate = plan.targetRate ?? rates.reduce((sum, rate) => sum + rate, 0);
  const entering = Object.entries(scenarios).flatMap(([name, scenario]) => {
    return enters(scenario, ownMs(name))
      ? [[name, Math.round(Math.min(ownMs(name), LONGEST_MS))] as const]
      : [];
  });
  return {
    ...{ scenarios, notes, iterationMs },
    requestRate: (iterationRate * ofBase.requests) / functions,
    entering: Object.fromEntries(entering),
  };
}

/** Iterations per second. */
const rateOf = (scenario: Scenario, iterationMs: number): number =>
  scenario.executor === 'constant-arrival-rate'
    ? perSecond(scenario)
    : (Number(scenario['vus'] ?? 1) * 1000) / iterationMs;

/** One user alone cannot march in step with others. */
const enters = ({ executor, vus }: Scenario, iterationMs: number): boolean =>
  executor === 'constant-vus' && Number(vus ?? 1) > 1 && iterationMs >= NOTICEABLE_MS;

type Tried = Pick<FirstTimes, 'times' | 'iterationMs' | 'cutAtMs'>;

/**
 * Those of the warm-up where it had any (absent: there was none), else of the cold first iteration of the scenario's
 * function: a warm-up whose rounds are shorter than an iteration sees no end of it.
 */
export function timesOf(
  plan: Pick<Plan, 'scenarios'>,
  flights: { readonly [A in Arm]: Tried },
  warm?: { readonly [A in Arm]: Pick<Collector, 'iterations'> },
): IterationTimes {
  const { scenarios } = plan.scenarios(null);
  const of = (arm: Arm) => (name: string) =>
    warm?.[arm].iterations(name).meanMs ?? firstTimeOf(flights[arm], scenarios[name]);
  return { base: of('base'), head: of('head') };
}
