import type { WindowValues } from '../../../core/model/recording/window.ts';
import type { Collector } from '../collect/collector.ts';
import { type Cut, endOfWindow, startOfWindow } from './cut.ts';
import { windowSeen } from './seen-slices.ts';

/** k6 pushes once a second, of what happened in it: on the average so long ago, ms. */
const LAG_MS = 500;

type Pushing = Pick<Cut, 'windows'> & {
  /** what the first window is called */
  readonly from: number;
  /** when both arms were let go, Unix ms; null: they are not yet */
  readonly releasedAt: () => number | null;
  /** Unix ms */
  readonly now: () => number;
};

/** Says for what comes from here on in which window it is pushed, and when the last push was, Unix ms; 0: there was none. */
export function cutByPush(
  { rounds }: Pick<Collector, 'rounds'>,
  { windows, from, releasedAt, now }: Pushing,
): () => number {
  let last = 0;
  rounds.now = () => {
    const began = releasedAt();
    if (began === null) return null;
    last = now();
    const at = last - LAG_MS - began;
    const own = windows.find((window) => at >= startOfWindow(window) && at < endOfWindow(window));
    // What no window has is in one that is not judged.
    return from + (own?.number ?? 0);
  };
  return () => last;
}

/** What each window showed, by its number. No submetric of k6 has that, so it is read from histograms. */
export function pushedWindows(
  { windows }: Pick<Cut, 'windows'>,
  from: number,
  collector: Collector,
  releasedAt: number | null,
): ReadonlyMap<number, WindowValues> {
  if (releasedAt === null) return new Map();
  const followed = { has: () => true };
  return new Map(
    windows.map((window) => [window.number, windowSeen({ from, followed }, collector, window, releasedAt)]),
  );
}
