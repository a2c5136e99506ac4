import type { HeldLevel } from '../../../core/model/recording/duet.ts';
import type { Stage } from '../../../core/model/recording/stage.ts';

/** More slices than these say little more, and k6 compares every sample with the submetrics of each. */
const MOST = 40;
const SHORTEST_MS = 5000;
/** A slice holds so many iterations, or it would be one journey's luck. */
const ITERATIONS = 2;
/** Submetrics of durations that a k6 is asked for in all slices together. */
const MOST_SUBMETRICS = 400;

/** A run as slices of time, counted from its start. */
export type Slices = {
  readonly ms: number;
  readonly count: number;
  /** the levels that are held in some slice */
  readonly levels: readonly (readonly HeldLevel[])[];
  /** for each slice the place of the level that is held all through it; null: the load is on its way */
  readonly levelOf: readonly (number | null)[];
};

/** Cuts a run of `totalMs` into slices of whole seconds that hold two iterations each. */
export function slicesOf(stages: readonly Stage[], totalMs: number, iterationMs: number): Slices {
  const least = Math.max(SHORTEST_MS, ITERATIONS * iterationMs, totalMs / MOST);
  const ms = Math.ceil(least / 1000) * 1000;
  const count = Math.floor(totalMs / ms);
  const held = Array.from({ length: count }, (_, index) => heldIn(stages, index * ms, (index + 1) * ms));
  const keys = held.map((levels) => (levels === null ? null : JSON.stringify(levels)));
  const distinct = [...new Set(keys.filter((key) => key !== null))];
  return {
    ...{ ms, count },
    levels: distinct.map((key) => held[keys.indexOf(key)] ?? []),
    levelOf: keys.map((key) => (key === null ? null : distinct.indexOf(key))),
  };
}

/** More slices than any run has: a day of seconds. */
const APART = 100_000;

/** Number of the first slice of a run, from 0. What a run does after its last slice must not be in those of the next. */
export const firstOf = (run: number): number => run * APART;

/** Endpoints whose values k6 can give exactly in each of so many slices; the others are read from histograms. */
export const exactEndpoints = ({ count }: Pick<Slices, 'count'>, most: number): number =>
  Math.max(0, Math.min(most, Math.floor(MOST_SUBMETRICS / Math.max(count, 1)) - 1));

/** What all scenarios hold in a stretch of time; null: one of them changes in it. */
function heldIn(stages: readonly Stage[], from: number, to: number): readonly HeldLevel[] | null {
  const running = stages.filter((stage) => stage.startMs < to && endOf(stage) > from);
  const isSteady = running.every(
    (stage) => stage.kind === 'hold' && stage.startMs <= from && endOf(stage) >= to,
  );
  return isSteady ? running.map(({ scenario, unit, to: level }) => ({ scenario, unit, level })) : null;
}

const endOf = ({ startMs, durationMs }: Stage): number =>
  durationMs === null ? Number.POSITIVE_INFINITY : startMs + durationMs;
