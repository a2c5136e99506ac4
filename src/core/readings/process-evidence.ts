import type { ProcessEvidence } from '../model/evidence/process.ts';
import type { Pair } from '../model/recording/pairs.ts';
import type { Arm, WindowValues } from '../model/recording/window.ts';
import { pointsOf, valueAt } from './at.ts';
import type { ArmSample } from './sample.ts';

/** A window and the start of the servers that it was driven on, from 1. */
export type OfStart = { readonly start: number; readonly window: WindowValues };

/** The windows of one arm, in the order in which they were driven. */
export const windowsOfArm = (pairs: readonly Pair[], arm: Arm): readonly OfStart[] =>
  pairs.map((pair) => ({ start: pair.start ?? 1, window: pair[arm] }));

/**
 * What an arm's processes were like: memory at the begin of the first window of each start and at the end of the last one,
 * and the judged requests between. null: its processes are not known, or it was not driven.
 */
export function processEvidence(
  windows: readonly OfStart[],
  samples: readonly ArmSample[],
  readyMs: readonly number[],
): ProcessEvidence | null {
  const resident = pointsOf(samples, ({ slow }) => slow?.resident);
  if (resident.length === 0 || windows.length === 0) return null;
  const starts = [...Map.groupBy(windows, ({ start }) => start).values()].map((own) =>
    own.map(({ window }) => window),
  );
  const handles = pointsOf(samples, ({ slow }) => slow?.handles);
  return {
    readyMs,
    memory: starts.map((own) => memoryOver(own, (at) => valueAt(resident, at) ?? 0)),
    requests: starts.map(requestsIn),
    mostHandles: handles.length === 0 ? null : Math.max(...handles.map(({ value }) => value)),
    threads: samples.reduce((most, { threads }) => Math.max(most, threads), 0),
  };
}

function memoryOver(own: readonly WindowValues[], at: (ms: number) => number) {
  const from = Math.min(...own.map(({ startedAt }) => startedAt));
  const to = Math.max(...own.map(({ startedAt, durationMs }) => startedAt + durationMs));
  return { before: Math.round(at(from)), after: Math.round(at(to)) };
}

/** null: a whole run's window counts none itself. */
function requestsIn(own: readonly WindowValues[]): number | null {
  const counts = own.map(({ subjects }) => subjects['overall']?.requests);
  return counts.reduce<number | null>(
    (sum, count) => (sum === null || count === undefined ? null : sum + count),
    0,
  );
}
