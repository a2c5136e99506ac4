import type { Arm } from '../../../core/model/recording/window.ts';
import type { Collector } from '../collect/collector.ts';
import { type Plan, perSecond } from '../run/plan.ts';
import { iterationMsOf, type Preflight } from '../run/preflight.ts';
import type { Scenario, Scenarios } from '../script/scenario.ts';
import type { Entering } from './windows.ts';

/** Iteration times of both arms, ms; null: none finished. */
export type IterationTimes = { readonly [A in Arm]: number | null };

/** What the rounds are made from. */
export type Shape = {
  readonly scenarios: Scenarios;
  /** what was said about the number of VUs */
  readonly notes: readonly string[];
  /** of one arm, per second */
  readonly requestRate: number;
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
 * arm, so that both get the same load. `ofScenario`: base's own time of one scenario, ms; null: as of all.
 */
export function shapeOf(
  plan: Plan,
  ofBase: Pick<Preflight, 'requests'>,
  { base, head }: IterationTimes,
  ofScenario: (scenario: string) => number | null = () => null,
): Shape {
  const { scenarios, notes } = plan.scenarios(
    base === null && head === null ? null : Math.max(base ?? 0, head ?? 0),
  );
  const iterationMs = Math.max(base ?? head ?? UNKNOWN_MS, 1);
  const functions = Math.max(Object.keys(plan.preflight).length, 1);
  const ownMs = (name: string) => Math.max(ofScenario(name) ?? iterationMs, 1);
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

/** Those of the warm-up where it had any, else of the cold first iteration. */
export function timesOf(
  flights: { readonly [A in Arm]: Preflight },
  warm: { readonly [A in Arm]: Collector },
): IterationTimes {
  const of = (arm: Arm) => warm[arm].iterations().meanMs ?? iterationMsOf(flights[arm]);
  return { base: of('base'), head: of('head') };
}
