import type { Pair } from '../../../core/model/recording/pairs.ts';
import type { WindowValues } from '../../../core/model/recording/window.ts';
import type { Arms } from '../duet/chunk.ts';
import type { Followed } from '../duet/followed-endpoints.ts';
import { wholePart } from '../duet/lost-series.ts';
import { PUSH_MS, type Slices } from './slices.ts';

/** `lost`: slices of which nothing could be followed as a whole */
export type LostSlices = { readonly lost: number };

type Cut = {
  readonly arms: Arms;
  readonly endpoints: Followed;
  readonly slices: Slices;
  /** what the first slice is called */
  readonly from: number;
};

/** What an arm showed, by slice, and when its last iteration ended, Unix ms. */
type Ended = { readonly windows: ReadonlyMap<number, WindowValues>; readonly iteratedAt: number };

/**
 * The slices in which both were under way: where one is done with its iterations, the other has the machine for itself. A load
 * that ends in time is under way to its end, also where head has long stopped answering; what base does not answer any
 * more is no measure of it.
 */
export function pairsOf(
  input: Cut,
  base: Ended,
  head: Ended,
  complete: number,
): LostSlices & { readonly pairs: readonly Pair[] } {
  const { slices, from } = input;
  const { stages } = input.arms.head.job.plan;
  const isCounted = slices.byPush || stages.some(({ durationMs }) => durationMs === null);
  const isCut = isCounted || base.iteratedAt < head.iteratedAt;
  const until = isCut ? Math.min(base.iteratedAt, head.iteratedAt) + PUSH_MS : Number.POSITIVE_INFINITY;
  const found = slices.windows.flatMap(({ number: index }) => {
    const [ofBase, ofHead] = [base.windows.get(index), head.windows.get(index)];
    if (!ofBase || !ofHead || index >= complete || ofBase.startedAt + ofBase.durationMs > until) return [];
    const slice = { level: slices.levelOf[index] ?? null };
    return [
      wholePart({ first: 'base', base: ofBase, head: ofHead, slice }, input, [from + index], slices.byPush),
    ];
  });
  return { pairs: found.flat(), lost: found.filter((part) => part.length === 0).length };
}
