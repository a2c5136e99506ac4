import type { SliceMarks } from '../script/wrapper.ts';

/** A stretch of a run, ms from its start on. */
export type Stretch = { readonly startMs: number; readonly ms: number };

/** A part of a run that is judged by itself: a slice, or all the time in which a level is held. */
export type RunWindow = {
  readonly number: number;
  /** one after the other; at least one */
  readonly stretches: readonly Stretch[];
};

/** How a run is cut into windows. What no window has is not judged. */
export type Cut = {
  readonly windows: readonly RunWindow[];
  /** how the script tells in which window an iteration begins */
  readonly marks: Pick<SliceMarks, 'cut'>;
  /** iterations may last longer than a window, so the time at which k6 tells of something says where it belongs */
  readonly byPush?: true;
};

export const lengthOfWindow = ({ stretches }: RunWindow): number =>
  stretches.reduce((sum, { ms }) => sum + ms, 0);

export const startOfWindow = ({ stretches: [first] }: RunWindow): number => first?.startMs ?? 0;

export function endOfWindow({ stretches }: RunWindow): number {
  const last = stretches.at(-1);
  return last === undefined ? 0 : last.startMs + last.ms;
}
