import type { ArmRecord } from '../model/recording/recording.ts';

/** Share of the time in which a request is to be under way. With more they meet, and the application is busy for longer at a time. */
const BUSY = 0.3;
/** More could be a load by itself. */
const MOST = 10;

/**
 * How many users at once keep an application busy while it is profiled, 1 … 10 and no more than the load had: one where
 * a script does nothing but ask, more for one with pauses, since an idle application shows nothing. By Little's law an
 * iteration took no longer than virtual users / iterations per second; of that its requests took their mean time each.
 */
export function usersToProfile({ load, overall }: Pick<ArmRecord, 'load' | 'overall'>): number {
  const { maxVus, iterations, iterationRate } = load;
  const { duration, requests } = overall;
  if (duration === null || iterations === 0 || iterationRate === 0 || maxVus === 0) return 1;
  const iterationMs = (1000 * maxVus) / iterationRate;
  const askingMs = (duration.avg * requests) / iterations;
  const wanted = Math.ceil((BUSY * iterationMs) / Math.max(askingMs, Number.MIN_VALUE));
  return Math.max(1, Math.min(wanted, maxVus, MOST));
}

/** Users of each function, where all of a script's functions are driven at once by so many together: whole, at least 1. */
export function usersOfEach(users: number, functions: number): number {
  return Math.max(1, Math.floor(users / Math.max(1, functions)));
}
