import type { Stage } from '../../../core/model/recording/stage.ts';
import type { Trend } from '../../../core/model/recording/trend.ts';
import type { UserTime } from '../../../core/model/recording/window.ts';
import type { Summary } from '../collect/summary.ts';
import { judged, ROUND_TAG, SCENARIO_TAG } from '../collect/tags.ts';
import { parseDuration } from '../duration.ts';
import { isWhole } from '../run/outcome.ts';
import type { Plan } from '../run/plan.ts';
import type { SessionResult } from '../run/session.ts';
import type { Scenario } from '../script/scenario.ts';
import { type Cut, hasSetUsers, userMsIn } from './windows.ts';

/**
 * The submetric of what the iterations of a scenario took in a round; null: a rate decides how many users there are, or
 * k6 cannot name it. Of an iteration that it cuts k6 tells nothing, nor of the request that it hung in: only the time
 * that is missing tells of them.
 */
export const userTimeKey = (name: string, round: number, cut: Cut): string | null =>
  hasSetUsers(cut.scenarios[name]) ? roundKey(name, round) : null;

/** The submetric of what the iterations of a scenario took in a round; null: k6 cannot name it. */
export const roundKey = (name: string, round: number): string | null =>
  judged('iteration_duration', { [ROUND_TAG]: String(round), [SCENARIO_TAG]: name });

/**
 * What became of the users' time in a round. `leastMs`: how long k6 makes each iteration last, which its duration does
 * not hold; 0: as long as it takes.
 */
export function userTimeIn(
  summary: Pick<Summary, 'totals'>,
  round: number,
  cut: Cut,
  leastMs: number,
): { readonly userTime?: readonly UserTime[] } {
  const each = Object.keys(cut.scenarios).flatMap((scenario): readonly UserTime[] => {
    const [hadMs, key] = [userMsIn(scenario, round, cut), userTimeKey(scenario, round, cut)];
    if (hadMs === null || key === null) return [];
    const totals = summary.totals(key);
    const ended = totals?.kind === 'trend' ? totals : null;
    const endedMs = endedIn(ended, leastMs);
    return endedMs === null ? [] : [{ scenario, hadMs, endedMs, iterations: ended?.count ?? 0 }];
  });
  return each.length === 0 ? {} : { userTime: each };
}

/** What iterations that ended took of their users' time, ms; null: some took less than k6 makes them last, and others more. */
function endedIn(ended: Trend | null, leastMs: number): number | null {
  if (ended === null) return 0;
  if (ended.min < leastMs && ended.max > leastMs) return null;
  return ended.count * Math.max(ended.avg, leastMs);
}

/** The same in a whole run. */
export const wholeKey = (scenario: string): string | null => judged('iteration_duration', { scenario });

/** Those of each scenario of these that has a set number of users over a set time. */
export const wholeUserTimeKeys = ({ stages }: Pick<Plan, 'stages'>): readonly string[] =>
  [...areaOver(stages, 'vus').keys()].flatMap((scenario) => wholeKey(scenario) ?? []);

/** The area under the stages of each scenario all of which are counted so, ms times their unit: of users the time that they have. */
export function areaOver(stages: readonly Stage[], wanted: Stage['unit']): ReadonlyMap<string, number> {
  const byScenario = Map.groupBy(stages, ({ scenario }) => scenario);
  const each = [...byScenario].flatMap(([scenario, own]) => {
    const parts = own.flatMap(({ unit, durationMs, from, to }) =>
      unit === wanted && durationMs !== null ? [(durationMs * (from + to)) / 2] : [],
    );
    return parts.length < own.length ? [] : [[scenario, parts.reduce((sum, part) => sum + part, 0)] as const];
  });
  return new Map(each);
}

export type Run = Pick<SessionResult, 'exit'> & { readonly summary: Pick<Summary, 'totals'> | null };

/** What runs showed that came to their end. */
export const endedOf = (runs: readonly Run[]): readonly Pick<Summary, 'totals'>[] =>
  runs.flatMap(({ exit, summary }) => (isWhole(exit) && summary !== null ? [summary] : []));

/** What became of the users' time in whole runs, those that came to their end together. */
export function wholeUserTime(
  runs: readonly Run[],
  { stages, minIterationMs, ...plan }: Pick<Plan, 'stages' | 'minIterationMs' | 'scenarios'>,
): { readonly userTime?: readonly UserTime[] } {
  const { scenarios } = plan.scenarios(null);
  const ended = endedOf(runs);
  if (ended.length === 0) return {};
  const each = [...areaOver(stages, 'vus')].flatMap(([scenario, ofUsersMs]): readonly UserTime[] => {
    const key = wholeKey(scenario);
    if (key === null) return [];
    const trends = ended.map(({ totals }) => totals(key)).filter((one) => one?.kind === 'trend');
    const users = mostIn(stages, scenario);
    const waitsMs = waitedFor(scenarios[scenario]);
    const cut = trends.map(({ max }) => (max > waitsMs ? users * max : 0));
    const hadMs = ended.length * ofUsersMs - cut.reduce((sum, ms) => sum + ms, 0);
    const times = trends.map((trend) => endedIn(trend, minIterationMs)).filter((ms) => ms !== null);
    if (times.length < trends.length) return [];
    const endedMs = times.reduce((sum, ms) => sum + ms, 0);
    const iterations = trends.reduce((sum, { count }) => sum + count, 0);
    return [{ scenario, hadMs: Math.max(hadMs, 0), endedMs, iterations }];
  });
  return each.length === 0 ? {} : { userTime: each };
}

/** The most of a scenario at one moment, in its unit. */
export const mostIn = (stages: readonly Stage[], scenario: string): number =>
  Math.max(...stages.map((stage) => (stage.scenario === scenario ? Math.max(stage.from, stage.to) : 0)));

/** k6's own wait for iterations at the end of a scenario, or of a ramp down, where it sets none. */
export const GRACEFUL_STOP_MS = 30_000;

/**
 * How long k6 waits for iterations at the end of a scenario, or of a ramp down, ms: those that usually take longer are
 * cut though they do not hang. https://grafana.com/docs/k6/latest/using-k6/scenarios/concepts/graceful-stop
 */
const waitedFor = ({ gracefulStop, gracefulRampDown }: Partial<Scenario> = {}): number =>
  Math.min(
    parseDuration(gracefulStop) ?? GRACEFUL_STOP_MS,
    parseDuration(gracefulRampDown) ?? GRACEFUL_STOP_MS,
  );
