import { parseDuration } from '../duration.ts';
import type { Scenario, Scenarios } from '../script/scenario.ts';

/**
 * How long a run takes, ms: to the last scenario's end, where a number of iterations ends when they are likely done.
 * `iterationMs`: of a scenario.
 */
export function lengthOf(scenarios: Scenarios, iterationMs: (scenario: Scenario) => number): number {
  return Math.max(0, ...Object.values(scenarios).map((scenario) => endOf(scenario, iterationMs(scenario))));
}

/** The longest that a run can take: a number of iterations ends with its own limit, and iterations that run then may end. */
export function limitOf(scenarios: Scenarios): number {
  const ends = Object.values(scenarios).map(
    (scenario) => endOf(scenario, Number.POSITIVE_INFINITY) + gracefulOf(scenario),
  );
  return Math.max(0, ...ends);
}

/** https://grafana.com/docs/k6/latest/using-k6/scenarios/concepts/graceful-stop: the default. */
const gracefulOf = ({ gracefulStop }: Scenario): number => parseDuration(gracefulStop) ?? 30_000;

export function endOf(scenario: Scenario, iterationMs: number): number {
  const { stages, duration, startTime } = scenario;
  const start = parseDuration(startTime) ?? 0;
  if (Array.isArray(stages)) {
    return stages.reduce((sum, stage) => sum + (parseDuration(stage.duration) ?? 0), start);
  }
  return start + (parseDuration(duration) ?? countedMs(scenario, iterationMs));
}

/** https://grafana.com/docs/k6/latest/using-k6/scenarios/executors: defaults of shared- and per-vu-iterations. */
function countedMs({ executor, vus, iterations, maxDuration }: Scenario, iterationMs: number): number {
  const [users, all] = [Number(vus ?? 1), Number(iterations ?? 1)];
  const each = executor === 'per-vu-iterations' ? all : Math.ceil(all / Math.max(users, 1));
  return Math.min(each * iterationMs, parseDuration(maxDuration) ?? 600_000);
}
