import type { HeldLevel } from '../../../core/model/recording/duet.ts';
import type { Stage } from '../../../core/model/recording/stage.ts';
import type { Cut } from './cut.ts';

/** More slices than these say little more, and k6 compares every sample with the submetrics of each. */
const MOST = 40;
const SHORTEST_MS = 5000;
/** A slice holds so many iterations, or it would be one journey's luck. */
const ITERATIONS = 2;
/** A slice is to hold so many requests, from which a p95 can be read, as long as so many judged slices remain. */
const WANTED = { requests: 100, slices: 8 };
/** And these at least, or no p95 is judged at all. */
const FEWEST = { requests: 25, slices: 4 };
/** A number of iterations may take so much longer than one iteration lets expect, and still be judged to its end. */
const LATE = 2.5;
/** Submetrics of durations that a k6 is asked for in all slices together. */
const MOST_SUBMETRICS = 400;

/** A run as slices of time, counted from its start. */
export type Slices = Cut & {
  readonly ms: number;
  readonly count: number;
  /** those of them that the run is likely to last for: a number of iterations may take longer */
  readonly likely: number;
  /** the levels that are held in some slice */
  readonly levels: readonly (readonly HeldLevel[])[];
  /** for each slice the place of the level that is held all through it; null: the load is on its way */
  readonly levelOf: readonly (number | null)[];
};

export type Expected = {
  /** the longest that a run can take, where iterations decide; absent: as long as it is likely to */
  readonly mostMs?: number;
  /** requests per second of one arm; absent or 0: not known */
  readonly requestRate?: number;
};

/** Cuts a run that is likely to take `totalMs` into slices of whole seconds that hold iterations and requests enough. */
export function slicesOf(
  stages: readonly Stage[],
  totalMs: number,
  iterationMs: number,
  { mostMs = totalMs, requestRate = 0 }: Expected = {},
): Slices {
  const covered = Math.min(mostMs, LATE * totalMs);
  const forRequests = Math.max(...[WANTED, FEWEST].map((wish) => msFor(wish, totalMs, requestRate)));
  const least = Math.max(SHORTEST_MS, ITERATIONS * iterationMs, covered / MOST, forRequests);
  const ms = Math.ceil(least / 1000) * 1000;
  const count = Math.min(Math.floor(mostMs / ms), MOST);
  const held = Array.from({ length: count }, (_, index) => heldIn(stages, index * ms, (index + 1) * ms));
  const keys = held.map((levels) => (levels === null ? null : JSON.stringify(levels)));
  const distinct = [...new Set(keys.filter((key) => key !== null))];
  // The first is not judged.
  const windows = Array.from({ length: Math.max(count - 1, 0) }, (_, index) => ({
    number: index + 1,
    stretches: [{ startMs: (index + 1) * ms, ms }],
  }));
  return {
    ...{ windows, marks: { cut: ms } },
    ...{ ms, count, likely: Math.min(Math.floor(totalMs / ms), count) },
    levels: distinct.map((key) => held[keys.indexOf(key)] ?? []),
    levelOf: keys.map((key) => (key === null ? null : distinct.indexOf(key))),
  };
}

/** How long a slice takes to hold the requests, but no longer than leaves the slices, beside the first one. */
function msFor({ requests, slices }: typeof WANTED, totalMs: number, requestRate: number): number {
  if (requestRate <= 0) return 0;
  const most = Math.floor(totalMs / (slices + 1) / 1000) * 1000;
  return Math.min((requests / requestRate) * 1000, most);
}

/** k6 pushes what happened once in that time; slices have ends of whole seconds. */
export const PUSH_MS = 1500;

/** More slices than any run has: a day of seconds. */
const APART = 100_000;

/** Number of the first slice of a run, from 0. What a run does after its last slice must not be in those of the next. */
export const firstOf = (run: number): number => run * APART;

/** Endpoints whose values k6 can give exactly in each of so many slices; the others are read from histograms. */
export const exactEndpoints = ({ count }: Pick<Slices, 'count'>, most: number): number =>
  Math.max(0, Math.min(most, Math.floor(MOST_SUBMETRICS / Math.max(count, 1)) - 1));

/** What all scenarios hold in a stretch of time; null: one of them changes in it. */
export function heldIn(stages: readonly Stage[], from: number, to: number): readonly HeldLevel[] | null {
  const running = stages.filter((stage) => stage.startMs < to && endOf(stage) > from);
  const isSteady = running.every(
    (stage) => stage.kind === 'hold' && stage.startMs <= from && endOf(stage) >= to,
  );
  return isSteady ? running.map(({ scenario, unit, to: level }) => ({ scenario, unit, level })) : null;
}

const endOf = ({ startMs, durationMs }: Stage): number =>
  durationMs === null ? Number.POSITIVE_INFINITY : startMs + durationMs;
