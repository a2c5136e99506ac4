import type { Trend } from '../../../core/model/recording/trend.ts';
import type { BegunIterations } from '../../../core/model/recording/window.ts';
import { droppedBy } from '../collect/submetrics.ts';
import type { Summary } from '../collect/summary.ts';
import { parseDuration } from '../duration.ts';
import { type Plan, perSecond } from '../run/plan.ts';
import type { Scenario } from '../script/scenario.ts';
import { areaOver, endedOf, GRACEFUL_STOP_MS, mostIn, type Run, roundKey, wholeKey } from './user-time.ts';
import { type Cut, GRACEFUL_MS } from './windows.ts';

/** Else users come round as they may. */
const hasRate = (scenario: Scenario | undefined): scenario is Scenario =>
  scenario?.executor === 'constant-arrival-rate';

/**
 * The submetric of what the iterations of a scenario took in a round, which counts those that ended; null: no rate says when
 * they begin, or k6 cannot name it. Of an iteration that it cuts k6 tells nothing: it lacks among those that began.
 */
export const begunKey = (
  name: string,
  round: number,
  { scenarios }: Pick<Cut, 'scenarios'>,
): string | null => (hasRate(scenarios[name]) ? roundKey(name, round) : null);

/** What became of the iterations of a round. `droppedOf`: those of a scenario that found no virtual user. */
export function begunIn(
  summary: Pick<Summary, 'totals'>,
  round: number,
  { scenarios, roundMs }: Pick<Cut, 'scenarios' | 'roundMs'>,
  droppedOf: (scenario: string) => number,
): { readonly begun?: readonly BegunIterations[] } {
  const each = Object.entries(scenarios).flatMap(([name, scenario]): readonly BegunIterations[] => {
    const key = begunKey(name, round, { scenarios });
    if (key === null) return [];
    const totals = summary.totals(key);
    const trend = totals?.kind === 'trend' ? totals : null;
    const rate = perSecond(scenario);
    const late = begunWithin(rate, tooLateMs(trend, GRACEFUL_MS, roundMs));
    const begun = Math.max(0, begunWithin(rate, roundMs) - late - droppedOf(name));
    return [{ scenario: name, begun, late, ended: trend?.count ?? 0 }];
  });
  return each.length === 0 ? {} : { begun: each };
}

/** What a rate of whole numbers is rounded by. */
const ROUNDING = 0.01;

/**
 * How many iterations begin in this time, the first at once: k6 keeps to its beat and catches up what it is late with.
 * https://grafana.com/docs/k6/latest/using-k6/scenarios/executors/constant-arrival-rate
 */
const begunWithin = (rate: number, ms: number): number => Math.ceil((rate * ms) / 1000 - ROUNDING);

/**
 * The last part of a stretch, ms: one that begins in it would be cut though it does not hang, as long as one of a hundred
 * takes. Of what is longer still a round has too few to tell.
 */
const tooLateMs = (ended: Trend | null, waitedMs: number, ms: number): number =>
  Math.min(Math.max(0, (ended?.p99 ?? 0) - waitedMs), ms);

/** The submetrics of whole runs that tell of it. */
export const wholeBegunKeys = ({ stages }: Pick<Plan, 'stages'>): readonly string[] =>
  [...areaOver(stages, 'per-second').keys()].flatMap((scenario) => {
    const key = wholeKey(scenario);
    return key === null ? [] : [key, droppedBy(scenario)];
  });

/** What became of the iterations of whole runs, those that came to their end together. */
export function wholeBegun(
  runs: readonly Run[],
  { stages, ...plan }: Pick<Plan, 'stages' | 'scenarios'>,
): { readonly begun?: readonly BegunIterations[] } {
  const summaries = endedOf(runs);
  const { scenarios } = plan.scenarios(null);
  const each = [...areaOver(stages, 'per-second')].flatMap(([scenario, area]): readonly BegunIterations[] => {
    const key = wholeKey(scenario);
    if (key === null || summaries.length === 0) return [];
    // How many begin in a whole run, and at the most in a second.
    const [planned, most] = [Math.floor(area / 1000 + ROUNDING), mostIn(stages, scenario)];
    const waitedMs = parseDuration(scenarios[scenario]?.['gracefulStop']) ?? GRACEFUL_STOP_MS;
    const parts = summaries.map(({ totals }) => {
      const [ended, dropped] = [totals(key), totals(droppedBy(scenario))];
      const trend = ended?.kind === 'trend' ? ended : null;
      const late = begunWithin(most, tooLateMs(trend, waitedMs, Number.POSITIVE_INFINITY));
      const less = late + (dropped?.kind === 'counter' ? dropped.count : 0);
      return { begun: Math.max(0, planned - less), late, ended: trend?.count ?? 0 };
    });
    const sum = (of: 'begun' | 'late' | 'ended') => parts.reduce((all, one) => all + one[of], 0);
    return [{ scenario, begun: sum('begun'), late: sum('late'), ended: sum('ended') }];
  });
  return each.length === 0 ? {} : { begun: each };
}
