import type { Pair } from '../../../core/model/recording/pairs.ts';
import type { WindowValues } from '../../../core/model/recording/window.ts';
import type { SidesSeen } from '../../../ports/load-generator.ts';
import type { Collector } from '../collect/collector.ts';
import { OVERALL } from '../collect/round-groups.ts';
import { pooledValues } from '../duet/arm.ts';
import type { Arms } from '../duet/chunk.ts';
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
export const slicesOver = (
  { ms, count }: Slices,
  releasedAt: number,
  at: number,
  longestMs: number,
): number => Math.min(Math.max(Math.floor((at - longestMs - releasedAt) / ms), 0), count);

/** What k6 pushed of the slices that are over at `now`, Unix ms, and what is to come. The first is not judged. */
export function seenSlices(input: SeenInput, releasedAt: number, now: number): SidesSeen {
  const { arms, slices } = input;
  const { base, head } = arms;
  // Where one side is done, the other has the machine for itself.
  const until = Math.min(base.collector.ends.latest, head.collector.ends.latest) + PUSH_MS;
  const both = Math.floor((until - releasedAt) / slices.ms);
  const over = Math.min(slicesOver(slices, releasedAt, now - PUSH_MS, longestOf(input)), both);
  const pairs = Array.from({ length: Math.max(over - 1, 0) }, (_, before): Pair => {
    const index = before + 1;
    const of = (collector: Collector) => windowSeen(input, collector, index, releasedAt);
    const level = slices.levelOf[index] ?? null;
    return { first: 'base', base: of(base.collector), head: of(head.collector), slice: { level } };
  });
  return { pairs, toCome: slices.levelOf.slice(Math.max(over, 1), slices.likely) };
}

function windowSeen(
  { slices, from, followed }: SeenInput,
  collector: Collector,
  index: number,
  releasedAt: number,
): WindowValues {
  const [round, startedAt] = [from + index, releasedAt + index * slices.ms];
  const keys = [OVERALL, ...[...collector.endpoints.keys()].filter((key) => followed.has(key))];
  const subjects = keys.map((key) => [key, pooledValues(collector, round, key)] as const);
  const load = {
    iterations: collector.ends.ofRounds.get(String(round)) ?? 0,
    dropped: collector.ends.droppedIn(startedAt, slices.ms),
    ...{ wanted: null, vus: null, exhausted: null },
  };
  return {
    ...{ startedAt, durationMs: slices.ms, load, readings: {} },
    subjects: Object.fromEntries(subjects.filter(([, { requests }]) => requests > 0)),
  };
}
