import { sum } from 'simple-statistics';
import { type DatabaseEvidence, isPartial, isShared, takenOf } from '../../model/evidence/database.ts';
import type { Recording } from '../../model/recording/recording.ts';
import type { Target } from '../../model/targets/target.ts';
import { clopperPearson } from '../../statistics/binomial.ts';
import { countedQueries } from './counted-queries.ts';
import { queryPercentile } from './query-percentile.ts';
import { measured, none, type Reading } from './reading.ts';

export const DATABASE_METRICS = ['db.query', 'db.pool', 'db.deadlocks', 'db.cache-hit'] as const;

export type DatabaseMetric = (typeof DATABASE_METRICS)[number];

/** Fewer statements, or transactions, say nothing of a mean or a share. */
const FEWEST = 10;
const CONFIDENCE = 0.95;
/** Of the looks that there should be, one a second. */
const LOOKED = 0.5;

/** What head's database showed under load; base's own is another one where it was looked into at all. */
export function ofDatabase(
  metric: DatabaseMetric,
  { statistic }: Pick<Target, 'statistic'>,
  { arms }: Pick<Recording, 'arms'>,
): Reading {
  const { database } = arms.head;
  if (database === undefined) return none({ kind: 'no-reading', metric });
  const isKnown = !isPartial(database) && !isShared(database);
  if (!isKnown) return none({ kind: 'no-figure' });
  const isPercentile = metric === 'db.query' && statistic !== undefined && statistic !== 'avg';
  const read = isPercentile ? queryPercentile(statistic, database) : READ[metric](database);
  return read ?? none({ kind: 'no-figure' });
}

/** Null: the look into the database has none. */
const READ: Readonly<Record<DatabaseMetric, (database: DatabaseEvidence) => Reading | null>> = {
  // Of queries: what opens and closes a transaction takes no time, and would halve the mean.
  'db.query': ({ statements }) => {
    const queries = countedQueries({ statements, all: null }).listed;
    const calls = sum(queries.map((one) => one.calls));
    return calls < FEWEST ? null : outright(sum(queries.map((one) => one.totalMs)) / calls);
  },
  // The most at once of what was seen each second: a limit of connections holds all the time. The other side's are there for
  // the comparison's sake alone.
  'db.pool': ({ sessions, watchedMs }) => {
    if (sessions === null || sessions.allowed === 0) return null;
    const isWatched = sessions.looks >= Math.max(1, (LOOKED * watchedMs) / 1000);
    return isWatched ? outright(takenOf(sessions, 'gates')) : null;
  },
  'db.deadlocks': ({ totals }) => {
    const transactions = totals === null ? 0 : totals.commits + totals.rollbacks;
    if (totals === null || transactions < FEWEST) return null;
    const ended = Math.min(totals.deadlocks, transactions);
    const { low, high } = clopperPearson(ended, transactions, CONFIDENCE);
    return measured(ended / transactions, low, high);
  },
  // All blocks are counted, and none is a sample.
  'db.cache-hit': ({ totals }) => {
    const blocks = totals === null ? 0 : totals.blocksHit + totals.blocksRead;
    return totals === null || blocks === 0 ? null : outright(totals.blocksHit / blocks);
  },
};

const outright = (value: number): Reading => measured(value, value, value);
