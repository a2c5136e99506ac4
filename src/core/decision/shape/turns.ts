import type { TurnsFact, TurnsWhy } from '../../model/decision/turns-fact.ts';
import { FEWEST_PAIRS } from '../duet/duet-rule.ts';
import { FEWEST_RUNS } from '../duet/gross-rule.ts';

/** More pairs of whole runs than these say little more. */
export const MOST_TURNS = 8;
const MB = 1024 ** 2;
/**
 * What k6 takes by itself, and for a virtual user, bytes. Its documentation says 1 to 5 MB for one of them, and a small
 * script took 0.65: too little is taken for two rather than too much, since runs in turns say less.
 */
const OF_GENERATOR = 100 * MB;
const OF_USER = MB;

/** That memory would not do for the virtual users of two; null: it does, or nobody knows what is free. */
export function memoryFor(users: number, freeBytes: number | null): TurnsWhy | null {
  const neededBytes = 2 * (OF_GENERATOR + users * OF_USER);
  if (freeBytes === null || neededBytes <= freeBytes) return null;
  return { kind: 'no-memory', users, neededBytes, freeBytes };
}

/** Pairs of whole runs that there is time for; where it is not for four, no more than a gross regression takes. */
function pairsWithin(ms: number, totalMs: number): number {
  const pairs = Math.min(MOST_TURNS, Math.floor(ms / (2 * totalMs)));
  if (pairs >= FEWEST_PAIRS) return pairs;
  return pairs >= FEWEST_RUNS ? FEWEST_RUNS : 0;
}

export type Time = {
  /** of one run of all the load, ms */
  readonly totalMs: number;
  /** what `compare.whole-limit` gives, and what of it is spent, ms */
  readonly limitMs: number;
  readonly spentMs: number;
};

/** What is done where both at once cannot be. */
export function turnsWithin(why: TurnsWhy, { totalMs, limitMs, spentMs }: Time): TurnsFact {
  const pairs = pairsWithin(limitMs - spentMs, totalMs);
  const secondsOf = (runs: number) => Math.ceil((runs * totalMs) / 1000);
  if (pairs > 0) return { kind: 'in-turns', why, pairs, seconds: secondsOf(2 * pairs) };
  const runs = 2 * FEWEST_RUNS;
  return {
    ...{ kind: 'no-time', why, runs, seconds: secondsOf(runs) },
    ...{ spentSeconds: Math.ceil(spentMs / 1000), limitSeconds: limitMs / 1000 },
  };
}
