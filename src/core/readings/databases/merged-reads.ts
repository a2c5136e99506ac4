import {
  type DatabaseEvidence,
  type DatabaseTotals,
  type Sessions,
  type TableUse,
  takenOf,
} from '../../model/evidence/database.ts';
import type { Statement } from '../../model/evidence/statement.ts';

type Read = Omit<DatabaseEvidence, 'endpoints'>;

/** What two looks at one arm showed, the later one of a database that was made anew: plans and settings are of what is there now; without `log`. */
export function mergedReads(before: Read, after: Read): Read {
  const { product, version, plans, settings = before.settings } = after;
  return {
    ...{ product, version, plans, ...(settings && { settings }) },
    watchedMs: before.watchedMs + after.watchedMs,
    statements: mergedStatements(before.statements, after.statements),
    all: summed(before.all, after.all),
    totals: summed<DatabaseTotals>(before.totals, after.totals),
    tables: mergedTables(before.tables, after.tables),
    sessions: mergedSessions(before.sessions, after.sessions),
    locks: [...before.locks, ...after.locks],
    gaps: [...new Map([...before.gaps, ...after.gaps].map((gap) => [JSON.stringify(gap), gap])).values()],
  };
}

/** Field by field; what one side alone read is all there is. */
function summed<T extends { readonly [K in keyof T]: number }>(a: T | null, b: T | null): T | null {
  if (a === null || b === null) return a ?? b;
  const names = Object.keys(a) as (keyof T)[];
  return Object.fromEntries(names.map((name) => [name, a[name] + b[name]])) as T;
}

/** At most so many are kept of an arm, by their time. */
const MOST = 100;

function mergedStatements(before: readonly Statement[], after: readonly Statement[]): readonly Statement[] {
  const all = new Map(before.map((one) => [one.id, one]));
  for (const one of after) {
    const same = all.get(one.id);
    // Of the two, the one that is of the load alone.
    if (same !== undefined && one.isTraced) continue;
    all.set(one.id, same === undefined || same.isTraced ? one : together(same, one));
  }
  return [...all.values()].toSorted((a, b) => b.totalMs - a.totalMs).slice(0, MOST);
}

function together(a: Statement, b: Statement): Statement {
  const { id, text, kind } = b;
  const add = (of: 'calls' | 'totalMs' | 'rows' | 'blocksHit' | 'blocksRead' | 'tempBlocks') => a[of] + b[of];
  return {
    ...{ id, text, kind, calls: add('calls'), totalMs: add('totalMs'), rows: add('rows') },
    ...{ blocksHit: add('blocksHit'), blocksRead: add('blocksRead'), tempBlocks: add('tempBlocks') },
    deviationMs: deviationOf(a, b),
  };
}

/** Of all calls: their own squares and those of their means' difference (Chan, Golub and LeVeque 1979); ms. */
function deviationOf(a: Statement, b: Statement): number | null {
  if (a.calls === 0) return b.deviationMs;
  if (b.calls === 0) return a.deviationMs;
  if (a.deviationMs === null || b.deviationMs === null) return null;
  const calls = a.calls + b.calls;
  const apart = b.totalMs / b.calls - a.totalMs / a.calls;
  const squares = a.calls * a.deviationMs ** 2 + b.calls * b.deviationMs ** 2;
  return Math.sqrt((squares + (apart ** 2 * a.calls * b.calls) / calls) / calls);
}

function mergedTables(before: readonly TableUse[], after: readonly TableUse[]): readonly TableUse[] {
  const all = new Map(before.map((one) => [one.name, one]));
  for (const one of after) {
    const same = all.get(one.name);
    if (same === undefined) all.set(one.name, one);
    else {
      const { name, rows } = one;
      const add = (of: 'sequentialScans' | 'sequentialRows' | 'indexScans') => same[of] + one[of];
      all.set(name, {
        ...{ name, rows: rows ?? same.rows, sequentialScans: add('sequentialScans') },
        ...{ sequentialRows: add('sequentialRows'), indexScans: add('indexScans') },
      });
    }
  }
  return [...all.values()];
}

function mergedSessions(a: Sessions | null, b: Sessions | null): Sessions | null {
  if (a === null || b === null) return a ?? b;
  const most = (of: Exclude<keyof Sessions, 'looks' | 'allowed' | 'fullest'>) => Math.max(a[of], b[of]);
  return {
    ...{ looks: a.looks + b.looks, allowed: b.allowed, most: most('most'), mostActive: most('mostActive') },
    mostIdleInTransaction: most('mostIdleInTransaction'),
    longestIdleInTransactionMs: most('longestIdleInTransactionMs'),
    // What came nearer to its limit of both.
    ...(takenOf(a, 'nothing') > takenOf(b, 'nothing') ? fullestOf(a) : fullestOf(b)),
  };
}

const fullestOf = ({ fullest }: Sessions): Pick<Sessions, 'fullest'> =>
  fullest === undefined ? {} : { fullest };
