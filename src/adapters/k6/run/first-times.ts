import { functionOf, type Scenario } from '../script/scenario.ts';
import { type Plan, PREFLIGHT_MS } from './plan.ts';
import type { SessionResult } from './session.ts';

/** How long the iteration took with which each function was tried, by itself. */
export type FirstTimes = {
  /** by `functionOf`, ms; one that had to be ended takes as long as it was given, at least; absent: nobody knows */
  readonly times: ReadonlyMap<string, number>;
  /** of those that finished, on average; null: none did */
  readonly iterationMs: number | null;
  /** of the function that took longest; null: no iteration finished */
  readonly longestMs: number | null;
  /** how long an iteration had taken when it had to be ended; absent: none had to */
  readonly cutAtMs?: number;
};

type Tried = {
  readonly exit: Pick<SessionResult['exit'], 'code'>;
  readonly heard: { readonly thrown: { readonly size: number } };
  readonly collector: Pick<SessionResult['collector'], 'iterations'>;
};

/** The times that the tries of these functions took, with the wait that `minIterationDuration` adds to each. */
export function timesIn(
  { exit, heard, collector }: Tried,
  { preflight, minIterationMs }: Pick<Plan, 'preflight' | 'minIterationMs'>,
): FirstTimes {
  const each = Object.entries(preflight).map(([name, scenario]) => {
    const { meanMs } = collector.iterations(name);
    return { key: functionOf(scenario), ms: meanMs === null ? null : Math.max(meanMs, minIterationMs) };
  });
  const finished = each.flatMap(({ ms }) => ms ?? []);
  // As far as nothing else kept it from its end.
  const isCut = exit.code === 0 && heard.thrown.size === 0 && finished.length < each.length;
  const times = each.flatMap(({ key, ms }) => {
    const known = ms ?? (isCut ? PREFLIGHT_MS : null);
    return known === null ? [] : [[key, known] as const];
  });
  const sum = finished.reduce((total, ms) => total + ms, 0);
  return {
    times: new Map(times),
    iterationMs: finished.length === 0 ? null : sum / finished.length,
    longestMs: finished.length === 0 ? null : Math.max(...finished),
    ...(isCut && { cutAtMs: PREFLIGHT_MS }),
  };
}

/** How long the first iteration of a scenario's function took, ms; null: nobody knows. */
export const firstTimeOf = (
  first: Pick<FirstTimes, 'times' | 'iterationMs' | 'cutAtMs'>,
  scenario: Scenario | undefined,
): number | null =>
  (scenario === undefined ? null : first.times.get(functionOf(scenario))) ?? iterationMsOf(first);

/** How long an iteration of the longest function takes, ms, as `iterationMsOf`. */
export const longestMsOf = ({ longestMs, cutAtMs }: Pick<FirstTimes, 'longestMs' | 'cutAtMs'>) =>
  iterationMsOf({ iterationMs: longestMs, ...(cutAtMs !== undefined && { cutAtMs }) });

/** How long an iteration takes, ms: at least as long as one that did not end in time; null: nobody knows. */
export function iterationMsOf({
  iterationMs,
  cutAtMs,
}: Pick<FirstTimes, 'iterationMs' | 'cutAtMs'>): number | null {
  return cutAtMs === undefined ? iterationMs : Math.max(iterationMs ?? 0, cutAtMs);
}
