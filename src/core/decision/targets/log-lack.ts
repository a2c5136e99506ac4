import { sum } from 'simple-statistics';
import type { DatabaseEvidence } from '../../model/evidence/database.ts';
import type { LoggedTimes } from '../../model/evidence/logged-times.ts';
import type { LogLack } from '../../model/targets/found-target.ts';
import { decode } from '../../series/encode.ts';
import type { CountedQueries } from './counted-queries.ts';

export type ReadLog = Extract<LoggedTimes, { readonly kind: 'read' }>;

type All = Pick<DatabaseEvidence, 'all'>;

/** At the edges of what was read, and on its way, some are lost; nobody logs more than there is. */
const ROOM = 0.05;

/** Why the log does not tell how long queries took; null: as far as the database's own counts show, it does. */
export function lackOf(log: ReadLog, counted: CountedQueries, { all }: All): LogLack | null {
  const { thresholdMs, entries, isWhole, portions = 0, times } = log;
  const isAll = thresholdMs === 0;
  if (portions > 0) return { kind: 'portions' };
  if (!isAll && counted.calls === 0) return { kind: 'uncounted', thresholdMs };
  const isSilent = isAll ? times.count === 0 : entries === 0;
  if (isSilent && (all === null || counted.calls > 0)) return { kind: 'empty', thresholdMs };
  if (!isWhole && (!isAll || all === null)) return { kind: 'part', share: null };
  if (all !== null && times.count > 0 && (counted.calls === 0 || extraIn(log, counted) > ROOM))
    return { kind: 'excess' };
  if (!isAll) return leavesRoom(log, counted) ? null : { kind: 'short' };
  const share = 1 - (missingIn(log, counted, { all }) ?? 0);
  return share >= 1 - ROOM ? null : { kind: 'part', share };
}

/** Share of the statements that a log of all of them does not have; null: nothing counts them. */
export function missingIn(
  { entries, times }: ReadLog,
  { calls }: CountedQueries,
  { all }: All,
): number | null {
  if (all === null) return null;
  // Of a log without the ends of transactions, or with those that are not counted, one alone would say too little.
  const found = Math.min(share(entries, all.calls), share(times.count, calls));
  return Math.max(0, 1 - found);
}

/** Queries in the log beyond those that were counted, by these; 0: nothing counts them, or there are none. */
export const extraIn = ({ times }: ReadLog, { calls }: CountedQueries): number =>
  calls === 0 ? 0 : Math.max(0, times.count / calls - 1);

const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);

/**
 * Whether what the log of slow ones does not have can have been as short as its threshold T. Of a whole log, with n of N queries
 * that took x each, Σ of all times ≤ Σx + (N − n)·T, and of their squares ≤ Σx·(x − T) + T·Σ of all times, since a query that is
 * not logged adds T times its own at most. What a log counts in addition (parsing, sending) makes only the right sides larger.
 */
function leavesRoom(
  { times, thresholdMs }: ReadLog,
  { listed, calls, totalMs, rest }: CountedQueries,
): boolean {
  const unlogged = Math.max(0, calls - times.count);
  if (times.sum * 1000 + unlogged * thresholdMs < (1 - ROOM) * totalMs) return false;
  const squares = sum([
    ...listed.map((one) => one.totalMs ** 2 / one.calls + one.calls * (one.deviationMs ?? 0) ** 2),
    rest.count === 0 ? 0 : rest.totalMs ** 2 / rest.count,
  ]);
  let room = thresholdMs * totalMs;
  decode(times).each((index, count) => {
    const longest = 1000 * 2 ** (index * 2 ** -times.schema);
    room += count * longest * Math.max(0, longest - thresholdMs);
  });
  return room >= (1 - ROOM) * squares;
}
