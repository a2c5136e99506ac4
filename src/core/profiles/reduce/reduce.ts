import type { ProfiledFunction, ProfileEvidence, ProfileFrame } from '../../model/evidence/profile.ts';
import type { Sampled } from '../sampled.ts';
import { foremost } from './foremost.ts';
import { type Totals, totalsOf } from './totals.ts';

/** Thirty years, in ms: more is no time. */
const MOST = 1e12;
const MOST_LINES = 3;
/** A line with a smaller part of the function's own time is not hot. */
const LEAST_OF_OWN = 0.05;
const MOST_CALLS = 5;

/**
 * A profile as evidence. `frames`: each of the profile's functions as it stands in the source. Lines come without their
 * text, which no profile holds. Throws an Error for times that cannot be.
 */
export function reduceProfile(
  sampled: Sampled,
  frames: readonly ProfileFrame[],
  requests: number | null,
): ProfileEvidence {
  const { format, clock, wallMs, busyMs, garbageMs, samples, longestBusyMs } = sampled;
  if (Math.max(wallMs ?? 0, busyMs, samples) > MOST) throw new Error('its times are longer than any run');
  const functions = foremost(totalsOf(sampled, frames)).map(profiledFunction);
  return { format, clock, wallMs, busyMs, garbageMs, samples, requests, longestBusyMs, functions };
}

function profiledFunction({ frame, selfMs, totalMs, ownMs, lines, calls }: Totals): ProfiledFunction {
  const isHot = ([line, ms]: readonly [number, number]): boolean =>
    frame.owner === 'app' && ms >= LEAST_OF_OWN * ownMs && line >= (frame.line ?? 1) && line <= MOST;
  const hot = new Map([...lines].filter(isHot));
  return {
    ...{ frame, selfMs, totalMs, ownMs },
    lines: most(hot, MOST_LINES).map(([line, ms]) => ({ line, ms, text: '' })),
    calls: most(calls, MOST_CALLS).map(([called, ms]) => ({ frame: called, ms })),
  };
}

const most = <K>(all: ReadonlyMap<K, number>, count: number): readonly (readonly [K, number])[] =>
  [...all].sort(([, a], [, b]) => b - a).slice(0, count);
