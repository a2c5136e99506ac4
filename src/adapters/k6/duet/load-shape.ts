import type { Arm } from '../../../core/model/recording/window.ts';
import type { Collector } from '../collect/collector.ts';
import type { Plan } from '../run/plan.ts';
import type { Preflight } from '../run/preflight.ts';
import type { Scenarios } from '../script/scenario.ts';

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
};

/** An iteration that took so long to start with may have been a cold one: nothing better is known. */
const UNKNOWN_MS = 1000;

/**
 * Rounds are cut to what base does: a slow head must not change or end the comparison. VUs have to do for the slower
 * arm, so that both get the same load.
 */
export function shapeOf(plan: Plan, ofBase: Pick<Preflight, 'requests'>, times: IterationTimes): Shape {
  const { base, head } = times;
  const { scenarios, notes } = plan.scenarios(
    base === null && head === null ? null : Math.max(base ?? 0, head ?? 0),
  );
  const iterationMs = Math.max(base ?? head ?? UNKNOWN_MS, 1);
  const functions = Math.max(Object.keys(plan.preflight).length, 1);
  const vus = Object.values(scenarios).reduce((sum, { vus: count }) => sum + Number(count ?? 0), 0);
  const iterationRate = plan.targetRate ?? (vus * 1000) / iterationMs;
  return { scenarios, notes, iterationMs, requestRate: (iterationRate * ofBase.requests) / functions };
}

/** Those of the warm-up where it had any, else of the cold first iteration. */
export function timesOf(
  flights: { readonly [A in Arm]: Preflight },
  warm: { readonly [A in Arm]: Collector },
): IterationTimes {
  const of = (arm: Arm) => warm[arm].iterations().meanMs ?? flights[arm].iterationMs;
  return { base: of('base'), head: of('head') };
}
