import { diagnose } from '../../../src/core/diagnosis/diagnose.ts';
import type { Compared } from '../../../src/core/model/decision/compared.ts';
import type { CauseFact } from '../../../src/core/model/evidence/cause.ts';
import type { DatabaseEvidence } from '../../../src/core/model/evidence/database.ts';
import type { PlanNode, StatementPlan } from '../../../src/core/model/evidence/plan.ts';
import type { Statement, StatementKind } from '../../../src/core/model/evidence/statement.ts';
import type { ComparisonClass } from '../../../src/core/model/judgement/comparison-class.ts';
import type { ArmRecord, Recording } from '../../../src/core/model/recording/recording.ts';
import type { Endpoint, Series } from '../../../src/core/model/recording/series.ts';
import type { Arm, Window } from '../../../src/core/model/recording/window.ts';
import { endpointKey } from '../../../src/core/model/subject-key.ts';
import { asDuet, sampleArm, sampleRecording } from '../../contracts/samples.ts';

/** One statement as an application runs it. */
export type Ran = {
  readonly sql: string;
  /** per call of its endpoint */
  readonly perCall: number;
  /** of one run of it, ms */
  readonly ms: number;
  readonly rows?: number;
  readonly isExact?: boolean;
  readonly deviationMs?: number | null;
  readonly tempBlocks?: number;
};

/** One endpoint of an application: 1,000 requests of it are made. */
export type Served = {
  readonly ms: number;
  readonly ran: readonly Ran[];
  /** absent: those of all */
  readonly phases?: Series['phases'];
  /** what its calls by themselves showed, where that differs from the load; and how many there were */
  readonly byItself?: readonly Ran[];
  readonly calls?: number;
  /** a call by itself, ms; absent: it was not told */
  readonly aloneMs?: number;
};

/** One side as an application and its database were. */
export type World = {
  /** `GET /orders` → what it does */
  readonly endpoints: Readonly<Record<string, Served>>;
  readonly database?: Partial<DatabaseEvidence>;
  /** plans by statement */
  readonly plans?: Readonly<Record<string, Omit<StatementPlan, 'id'>>>;
  /** counters of tables stand as `database` has them; absent: a table that a plan scans was scanned by each call */
  readonly isCountedSo?: true;
  readonly readings?: Readonly<Record<string, number>>;
  /** readings that differ from window to window, four of each */
  readonly byWindow?: Readonly<Record<string, readonly number[]>>;
  readonly phases?: Series['phases'];
  readonly process?: ArmRecord['processes'];
  readonly profiled?: ArmRecord['profiled'];
  /** of all requests together */
  readonly receivedBytes?: number;
};

export const REQUESTS = 1000;

/** A statement's id, which follows from its text. */
export const idOf = (sql: string): string => `id of ${sql}`;

const kindOf = (sql: string): StatementKind => {
  const [, word = ''] = /^(\w+)/.exec(sql.toLowerCase()) ?? [];
  return word === 'select' || word === 'insert' || word === 'update' || word === 'delete' ? word : 'other';
};

/** A table scanned, read by an index, joined. */
export const node = (kind: string, more: Partial<PlanNode> = {}): PlanNode => ({
  ...{ depth: 0, kind, table: null, index: null, filter: null, rows: 1, cost: 10 },
  ...more,
});

function seriesOf(ms: number, requests: number, phases: Series['phases'] = {}): Series {
  return {
    ...{ requests, rate: requests / 10, failed: 0, precision: 'exact', phases, failures: [] },
    duration: { count: requests, min: ms, avg: ms, p50: ms, p90: ms, p95: ms, p99: ms, max: ms },
    ...{ histogram: null, timeline: null },
  };
}

/** What was recorded of one side. */
export function armOf(world: World): ArmRecord {
  const served = Object.entries(world.endpoints);
  const endpoints = served.map(([key, { ms, phases = world.phases }]): Endpoint => {
    const [method = '', name = ''] = key.split(' ');
    return { ...seriesOf(ms, REQUESTS, phases), method, name };
  });
  const mean = served.reduce((sum, [, { ms }]) => sum + ms, 0) / Math.max(1, served.length);
  return {
    ...sampleArm(),
    endpoints,
    overall: seriesOf(mean, REQUESTS * served.length, world.phases),
    database: databaseOf(world),
    ...(world.process !== undefined && { processes: world.process }),
    ...(world.profiled !== undefined && { profiled: world.profiled }),
    ...(world.receivedBytes !== undefined && {
      load: { ...sampleArm().load, receivedBytes: world.receivedBytes },
    }),
  };
}

const sumOf = (all: ReadonlyMap<string, Statement>, of: (one: Statement) => number): number =>
  [...all.values()].reduce((sum, one) => sum + of(one), 0);

