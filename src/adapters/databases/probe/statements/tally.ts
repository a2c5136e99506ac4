import type { DatabaseSample } from '../../../../core/readings/sample.ts';
import type { Ask } from '../link.ts';
import { MARK } from '../mark.ts';
import { columnsOf, type Source, tellsDropped } from './snapshot.ts';

/** As often as an application's processes are looked at, so that both are as exact at a window's ends. */
const EVERY_MS = 250;
/** Most that reading may take of the time: one that takes long is followed by the next one later. */
const SHARE = 0.02;
/** With thousands of statements, or a server that is far, reading would be felt, and samples so rare that they say little. */
const MOST_MS = 20;
/** One after the other: of a slow answer now and then a busy machine is to blame. */
const MOST_SLOW = 3;
/** Our own statements are known once each of them ran. */
const LEARNS = new Set([0, 5]);

/** Follows how much a database does, four times a second. */
export type Tally = {
  /** From the next `begin` on; nothing is read before. */
  want(): void;
  /** Throws nothing. What the database does until then is not counted. */
  begin(): Promise<void>;
  /** Once more at this moment: the load ended, or it is another's turn. */
  now(): Promise<void>;
  end(): void;
  /** oldest first; what follows once reading takes too long, or fails, is missing */
  samples(): readonly DatabaseSample[];
};

/** Counters of the server. `dropped`: how often it had to drop statements; null: it does not tell, before 14. */
type Totals = Omit<DatabaseSample, 'at'> & { readonly dropped: number | null };

const NOTHING = { statements: 0, rows: 0, ms: 0 };

/** What clients asked for in the database of `source`, our own statements left out. `isCut`: there is no connection now. */
export function createTally(ask: Ask, source: Source, isCut: () => boolean): Tally {
  const read = createReader(ask, source);
  const samples: DatabaseSample[] = [];
  let state: 'unwanted' | 'off' | 'on' | 'given up' = 'unwanted';
  let isReading = false;
  let timer: NodeJS.Timeout | undefined;

  /** How long it took, ms. */
  const now = async (): Promise<number> => {
    // A connection that is lost is opened again by whoever needs it, and once only.
    if (isReading || state !== 'on' || isCut()) return 0;
    isReading = true;
    const began = performance.now();
    const sample = await read.next().catch(() => null);
    isReading = false;
    if (sample === null) state = 'given up';
    else samples.push(sample);
    return performance.now() - began;
  };
  const goOn = (tookMs: number) => {
    clearTimeout(timer);
    if (state !== 'on') return;
    timer = setTimeout(async () => goOn(await now()), Math.max(EVERY_MS, tookMs / SHARE)).unref();
  };
  return {
    want() {
      if (state === 'unwanted') state = 'off';
    },
    async begin() {
      if (state !== 'off' && state !== 'on') return;
      read.anew();
      state = 'on';
      goOn(await now());
    },
    async now() {
      await now();
    },
    end() {
      clearTimeout(timer);
      if (state === 'on') state = 'off';
    },
    samples: () => samples,
  };
}

/** Reads one sample after the other. */
function createReader(ask: Ask, source: Source) {
  let ours: readonly string[] = [];
  let before: Totals | null = null;
  let total = NOTHING;
  let [reads, slow] = [0, 0];
  return {
    /** What is done until the next sample is not counted. */
    anew() {
      before = null;
    },
    /** Throws what the server says; null: reading takes too long. */
    async next(): Promise<DatabaseSample | null> {
      const began = performance.now();
      const now = await totalsOf(ask, source, ours);
      slow = performance.now() - began > MOST_MS ? slow + 1 : 0;
      total = grown(total, before, now);
      before = now;
      // As it is answered: before that it may have waited behind another question.
      const sample = { at: Date.now(), ...total };
      if (LEARNS.has(reads)) {
        ours = await oursIn(ask, source);
        // From here on without them: what the application does meanwhile is no gap in what it did.
        before = await totalsOf(ask, source, ours);
      }
      reads += 1;
      return slow > MOST_SLOW ? null : sample;
    },
  };
}

/** Counters only grow: where one fell the database was made anew, and where some were dropped, what they had is not known. */
function grown(total: typeof NOTHING, before: Totals | null, now: Totals): typeof NOTHING {
  if (before === null || before.dropped !== now.dropped) return total;
  const by = {
    ...{ statements: now.statements - before.statements, rows: now.rows - before.rows },
    ms: now.ms - before.ms,
  };
  if (Math.min(by.statements, by.rows, by.ms) < 0) return total;
  return { statements: total.statements + by.statements, rows: total.rows + by.rows, ms: total.ms + by.ms };
}

async function totalsOf(ask: Ask, source: Source, ours: readonly string[]): Promise<Totals> {
  const { schema, dbId } = source;
  const { total, top } = columnsOf(source);
  const dropped = tellsDropped(source) ? `(SELECT dealloc FROM ${schema}.pg_stat_statements_info)` : 'NULL';
  const [row] = await ask(
    `SELECT ${MARK} coalesce(sum(calls), 0) AS calls, coalesce(sum(rows), 0) AS rows, coalesce(sum(${total}), 0) AS total, ${dropped} AS dropped FROM ${schema}.pg_stat_statements(false) WHERE dbid = $1 AND ${top} AND (queryid IS NULL OR queryid <> ALL ($2::bigint[]))`,
    [dbId, ours],
  );
  const number = (name: string) => Number(row?.[name] ?? 0);
  return {
    ...{ statements: number('calls'), rows: number('rows'), ms: number('total') },
    dropped: row?.['dropped'] == null ? null : number('dropped'),
  };
}

/** The ids of our own statements, so far. */
async function oursIn(ask: Ask, { schema, dbId }: Source): Promise<readonly string[]> {
  const rows = await ask(
    `SELECT ${MARK} DISTINCT queryid FROM ${schema}.pg_stat_statements(true) WHERE dbid = $1 AND queryid IS NOT NULL AND query LIKE '%' || $2 || '%'`,
    [dbId, MARK],
  );
  return rows.map((row) => String(row['queryid']));
}
