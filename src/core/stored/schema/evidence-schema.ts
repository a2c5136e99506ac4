import { z } from 'zod';
import { CONNECTION_LIMITS, type DatabaseEvidence } from '../../model/evidence/database.ts';
import { LOG_MISSING, type LoggedTimes } from '../../model/evidence/logged-times.ts';
import type { StatementPlan } from '../../model/evidence/plan.ts';
import { type EndpointStatements, STATEMENT_KINDS, type Statement } from '../../model/evidence/statement.ts';
import { MISSED, UNTRACED } from '../../model/evidence/untraced.ts';
import { amount, count, exactly, open, text } from './fields.ts';
import { histogramShape } from './series-schema.ts';

/** Statements, plans, tables and the like of one arm. */
const MOST = 1000;
/** Longest statement, characters; a cut one says so by its end. */
const sql = z.string().max(4000);

const statement: z.ZodType<Statement> = exactly<Statement>()(
  open({
    id: text,
    text: sql,
    kind: z.enum(STATEMENT_KINDS),
    calls: count,
    totalMs: amount,
    deviationMs: amount.nullable(),
    rows: count,
    blocksHit: count,
    blocksRead: count,
    tempBlocks: count,
    isTraced: z.literal(true).exactOptional(),
  }),
);

const endpoint: z.ZodType<EndpointStatements> = exactly<EndpointStatements>()(
  open({
    endpoint: text,
    calls: count,
    ms: amount.exactOptional(),
    statements: z
      .array(
        open({ id: text, perCall: amount, isExact: z.boolean(), msPerCall: amount, rowsPerCall: amount }),
      )
      .max(100),
  }),
);

const plan: z.ZodType<StatementPlan> = exactly<StatementPlan>()(
  open({
    id: text,
    nodes: z
      .array(
        open({
          depth: count.max(MOST),
          kind: text,
          table: text.nullable(),
          index: text.nullable(),
          filter: sql.nullable(),
          rows: amount,
          cost: amount,
          partitions: open({ count, rows: amount }).exactOptional(),
        }),
      )
      .max(MOST),
    missing: open({
      sql,
      table: text,
      columns: z.array(text).min(1).max(32),
      costWithout: amount,
      costWith: amount,
      how: z.enum(['made', 'hypothetical']),
    }).exactOptional(),
    tried: z.array(text).max(MOST).exactOptional(),
  }),
);

const gap = z.discriminatedUnion('kind', [
  open({ kind: z.enum(['no-extension', 'not-preloaded', 'no-rights']), sql: text }),
  open({ kind: z.literal('shared'), inTurns: z.literal(true).exactOptional() }),
  open({ kind: z.literal('no-url'), variable: text }),
  open({
    kind: z.enum(['unreachable', 'lost', 'failed']),
    said: text,
    isFull: z.literal(true).exactOptional(),
  }),
  open({ kind: z.literal('dropped'), kept: count }),
  open({ kind: z.literal('untraced'), why: z.enum(UNTRACED), said: text.nullable() }),
  open({ kind: z.literal('missed'), why: z.enum(MISSED), endpoints: z.array(text).max(MOST) }),
  open({ kind: z.literal('old-version'), version: text }),
]);

const sessions = open({
  looks: count,
  most: count,
  mostActive: count,
  mostIdleInTransaction: count,
  longestIdleInTransactionMs: amount,
  allowed: count,
  fullest: open({
    ...{ of: z.enum(CONNECTION_LIMITS), most: count, allowed: count, own: count, gates: count },
  }).exactOptional(),
});

const lock = open({
  waiting: sql,
  holding: sql,
  waitingId: text.exactOptional(),
  holdingId: text.exactOptional(),
  holderIdleInTransaction: z.boolean(),
  seen: count,
  longestMs: amount,
});

const log: z.ZodType<LoggedTimes> = exactly<LoggedTimes>()(
  z.discriminatedUnion('kind', [
    open({
      kind: z.literal('read'),
      thresholdMs: amount,
      entries: count,
      isWhole: z.boolean(),
      portions: count.exactOptional(),
      times: histogramShape,
    }),
    open({ kind: z.literal('missing'), why: z.enum(LOG_MISSING), said: text }),
  ]),
);

export const databaseShape: z.ZodType<DatabaseEvidence> = exactly<DatabaseEvidence>()(
  open({
    product: z.literal('postgres'),
    version: text,
    watchedMs: amount,
    statements: z.array(statement).max(MOST),
    all: open({ calls: count, totalMs: amount, rows: count }).nullable(),
    totals: open({
      ...{ commits: count, rollbacks: count, deadlocks: count, tempBytes: count },
      ...{ blocksHit: count, blocksRead: count },
    }).nullable(),
    tables: z
      .array(
        open({
          name: text,
          sequentialScans: count,
          sequentialRows: count,
          indexScans: count,
          rows: amount.nullable(),
        }),
      )
      .max(MOST),
    sessions: sessions.nullable(),
    locks: z.array(lock).max(100),
    plans: z.array(plan).max(100),
    endpoints: z.array(endpoint).max(300),
    gaps: z.array(gap).max(100),
    settings: open({ workMem: count, sharedBuffers: count }).exactOptional(),
    log: log.exactOptional(),
  }),
);
