import type { Kind } from '../kind.ts';
import { oneValue } from '../one-value.ts';
import { DURATION_PATTERN, meantDuration, millisecondsOf } from './duration.ts';

/** The fewest seconds that hold enough rounds for an answer, and the most that a job could wait for. */
const LEAST = 24;
const MOST = 21_600;

/** Seconds of load that a duet may take, as a time with its unit or a plain number. */
export const BUDGET: Kind<number> = oneValue({
  parse: secondsOf,
  wants: `a time from ${LEAST}s to ${MOST / 3600}h such as 120s, or a number of seconds`,
  /** "2 minutes" → "2m", where that is long enough */
  meant(text) {
    const meant = meantDuration(text);
    return meant !== null && secondsOf(meant) !== null ? meant : null;
  },
  schema: {
    anyOf: [
      { type: 'number', minimum: LEAST, maximum: MOST },
      { type: 'string', pattern: DURATION_PATTERN.source },
    ],
  },
});

function secondsOf(text: string): number | null {
  const ms = millisecondsOf(text);
  const seconds = ms === null && /^\d+(\.\d+)?$/.test(text) ? Number(text) : (ms ?? 0) / 1000;
  return seconds >= LEAST && seconds <= MOST ? seconds : null;
}
