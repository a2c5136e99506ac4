import { sum } from 'simple-statistics';
import type { DatabaseEvidence } from '../../model/evidence/database.ts';
import type { LogLack } from '../../model/targets/found-target.ts';
import { NO_END } from '../../model/targets/judged-target.ts';
import type { Statistic } from '../../model/targets/target.ts';
import { decode } from '../../series/encode.ts';
import { quantile } from '../../series/quantile.ts';
import { percentileOfMoments } from '../../statistics/percentile-of-moments.ts';
import { type CountedQueries, countedQueries } from './counted-queries.ts';
import { FEWEST, QUANTILE } from './distribution.ts';
import { extraIn, lackOf, missingIn, type ReadLog } from './log-lack.ts';
import { measured, none, REACH, type Reading } from './reading.ts';

type Percentile = Exclude<Statistic, 'avg'>;
type Evidence = Pick<DatabaseEvidence, 'statements' | 'all' | 'log'>;

/** Of the queries, no more than so many are passed over in silence. */
const WORTH_A_WORD = 0.03;

/**
 * A percentile of the times of queries: from the server's log where that has it, else estimated from the mean and deviation of
 * each statement. Null: neither is known.
 */
export function queryPercentile(statistic: Percentile, database: Evidence): Reading | null {
  const { log } = database;
  const counted = countedQueries(database);
  if (log?.kind !== 'read') return estimated(statistic, counted, log ?? null);
  const lack = lackOf(log, counted, database);
  if (lack !== null) return estimated(statistic, counted, lack);
  return log.thresholdMs === 0
    ? ofAll(statistic, log, { missing: missingIn(log, counted, database), extra: extraIn(log, counted) })
    : ofSlow(statistic, log, counted);
}

/**
 * `missing`: share of the statements that are not in the log, and may have been of any length; null: not known. `extra`: of what is
 * in it and was not counted, likewise.
 */
function ofAll(
  statistic: Percentile,
  log: ReadLog,
  { missing, extra }: { readonly missing: number | null; readonly extra: number },
): Reading {
  const [q, takes, had] = [QUANTILE[statistic], FEWEST[statistic], log.times.count];
  if (had < takes) return none({ kind: 'few', what: 'statements', had, takes });
  const half = REACH * Math.sqrt((q * (1 - q)) / had);
  const { value, below, above } = inLog(log, q);
  const low = below(q - half - extra - (missing ?? 0), had) ?? 0;
  const end = q + half + extra + (missing ?? 1);
  return {
    ...measured(value(had) ?? low, low, end < 1 ? (above(end, had) ?? NO_END) : NO_END),
    times: { from: 'log', thresholdMs: 0, ...(missing !== 0 && { missing }) },
  };
}

function ofSlow(statistic: Percentile, log: ReadLog, counted: CountedQueries): Reading | null {
  const { thresholdMs } = log;
  const [q, takes, had] = [QUANTILE[statistic], FEWEST[statistic], Math.max(counted.calls, log.times.count)];
  if (had < takes) return none({ kind: 'few', what: 'statements', had, takes });
  const half = REACH * Math.sqrt((q * (1 - q)) / had);
  const { value: at, below, above } = inLog(log, q);
  const [value, low] = [at(had), below(q - half, had)];
  // What is not listed may be no query, so that those that are logged are more of all.
  const fewest = Math.max(counted.calls - counted.rest.count, log.times.count);
  const high = above(q + half, fewest) ?? thresholdMs;
  // What is not in the log was shorter than all that is.
  const rest = estimated(statistic, counted, { kind: 'threshold', thresholdMs });
  const guess = rest?.kind === 'value' ? rest.measured : null;
  if (guess !== null && guess.low > high) return estimated(statistic, counted, { kind: 'short' });
  const shorter = (ms: number) => Math.min(ms, thresholdMs);
  const lowest = low ?? shorter(guess?.low ?? 0);
  if (value !== null) return { ...measured(value, lowest, high), times: { from: 'log', thresholdMs } };
  return rest?.kind === 'value' && guess !== null
    ? { ...rest, ...measured(shorter(guess.value), lowest, Math.min(high, guess.high)) }
    : rest;
}

/** By order statistics of `of` queries, the longest of which are logged; null: shorter than all that is. */
function inLog({ times }: ReadLog, q: number) {
  const sketch = decode(times);
  const at = (p: number, of: number, error: number): number | null => {
    const own = 1 - ((1 - Math.min(Math.max(p, 0), 1)) * of) / times.count;
    const seconds = times.count === 0 || own < 0 ? null : quantile(sketch, own);
    return seconds === null ? null : seconds * 1000 * error;
  };
  const wider = 1 + times.relativeError;
  return {
    value: (of: number) => at(q, of, 1),
    below: (p: number, of: number) => at(p, of, 1 / wider),
    above: (p: number, of: number) => at(p, of, wider),
  };
}

function estimated(
  statistic: Percentile,
  { listed, rest }: CountedQueries,
  lack: LogLack | null,
): Reading | null {
  const [had, takes] = [sum(listed.map(({ calls }) => calls)), FEWEST[statistic]];
  if (had === 0) return null;
  if (had < takes) return none({ kind: 'few', what: 'statements', had, takes });
  const parts = listed.flatMap(({ calls, totalMs, deviationMs }) =>
    deviationMs === null ? [] : [{ count: calls, mean: totalMs / calls, deviation: deviationMs }],
  );
  if (parts.length < listed.length) return none({ kind: 'mean-alone' });
  const { value, low, high } = percentileOfMoments(parts, QUANTILE[statistic], {
    count: rest.count,
    total: rest.totalMs,
  });
  const unlisted = rest.count / (had + rest.count);
  return {
    ...measured(value, low, high),
    times: {
      from: 'moments',
      ...(lack && { lack }),
      ...(unlisted > WORTH_A_WORD && { rest: unlisted }),
    },
  };
}
