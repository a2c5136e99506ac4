import { type ChosenShape, chooseShape } from '../../../../core/decision/shape/choose-shape.ts';
import type { ScenarioLoad } from '../../../../core/decision/shape/levels.ts';
import type { Plateau } from '../../../../core/model/recording/duet.ts';
import { parseDuration } from '../../duration.ts';
import { type Plan, preflightOf, wholeRate } from '../../run/plan.ts';
import { stagesOf } from '../../run/stages.ts';
import { isBrowser } from '../../script/protocols.ts';
import { nameOf, type Scenario, type Scenarios } from '../../script/scenario.ts';

const KINDS: Readonly<Record<string, ScenarioLoad['kind']>> = {
  'constant-arrival-rate': 'constant',
  'constant-vus': 'constant',
  'ramping-arrival-rate': 'staged',
  'ramping-vus': 'staged',
  'per-vu-iterations': 'counted',
  'shared-iterations': 'counted',
};

/** What belongs to a load that changes or ends by a count, and to no constant one. */
const OF_OTHERS = new Set([
  ...['stages', 'startVUs', 'startRate', 'startTime', 'gracefulRampDown'],
  ...['rate', 'timeUnit', 'vus', 'iterations', 'maxDuration', 'duration'],
]);

/**
 * The way of these scenarios in a duet. `asks`: what the script asks k6 about its own run, by which one function may do
 * other work in each scenario.
 */
export function shapeOfScenarios(
  scenarios: Scenarios,
  wish: 'auto' | 'plateau' | 'whole',
  asks: readonly string[] = [],
): ChosenShape {
  const loads = Object.entries(scenarios).map(([name, scenario]): ScenarioLoad => {
    return {
      scenario: name,
      kind: KINDS[scenario.executor] ?? 'other',
      executor: scenario.executor,
      runs: JSON.stringify([nameOf(scenario), scenario['env'], ...(asks.length > 0 ? [name] : [])]),
      ...(isBrowser(scenario['options']) && { isBrowser: true }),
      stages: stagesOf({ [name]: scenario }),
    };
  });
  return chooseShape(loads, wish);
}

/** The plan of the same script whose scenarios stay at a level. What the script's own run is, it says as before. */
export function atPlateau(plan: Plan, { levels }: Plateau): Plan {
  const own = plan.scenarios(null).scenarios;
  const driven = Object.fromEntries(
    levels.flatMap(({ scenario: name, level }) => {
      const scenario = own[name];
      return scenario === undefined ? [] : [[name, constant(scenario, level)] as const];
    }),
  );
  const isOpen = levels.every(({ unit }) => unit === 'per-second');
  return {
    ...plan,
    targetRate: isOpen ? levels.reduce((sum, { level }) => sum + level, 0) : null,
    preflight: preflightOf(Object.entries(driven)),
    scenarios: (iterationMs) => ({ scenarios: driven, notes: plan.scenarios(iterationMs).notes }),
  };
}

function constant(scenario: Scenario, level: number): Scenario {
  const kept = Object.fromEntries(Object.entries(scenario).filter(([field]) => !OF_OTHERS.has(field)));
  if (!/arrival-rate$/.test(scenario.executor)) return { ...kept, executor: 'constant-vus', vus: level };
  return { ...kept, executor: 'constant-arrival-rate', ...rateOf(scenario, level) };
}

/** In the script's own time unit where that is a whole number, which k6 wants. `level` per second. */
function rateOf(scenario: Scenario, level: number): { readonly rate: number; readonly timeUnit: string } {
  const unitMs = parseDuration(scenario['timeUnit']) ?? 1000;
  const rate = (level * unitMs) / 1000;
  const whole = Math.round(rate);
  return whole > 0 && Math.abs(rate - whole) < 1e-6
    ? { rate: whole, timeUnit: `${unitMs}ms` }
    : wholeRate(level);
}
