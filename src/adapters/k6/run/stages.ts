import type { Stage } from '../../../core/model/recording/stage.ts';
import { parseDuration } from '../duration.ts';
import type { Scenario, Scenarios } from '../script/scenario.ts';

type Level = Pick<Stage, 'scenario' | 'unit'> & { readonly startMs: number };
type Written = { readonly duration?: unknown; readonly target?: unknown };

/** The load over time as data. A stage of no length is a jump: only the next one's beginning shows it. */
export function stagesOf(scenarios: Scenarios): readonly Stage[] {
  return Object.entries(scenarios).flatMap(([name, scenario]) => {
    const isRate = /arrival-rate$/.test(scenario.executor);
    const unit = isRate ? ('per-second' as const) : ('vus' as const);
    const startMs = parseDuration(scenario['startTime']) ?? 0;
    const level = { scenario: name, unit, startMs };
    const perUnit = isRate ? (parseDuration(scenario['timeUnit']) ?? 1000) / 1000 : 1;
    const of = (value: unknown, otherwise: number) => Number(value ?? otherwise) / perUnit;
    if (!Array.isArray(scenario['stages'])) {
      const at = isRate ? of(scenario['rate'], 0) : of(scenario['vus'], 1);
      return [hold(level, at, endOf(scenario))];
    }
    // https://grafana.com/docs/k6/latest/using-k6/scenarios/executors/ramping-vus and ramping-arrival-rate: the defaults
    const from = isRate ? of(scenario['startRate'], 0) : of(scenario['startVUs'], 1);
    return ramping(level, from, scenario['stages'], (target) => of(target, 0));
  });
}

const hold = (level: Level, at: number, durationMs: number | null): Stage => ({
  ...level,
  ...{ kind: 'hold', durationMs, from: at, to: at },
});

/** Iteration counts have no end in time. */
const endOf = ({ executor, ...scenario }: Scenario): number | null =>
  /iterations$/.test(executor) ? null : parseDuration(scenario['duration']);

function ramping(
  level: Level,
  start: number,
  stages: readonly Written[],
  levelOf: (target: unknown) => number,
): readonly Stage[] {
  const found: Stage[] = [];
  let [from, { startMs }] = [start, level];
  for (const { duration, target } of stages) {
    const [durationMs, to] = [parseDuration(duration) ?? 0, levelOf(target)];
    const kind = from === to ? 'hold' : 'ramp';
    if (durationMs > 0) found.push({ ...level, kind, startMs, durationMs, from, to });
    startMs += durationMs;
    from = to;
  }
  return found;
}
