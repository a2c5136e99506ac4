import { FEWEST_PAIRS } from '../../../core/decision/duet/duet-rule.ts';
import type { Pair } from '../../../core/model/recording/pairs.ts';
import type { WindowValues } from '../../../core/model/recording/window.ts';
import type { SidesSeen } from '../../../ports/load-generator.ts';
import type { Collector } from '../collect/collector.ts';
import { OVERALL } from '../collect/series/round-groups.ts';
import { pooledValues } from '../duet/arm.ts';
import type { Arms } from '../duet/chunk.ts';
import { isLost } from '../duet/lost-series.ts';
import { lengthOfWindow, type RunWindow, startOfWindow } from './cut.ts';
import { PUSH_MS, type Slices } from './slices.ts';

export type SeenInput = {
  readonly arms: Arms;
  readonly slices: Slices;
  /** what the first slice is called */
  readonly from: number;
  /** how long an iteration took when it was tried, ms */
  readonly iterationMs: number;
  /** keys of subjects that looks see, besides all requests */
  readonly followed: Pick<ReadonlySet<string>, 'has'>;
};

/** The longest that an iteration took on either side, ms: what is older than that no iteration adds to. */
export const longestOf = ({ arms: { base, head }, iterationMs }: Pick<SeenInput, 'arms' | 'iterationMs'>) =>
  Math.max(iterationMs, base.collector.iterations().longestMs, head.collector.iterations().longestMs);

/** How many slices nothing is added to any more at `at`, Unix ms. */
export const slicesOver = ({ borders }: Slices, releasedAt: number, at: number, longestMs: number): number =>
  borders.slice(1).filter((end) => releasedAt + end + longestMs <= at).length;

/** What k6 pushed of the slices that are over at `now`, Unix ms, and what is to come. The first is not judged. */
export function seenSlices(input: SeenInput, releasedAt: number, now: number): SidesSeen {
  const { arms, slices } = input;
  const { base, head } = arms;
  // Where one side is done, the other has the machine for itself.
  const until = Math.min(base.collector.ends.latest, head.collector.ends.latest) + PUSH_MS;
  const both = slicesOver(slices, releasedAt, until, 0);
  const over = Math.min(slicesOver(slices, releasedAt, now - PUSH_MS, longestOf(input)), both);
  const ended = slices.windows.filter(({ number }) => number < over);
  const followed = ended.filter(({ number }) => !isLost(arms, [input.from + number]));
  const pairs = followed.map((window): Pair => {
    const of = (collector: Collector) => windowSeen(input, collector, window, releasedAt);
    const level = slices.levelOf[window.number] ?? null;
    return { first: 'base', base: of(base.collector), head: of(head.collector), slice: { level } };
  });
  return { pairs, toCome: levelsToCome(slices, over, followed) };
}

/**
 * The levels of slices that are likely to come once so many are over, as `SidesSeen` has them. `seen`: those over that show
 * both sides. A number of iterations beside others is in no level: as long as too few slices from its start on were seen,
 * those it may be in count as being on the way, whatever is held in them.
 */
export function levelsToCome(
  { borders, countedFrom, levelOf, likely }: Slices,
  over: number,
  seen: readonly RunWindow[],
): SidesSeen['toCome'] {
  const seenFrom = (startMs: number) => seen.filter((window) => startOfWindow(window) >= startMs).length;
  const unseen = countedFrom.filter((startMs) => seenFrom(startMs) < FEWEST_PAIRS);
  const first = Math.max(over, 1);
  return levelOf.slice(first, likely).map((level, index) => {
    const end = borders[first + index + 1] ?? Number.POSITIVE_INFINITY;
    return unseen.some((startMs) => startMs < end) ? null : level;
  });
}

/** What was pushed of one slice of one arm. */
export function windowSeen(
  { from, followed }: Pick<SeenInput, 'from' | 'followed'>,
  collector: Collector,
  window: RunWindow,
  releasedAt: number,
): WindowValues {
  const [round, startedAt] = [from + window.number, releasedAt + startOfWindow(window)];
  const durationMs = lengthOfWindow(window);
  const keys = [OVERALL, ...[...collector.endpoints.keys()].filter((key) => followed.has(key))];
  const subjects = keys.map((key) => [key, pooledValues(collector, round, key)] as const);
  const load = {
    iterations: collector.ends.ofRounds.get(String(round)) ?? 0,
    dropped: collector.ends.droppedIn(startedAt, durationMs),
    ...{ wanted: null, vus: null, exhausted: null },
  };
  return {
    ...{ startedAt, durationMs, load, readings: {} },
    subjects: Object.fromEntries(subjects.filter(([, { requests }]) => requests > 0)),
  };
}
