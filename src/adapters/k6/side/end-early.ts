import type { SidesSeen } from '../../../ports/load-generator.ts';
import type { Halt } from '../run/k6-process.ts';
import { longestOf, type SeenInput, seenSlices } from './seen-slices.ts';

/** k6 pushes once a second. */
const EVERY_MS = 500;

export type EarlyEnd = {
  /** aborted once enough is known: ends k6 gently */
  readonly signal: AbortSignal;
  /** when that was, Unix ms, and how old a slice had to be by then to be complete; null: it was not */
  cut(): Cut | null;
  /** No more looks. */
  close(): void;
};

export type Cut = { readonly at: number; readonly longestMs: number };

type Input = SeenInput & {
  /** when both sides were let go, Unix ms; null: they are not yet */
  readonly releasedAt: () => number | null;
  /** absent: all of the load is driven */
  readonly isEnough?: ((seen: SidesSeen) => boolean) | undefined;
};

/** Asks `isEnough` whenever one more slice is over on both sides, and ends both where it is. `now`: Unix ms. */
export function mayEndEarly({ isEnough, releasedAt, ...input }: Input, now: () => number): EarlyEnd {
  const stop = new AbortController();
  let seen = 0;
  let cut: Cut | null = null;
  const look = () => {
    const began = releasedAt();
    if (began === null || cut !== null || isEnough === undefined) return;
    const at = now();
    const found = seenSlices(input, began, at);
    if (found.pairs.length <= seen) return;
    seen = found.pairs.length;
    if (!isEnough(found)) return;
    cut = { at, longestMs: longestOf(input) };
    stop.abort('enough' satisfies Halt);
  };
  const timer = isEnough === undefined ? null : setInterval(look, EVERY_MS);
  return {
    signal: stop.signal,
    cut: () => cut,
    close: () => {
      if (timer !== null) clearInterval(timer);
    },
  };
}
