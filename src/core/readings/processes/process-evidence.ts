import { median } from 'simple-statistics';
import type { ProcessEvidence, StartMemory } from '../../model/evidence/process.ts';
import type { Pair } from '../../model/recording/pairs.ts';
import type { Arm, WindowValues } from '../../model/recording/window.ts';
import { type Point, pointsOf, valueAt } from '../at.ts';
import type { ArmSample } from '../sample.ts';

/** A window and the start of the servers that it was driven on, from 1. */
export type OfStart = { readonly start: number; readonly window: WindowValues };

/** The windows of one arm, in the order in which they were driven. */
export const windowsOfArm = (pairs: readonly Pair[], arm: Arm): readonly OfStart[] =>
  pairs.map((pair) => ({ start: pair.start ?? 1, window: pair[arm] }));

/**
 * What an arm's processes were like: memory at the begin of the first window of each start, halfway and at the end of the
 * last one, and the judged requests between. null: its processes are not known, or it was not driven.
 */
export function processEvidence(
  windows: readonly OfStart[],
  samples: readonly ArmSample[],
  readyMs: readonly number[],
): ProcessEvidence | null {
  const memory = pointsOf(samples, ({ slow }) => slow?.memory);
  if (memory.length === 0 || windows.length === 0) return null;
  const starts = [...Map.groupBy(windows, ({ start }) => start).values()].map((own) =>
    own.map(({ window }) => window),
  );
  const handles = pointsOf(samples, ({ slow }) => slow?.handles);
  return {
    readyMs,
    memory: starts.map((own) => memoryOver(own, memory)),
    requests: starts.map(requestsIn),
    mostHandles: handles.length === 0 ? null : Math.max(...handles.map(({ value }) => value)),
    threads: samples.reduce((most, { threads }) => Math.max(most, threads), 0),
  };
}

function memoryOver(own: readonly WindowValues[], memory: readonly Point[]): StartMemory {
  const at = (ms: number) => valueAt(memory, ms) ?? 0;
  const from = Math.min(...own.map(({ startedAt }) => startedAt));
  const to = Math.max(...own.map(({ startedAt, durationMs }) => startedAt + durationMs));
  const driven = own.reduce((sum, { durationMs }) => sum + durationMs, 0);
  const halfway = reached(own, driven / 2);
  const [begins, ends] = [halfway - ABOUT * driven, halfway + ABOUT * driven];
  const about = memory.flatMap((point) => (point.at >= begins && point.at <= ends ? [point.value] : []));
  const middle = about.length === 0 ? at(halfway) : median(about);
  return { before: Math.round(at(from)), middle: Math.round(middle), after: Math.round(at(to)) };
}

/** Share of the time that a start was driven, to either side of its middle, long enough for a heap to be cleaned up more than once. */
const ABOUT = 0.1;

/** When so many ms were driven, without the time between windows; Unix time, ms. */
function reached(own: readonly WindowValues[], ms: number): number {
  let left = ms;
  for (const { startedAt, durationMs } of own.toSorted((a, b) => a.startedAt - b.startedAt)) {
    if (left <= durationMs) return startedAt + left;
    left -= durationMs;
  }
  return Math.max(...own.map(({ startedAt, durationMs }) => startedAt + durationMs));
}

/** null: a whole run's window counts none itself. */
function requestsIn(own: readonly WindowValues[]): number | null {
  const counts = own.map(({ subjects }) => subjects['overall']?.requests);
  return counts.reduce<number | null>(
    (sum, count) => (sum === null || count === undefined ? null : sum + count),
    0,
  );
}
