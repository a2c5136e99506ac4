import type { CauseFact } from '../../model/evidence/cause.ts';
import { bytesText, quantity, significant } from '../../model/quantity.ts';
import { several } from '../names.ts';
import * as figures from './figures.ts';
import { createIndex, noteOf } from './index-sql.ts';
import type { Phrase, Phrasing } from './phrase.ts';
import { code, saidInSentence, sqlInSentence } from './sql.ts';

function missingIndex(fact: CauseFact): Phrase {
  const { table = '', sql = '', filter, columns, index, how, scan, partitions, cast } = fact.texts;
  const [rows, cost] = [figures.shown(fact, 'tableRows').head, figures.shown(fact, 'cost')];
  const scanned = figures.shown(fact, 'scanned');
  const parts = partitions === undefined ? '' : partsText(Number(partitions));
  const size = rows === null ? '' : ` (${Math.round(rows)} rows)`;
  const before =
    index === undefined
      ? ''
      : index === ''
        ? ', and base does not'
        : `, where base uses the index ${code(index)}`;
  return {
    title: cast === undefined ? `Missing index on ${table}` : `A cast rules out an index on ${table}`,
    cause: `${sqlInSentence(sql)} ${figures.now(fact)}${scan === undefined ? 'goes through much of' : 'reads all of'} ${parts}${code(table)}${size}${before}${cast === undefined ? '' : `, as it compares ${code(cast)} and not the column itself`}`,
    evidence: [
      `Plan of ${sqlInSentence(sql)}: ${scan === undefined ? 'an index that does not fit, on' : 'a sequential scan of'} ${parts}${code(table)}${size}${filter === undefined ? '' : `, filtered by ${code(filter)}`}.`,
      ...(figures.shown(fact, 'meanMs').head === null
        ? []
        : [`It takes ${figures.msSpan(figures.shown(fact, 'meanMs'))} per call.`]),
      ...(scanned.head === null
        ? []
        : [
            `Averaged over all requests, sequential scans go through ${figures.plainSpan(rounded(scanned))} rows of ${code(table)} each.`,
          ]),
      ...(how === undefined
        ? []
        : [
            `With the index (${how === 'made' ? 'made and taken back' : 'asked of the planner by hypopg'}) the planner's cost is ${significant(cost.base ?? 0)} → ${significant(cost.head ?? 0)}.`,
          ]),
    ],
    ...adviceOnIndex(index, cast),
    values: {
      create: columns === undefined || index ? null : createIndex(table, columns, partitions !== undefined),
      createNote: noteOf(partitions !== undefined),
    },
  };
}

/** Where it is not just to make an index. */
function adviceOnIndex(index: string | undefined, cast: string | undefined): Pick<Phrase, 'advice'> {
  if (cast !== undefined) {
    return {
      advice: `compare the column without the cast ${code(cast)}, and give the value the type of the column: an index on a column does not serve its cast to another type`,
    };
  }
  if (index === undefined || index === '') return {};
  return {
    advice: `bring back the index ${code(index)}, or find out why head does not use it: a cast, a function, another type of its column`,
  };
}

/** A plan without values shows also those that a range of them leaves out. */
const partsText = (count: number): string => `${count > 1 ? 'up to ' : ''}${several(count, 'partition')} of `;

const rounded = ({ base, head }: ReturnType<typeof figures.shown>): ReturnType<typeof figures.shown> => ({
  base: base === null ? null : Math.round(base),
  head: head === null ? null : Math.round(head),
});

function lockContention(fact: CauseFact): Phrase {
  const { sql = '', holding = '', idle, longestSql, longestHolding = '' } = fact.texts;
  const [seen, longest] = [figures.shown(fact, 'seen'), figures.shown(fact, 'longestMs')];
  const own = figures.ofHead(fact, 'ownLongestMs');
  const holder =
    idle === undefined
      ? `for a lock of ${sqlInSentence(holding)}`
      : 'for a lock of a transaction that does nothing meanwhile';
  return {
    title: `Lock contention in ${figures.whose(fact)}`,
    cause: `${sqlInSentence(sql)} ${figures.now(fact)}waits ${holder}, up to ${quantity(own, 'ms')}`,
    evidence: [
      `Waiting sessions were seen ${figures.plainSpan(seen)} times in ${several(figures.ofHead(fact, 'looks'), 'look')}, one a second.`,
      longestSql === undefined
        ? `The longest wait is ${figures.msSpan(longest)}.`
        : `The longest wait of all is ${figures.msSpan(longest)}, of ${sqlInSentence(longestSql)} for a lock of ${sqlInSentence(longestHolding)}.`,
      `The holder ran ${sqlInSentence(holding)} last.`,
    ],
  };
}

