import { FEWEST_PAIRS } from '../../../core/decision/duet/duet-rule.ts';
import type { HeldLevel } from '../../../core/model/recording/duet.ts';
import type { Stage } from '../../../core/model/recording/stage.ts';
import type { Cut } from './cut.ts';
import { countedStarts, heldIn, keyOf, stretchesOf } from './held.ts';
import { bordersOf } from './slice-borders.ts';

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
  /** of most of them; those of a level that is held shortly have ends of its own */
  readonly ms: number;
  /** when each begins, ms from the start of the run, and when the last one ends */
  readonly borders: readonly number[];
  readonly count: number;
  /** those of them that the run is likely to last for: a number of iterations may take longer */
  readonly likely: number;
  /** the levels that are held, in the order in which they come, also such as no whole slice holds */
  readonly levels: readonly (readonly HeldLevel[])[];
  /** for each slice the place of the level that is held all through it; null: the load is on its way */
  readonly levelOf: readonly (number | null)[];
  /** when each number of iterations begins that is no part of a level, ms from the start of the run */
  readonly countedFrom: readonly number[];
};

export type Expected = {
  /** the longest that a run can take, where iterations decide; absent: as long as it is likely to */
  readonly mostMs?: number;
  /** requests per second of one arm; absent or 0: not known */
  readonly requestRate?: number;
  /** endpoints that k6 is to count exactly in each slice; absent: as many as it can */
  readonly endpoints?: number;
  /** as in `Cut`: how long an iteration takes does not matter then */
  readonly byPush?: boolean;
};

/**
 * Cuts a run that is likely to take `totalMs` into slices of whole seconds that hold iterations and requests enough.
 * `iterationMs`: of the function that takes longest.
 */
export function slicesOf(
  stages: readonly Stage[],
  totalMs: number,
  iterationMs: number,
  { mostMs = totalMs, requestRate = 0, endpoints = 0, byPush = false }: Expected = {},
): Slices {
  const covered = Math.min(mostMs, LATE * totalMs);
  const forRequests = Math.max(...[WANTED, FEWEST].map((wish) => msFor(wish, totalMs, requestRate)));
  const shortest = wholeSeconds(Math.max(SHORTEST_MS, byPush ? 0 : ITERATIONS * iterationMs));
  const least = wholeSeconds(Math.max(shortest, covered / MOST, forRequests));
  const ample = Math.max(
    shortest,
    requestRate > 0 ? wholeSeconds((1000 * WANTED.requests) / requestRate) : 0,
  );
  const of = (ms: number) => cutBy(stages, { ms, shortest, ample, totalMs, mostMs });
  const wanted = of(least);
  const most = Math.floor(MOST_SUBMETRICS / (endpoints + 1));
  let found = wanted;
  // Longer ones, as long as no level loses its answer for it. Levels with slices of their own keep those, however long the
  // others are: what k6 cannot count then is read from histograms.
  const longest = Math.max(totalMs, mostMs);
  for (let ms = least + 1000; found.count > most && ms < longest; ms += 1000) {
    const longer = of(ms);
    if (judgedLevels(longer) < judgedLevels(wanted)) break;
    if (longer.count < found.count) found = longer;
  }
  return byPush ? { ...found, byPush } : found;
}

const wholeSeconds = (ms: number): number => Math.ceil(ms / 1000) * 1000;

/** Levels, and the time outside of them, that have slices enough to be judged. */
function judgedLevels({ windows, levelOf }: Slices): number {
  const byLevel = Map.groupBy(windows, ({ number }) => levelOf[number]);
  return [...byLevel.values()].filter((own) => own.length >= FEWEST_PAIRS).length;
}

type Lengths = {
  readonly ms: number;
  readonly shortest: number;
  readonly ample: number;
  readonly totalMs: number;
  readonly mostMs: number;
};

function cutBy(stages: readonly Stage[], { ms, shortest, ample, totalMs, mostMs }: Lengths): Slices {
  const borders = bordersOf(stretchesOf(stages, 0, totalMs), {
    ...{ ms, shortest, ample, untilMs: mostMs, most: MOST },
  });
  const count = borders.length - 1;
  const stretches = stretchesOf(stages, 0, Math.max(totalMs, mostMs));
  const levels = new Map(stretches.flatMap(({ key, held }) => (key === null ? [] : [[key, held] as const])));
  const keys = [...levels.keys()];
  const slices = borders.slice(1).map((end, index) => ({ startMs: borders[index] ?? 0, end }));
  const levelOf = slices.map(({ startMs, end }) => {
    const place = keys.indexOf(keyOf(heldIn(stages, startMs, end)) ?? '');
    return place < 0 ? null : place;
  });
  // The first is not judged, nor is what a level's own slices leave too short.
  const windows = slices.flatMap(({ startMs, end }, number) =>
    number === 0 || end - startMs < shortest ? [] : [{ number, stretches: [{ startMs, ms: end - startMs }] }],
  );
  const isEven = borders.every((border, index) => border === index * ms);
  return {
    ...{ windows, marks: { cut: isEven ? ms : borders.map((at, number) => [at, number] as const) } },
    ...{ ms, borders, count, likely: slices.filter(({ end }) => end <= totalMs).length },
    ...{ levels: [...levels.values()], levelOf, countedFrom: countedStarts(stages) },
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