function databaseOf(world: World): DatabaseEvidence {
  const statements = new Map<string, Statement>();
  for (const { ran } of Object.values(world.endpoints)) {
    for (const one of ran) {
      const before = statements.get(one.sql);
      const calls = one.perCall * REQUESTS;
      statements.set(one.sql, {
        // As a look into a database cuts it; what it is called by is of all of it.
        ...{ id: idOf(one.sql), text: one.sql.slice(0, 2000), kind: kindOf(one.sql) },
        calls: Math.round(calls + (before?.calls ?? 0)),
        totalMs: calls * one.ms + (before?.totalMs ?? 0),
        deviationMs: one.deviationMs === undefined ? one.ms / 4 : one.deviationMs,
        rows: Math.round(calls * (one.rows ?? 1) + (before?.rows ?? 0)),
        ...{ blocksHit: 10_000, blocksRead: 0 },
        tempBlocks: Math.round(calls * (one.tempBlocks ?? 0)),
      });
    }
  }
  return {
    ...{ product: 'postgres', version: '15.10', watchedMs: 60_000, statements: [...statements.values()] },
    ...{ locks: [], gaps: [] },
    all: {
      calls: sumOf(statements, ({ calls }) => calls),
      totalMs: sumOf(statements, ({ totalMs }) => totalMs),
      rows: sumOf(statements, ({ rows }) => rows),
    },
    totals: { commits: 1000, rollbacks: 0, deadlocks: 0, tempBytes: 0, blocksHit: 100_000, blocksRead: 10 },
    sessions: {
      ...{ looks: 60, most: 10, mostActive: 4, mostIdleInTransaction: 0, longestIdleInTransactionMs: 0 },
      allowed: 97,
    },
    plans: Object.entries(world.plans ?? {}).map(([sql, plan]) => ({ id: idOf(sql), ...plan })),
    endpoints: Object.entries(world.endpoints).map(
      ([endpoint, { ran, byItself = ran, calls = 20, aloneMs }]) => ({
        ...{ endpoint, calls, ...(aloneMs !== undefined && { ms: aloneMs }) },
        statements: byItself.map((one) => ({
          ...{ id: idOf(one.sql), perCall: one.perCall, isExact: one.isExact ?? true },
          msPerCall: one.perCall * one.ms,
          rowsPerCall: one.perCall * (one.rows ?? 1),
        })),
      }),
    ),
    ...world.database,
    tables: tablesOf(world, statements),
  };
}

/** Its tables, those that were not scanned by then with the scans of its plans. */
function tablesOf(world: World, statements: ReadonlyMap<string, Statement>): DatabaseEvidence['tables'] {
  const { tables = [] } = world.database ?? {};
  if (world.isCountedSo) return tables;
  return tables.map((table) => {
    const scans = Object.entries(world.plans ?? {}).reduce((sum, [sql, { nodes }]) => {
      const isScan = nodes.some((one) => one.kind === 'Seq Scan' && one.table === table.name);
      return sum + (isScan ? (statements.get(sql)?.calls ?? 0) : 0);
    }, 0);
    if (table.sequentialScans > 0) return table;
    return { ...table, sequentialScans: scans, sequentialRows: scans * (table.rows ?? 0) };
  });
}

const windowsOf = (arm: Arm, { readings = {}, byWindow = {}, endpoints }: World): readonly Window[] =>
  [0, 1, 2, 3].map((pair) => ({
    ...{ arm, part: { kind: 'round', pair, turn: arm === 'base' ? 1 : 2, start: 1 } as const },
    ...{ startedAt: 1_793_527_200_000 + pair * 1000, durationMs: 3000 },
    load: { iterations: 250, dropped: 0, wanted: null, vus: 10, exhausted: false },
    subjects: {
      overall: {
        ...{ requests: (REQUESTS * Object.keys(endpoints).length) / 4, failed: 0 },
        ...{ failingSeconds: [], percentiles: null },
      },
    },
    readings: {
      ...readings,
      ...Object.fromEntries(Object.entries(byWindow).map(([name, all]) => [name, all[pair] ?? 0])),
    },
  }));

/** Both sides of a duet. */
export function duetOf(base: World, head: World): Recording {
  const recording = asDuet(sampleRecording(), [], {}, {});
  return {
    ...recording,
    arms: { head: { ...armOf(head), origin: null }, base: { ...armOf(base), origin: 'base' } },
    windows: [...windowsOf('base', base), ...windowsOf('head', head)],
  };
}

const classOf = (change: number): ComparisonClass =>
  change > 0.5 ? 'critical' : change > 0.2 ? 'significant' : change > 0.05 ? 'slower' : 'unchanged';

/** p95 of each endpoint and of all requests as a comparison without any noise would call it. */
export function comparisonsOf({ arms: { head, base } }: Recording): readonly Compared[] {
  const keyed = (arm: ArmRecord | undefined): ReadonlyMap<string, number> =>
    new Map(
      [...(arm?.endpoints ?? []).map((one) => [endpointKey(one), one.duration?.avg ?? 0] as const)].concat([
        ['overall', arm?.overall.duration?.avg ?? 0],
      ]),
    );
  const [ofHead, ofBase] = [keyed(head), keyed(base)];
  return [...ofHead].flatMap(([key, ms]): readonly Compared[] => {
    const before = ofBase.get(key);
    if (before === undefined) return [];
    const [method = '', name = ''] = key.split(' ');
    const change = ms / before - 1;
    return [
      {
        subject: key === 'overall' ? { kind: 'overall' } : { kind: 'endpoint', method, name },
        ...{ metric: 'p95', unit: 'ms', base: before, head: ms, change, worse: change },
        ...{ class: classOf(change), action: null, samples: { base: 1000, head: 1000 }, way: 'duet' },
      },
    ];
  });
}

/** What is found in a duet of these; `isQuiet`: whose comparisons call nothing slower, as they do of one build. */
export function foundIn(base: World, head: World, isQuiet = false): readonly CauseFact[] {
  const recording = duetOf(base, head);
  const compared = comparisonsOf(recording);
  return diagnose({
    recording,
    base: recording.arms.base ?? null,
    comparisons: isQuiet ? compared.map((one) => ({ ...one, class: 'unchanged' })) : compared,
  });
}

/** The same of head alone. */
export function foundAlone(head: World): readonly CauseFact[] {
  return diagnose({
    recording: { ...duetOf(head, head), arms: { head: armOf(head) } },
    base: null,
    comparisons: [],
  });
}

/** "n-plus-one new high", in their order. */
export const namesOf = (found: readonly CauseFact[]): readonly string[] =>
  found.map(({ rule, isNew, severity }) => `${rule} ${isNew ? 'new ' : ''}${severity}`);