function idleInTransaction(fact: CauseFact): Phrase {
  const longest = figures.shown(fact, 'longestMs');
  return {
    title: 'Transactions are held open',
    cause: `transactions are ${figures.now(fact)}held open for up to ${quantity(longest.head, 'ms')} while nothing is asked of the database`,
    evidence: [
      `The longest time idle in a transaction is ${figures.msSpan(longest)}.`,
      `Sessions in that state at once: ${figures.plainSpan(figures.shown(fact, 'sessions'))} at most.`,
    ],
  };
}

/** A tenth is left for migrations, people and the next release's start. */
const USABLE = 0.9;

/** Whose connections are counted. */
const LIMITED: Readonly<Record<string, string>> = {
  server: 'connections of the database server',
  database: 'connections of the database',
  role: "connections of the application's role",
};

/** Where nobody knows how many are allowed. */
const SMALLER_POOL = 'limit the pool of the application, and give connections back early';

function connectionsExhausted(fact: CauseFact): Phrase {
  const title = 'Connections of the database are exhausted';
  const { refusal } = fact.texts;
  const isCounted = figures.shown(fact, 'most').head !== null;
  const counted = takenConnections(fact);
  if (refusal === undefined) return { title, ...counted };
  return {
    title,
    cause: `the database ${figures.now(fact)}refuses further connections: ${saidInSentence(refusal)}`,
    evidence: [
      `The look into the database of head got no connection, as all that are allowed are taken (SQLSTATE 53300)${fact.isNew ? '; that of base got one' : ''}.`,
      ...(isCounted ? counted.evidence : []),
    ],
    ...(isCounted ? { values: counted.values } : { advice: SMALLER_POOL }),
  };
}

function takenConnections(fact: CauseFact): Required<Pick<Phrase, 'cause' | 'evidence' | 'values'>> {
  const [most, allowed] = [figures.shown(fact, 'most'), figures.ofHead(fact, 'allowed')];
  const [others, gates] = [figures.ofHead(fact, 'others'), figures.ofHead(fact, 'gates')];
  const whose = LIMITED[fact.texts['of'] ?? ''] ?? 'connections of the database';
  const before = fact.isNew && most.base !== null ? figures.was(figures.number(most.base)) : '';
  const besides =
    others === 0
      ? ''
      : `, ${others} of them by ${others === gates ? 'the other side of this comparison' : 'other databases'}`;
  return {
    cause: `${figures.number(most.head ?? 0)} of ${allowed} ${whose} are taken${besides}${before}`,
    evidence: [
      `Sessions at once: ${figures.plainSpan(most)} at most, of ${allowed} ${whose}.`,
      ...(others === 0 ? [] : [othersText(others, gates)]),
      `Sessions of the database that work at once: ${figures.plainSpan(figures.shown(fact, 'active'))} at most.`,
    ],
    values: { poolMax: String(Math.max(1, Math.floor((allowed - others + gates) * USABLE))) },
  };
}

/** "Of them, 60 belong to other databases, 48 to those that the gate made, such as the other side's." */
const othersText = (others: number, gates: number): string =>
  `Of them, ${others} belong to other databases${gates === 0 ? '' : `, ${gates} to those that the gate made, such as the other side's`}.`;

function cacheHitLow(fact: CauseFact): Phrase {
  const [hit, read] = [figures.shown(fact, 'hit'), figures.shown(fact, 'read')];
  const sharedBuffers = figures.shown(fact, 'sharedBuffers').head;
  return {
    title: 'The cache of the database is missed often',
    cause: `the database finds ${quantity(hit.head, 'ratio')} of its blocks in its cache${fact.isNew && hit.base !== null ? figures.was(quantity(hit.base, 'ratio')) : ''}`,
    evidence: [
      `Blocks found in the cache: ${figures.shareSpan(hit)}.`,
      `Blocks from outside of it: ${figures.plainSpan(rounded(read))} per request.`,
    ],
    values: sharedBuffers === null ? {} : biggerCache(sharedBuffers),
  };
}

/** A step up from what there is: how much memory its machine has, nobody knows. */
const biggerCache = (now: number): NonNullable<Phrase['values']> => ({
  sharedBuffers: `${Math.ceil((2 * now) / 1024 ** 2)}MB`,
  sharedBuffersNow: bytesText(now),
});

function deadlocks(fact: CauseFact): Phrase {
  const [found, transactions] = [figures.shown(fact, 'deadlocks'), figures.shown(fact, 'transactions')];
  return {
    title: 'Deadlocks',
    cause: `the database ended ${several(found.head ?? 0, 'transaction')} for a deadlock${fact.isNew && found.base !== null ? figures.was(figures.number(found.base)) : ''}`,
    evidence: [`Deadlocks: ${figures.plainSpan(found)}, in ${figures.plainSpan(transactions)} transactions.`],
  };
}

/** Causes in the database that are no single statement. */
export const DATABASE_PHRASES: Readonly<Record<string, Phrasing>> = {
  'missing-index': missingIndex,
  'lock-contention': lockContention,
  'idle-in-transaction': idleInTransaction,
  'connections-exhausted': connectionsExhausted,
  'cache-hit-low': cacheHitLow,
  deadlocks,
};
