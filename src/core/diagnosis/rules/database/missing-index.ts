import type { DatabaseEvidence } from '../../../model/evidence/database.ts';
import type { MissingIndex, PlanNode, StatementPlan } from '../../../model/evidence/plan.ts';
import { causeFact, type Found, spread } from '../../evidence/cause.ts';
import { notScanned } from '../../evidence/counted-scans.ts';
import type { Evidence, Rule } from '../../evidence/evidence.ts';
import { becameSlower, driftOf } from '../../evidence/means.ts';
import { castIn, columnsOf, isTable, isWhole, plansOf, rowsIn } from '../../evidence/plans.ts';
import { beforeOf, type StatementUse } from '../../evidence/statement-use.ts';
import { isOnlyOnHead, slowerMs, usersOf } from '../../evidence/users.ts';
import { worstFirst } from '../../evidence/weight.ts';

/** A smaller table fits into a few pages, which are read as quickly without an index. */
const MANY_ROWS = 1000;
/** A filter that leaves more of a table than this is not helped by an index. */
const SELECTIVE = 0.1;
/** An index that was tried and does not halve the cost is not worth its upkeep. */
const WORTH = 0.5;

/** Share of a request's time below which a scan that was there before, and of which nothing was tried, is not told. */
const NOTABLE = 0.1;

/**
 * A table of many rows that is read from its beginning to its end for a few of them. Where all indexes in question were
 * tried and none helps, there is none missing; where none was tried, the filter or base has to say which one it would be.
 */
export const missingIndex: Rule = {
  id: 'missing-index',
  find(evidence) {
    const { database } = evidence.head;
    if (database === undefined) return [];
    const found = [...plansOf(database)].flatMap(([shape, plan]) => {
      const denied = notScanned(evidence, 'head', shape, plan);
      return scansOf(plan, database)
        .filter(({ table, isScan }) => !isScan || !denied.includes(table))
        .flatMap((scan) => ofStatement(evidence, shape, scan));
    });
    const sorted = found.toSorted((a, b) => (b.found.msPerRequest ?? 0) - (a.found.msPerRequest ?? 0));
    return [...Map.groupBy(sorted, ({ key }) => key).values()].flatMap((all) => {
      const one = merged(
        evidence,
        all.map((each) => each.found),
      );
      return one === null ? [] : [causeFact(evidence, one)];
    });
  },
};

/**
 * Several statements that miss one index are one cause: the one that weighs, or costs, most tells it. Where one is new, it does
 * so by itself: the time of those that were there before is no part of what became slower.
 */
function merged(evidence: Evidence, all: readonly Found[]): Found | null {
  const isNew = all.some((one) => one.isNew);
  const told = all.filter((one) => one.isNew === isNew);
  const places = told.flatMap((found) =>
    found.endpoints.map((endpoint, index) => ({ endpoint, ms: found.msOfEach?.[index] ?? null, found })),
  );
  const sorted = worstFirst(evidence, isNew, places, ({ ms }) => ({ ms }));
  const once = [...Map.groupBy(sorted, ({ endpoint }) => endpoint).values()].flatMap(([one]) => one ?? []);
  const [first] = once;
  return first === undefined ? null : { ...first.found, ...spread(once, ({ ms }) => ms) };
}

type Scan = {
  readonly table: string;
  readonly rows: number | null;
  readonly filter: string | null;
  readonly columns: readonly string[] | null;
  /** that leaves no column to name; null: there is none */
  readonly cast: string | null;
  readonly missing: StatementPlan['missing'];
  /** all of the table is read; false: much of it, by an index that does not fit */
  readonly isScan: boolean;
  /** that are gone through; null: it has none */
  readonly partitions: number | null;
};

function scansOf(plan: StatementPlan, database: DatabaseEvidence): readonly Scan[] {
  const { missing } = plan;
  const whole = wholeScansOf(plan, database);
  if (
    missing === undefined ||
    !isProven(missing) ||
    whole.some(({ table }) => isTable(table, missing.table))
  ) {
    return whole;
  }
  const { table, columns } = missing;
  const node = plan.nodes.find((one) => isTable(one.table, table));
  const { filter = null } = node ?? {};
  return [
    ...whole,
    { table, filter, columns, cast: null, missing, isScan: false, ...sizeOf(database, table, node) },
  ];
}

const isProven = ({ costWith, costWithout }: MissingIndex): boolean => costWith <= costWithout * WORTH;

/** Whether all that might help was tried; an index that helps too little was tried as well. */
const isTried = ({ tried = [], missing }: StatementPlan, table: string): boolean =>
  [...tried, missing?.table ?? null].some((one) => isTable(one, table));

function wholeScansOf(plan: StatementPlan, database: DatabaseEvidence): readonly Scan[] {
  const { missing } = plan;
  return plan.nodes.filter(isWhole).flatMap((node) => {
    const { table, filter, rows: left } = node;
    if (table === null) return [];
    const { rows, partitions } = sizeOf(database, table, node);
    const isOwn = missing !== undefined && isTable(missing.table, table) && isProven(missing);
    const proven = isOwn ? missing : undefined;
    const sql = textOf(plan, database);
    const columns = proven?.columns ?? (filter === null ? null : columnsOf(filter, sql));
    const cast = columns !== null || filter === null ? null : castIn(filter, sql);
    const isLikely =
      filter !== null &&
      rows !== null &&
      rows >= MANY_ROWS &&
      left <= rows * SELECTIVE &&
      !isTried(plan, table);
    if (proven === undefined && !isLikely) return [];
    return [{ table, rows, filter, columns, cast, missing: proven, isScan: true, partitions }];
  });
}

/** The statement that a plan is of; empty: it is not known. */
const textOf = ({ id }: StatementPlan, database: DatabaseEvidence | undefined): string =>
  database?.statements.find((one) => one.id === id)?.text ?? '';

/** What is gone through: of a table with partitions only some may be. */
function sizeOf(
  database: DatabaseEvidence,
  table: string,
  node: PlanNode | undefined,
): Pick<Scan, 'rows' | 'partitions'> {
  const { count = null, rows = 0 } = node?.partitions ?? {};
  return { rows: rows > 0 ? rows : rowsIn(database, table), partitions: count };
}

/** One for each group of users: who has it new tells it. */
function ofStatement(
  evidence: Evidence,
  shape: string,
  scan: Scan,
): readonly { readonly key: string; readonly found: Found }[] {
  const all = usersOf(evidence, shape).map((use) => ({ ...use, was: stateOfBase(evidence, use, scan) }));
  const fresh = all.filter(({ was }) => was !== 'same');
  const isNew = fresh.length > 0;
  const msOf = (use: StatementUse): number => slowerMs(use, isNew);
  const users = worstFirst(evidence, isNew, isNew ? fresh : all, (use) => ({ ms: msOf(use) }));
  const [first] = users;
  if (first === undefined) return [];
  const { was } = first;
  const isNamed = scan.columns !== null || scan.cast !== null || (isNew && was !== 'none' && was !== '');
  if (!isNamed) return [];
  const { headMs } = evidence.slowdown(first.endpoint);
  const isLittle = headMs === null || slowerMs(first, isNew) < NOTABLE * headMs;
  if (!isNew && scan.missing === undefined && isLittle) return [];
  const { table, filter, columns, missing } = scan;
  const gain = missing === undefined ? null : 1 - missing.costWith / missing.costWithout;
  const found: Found = {
    ...{ rule: 'missing-index', category: 'database', isNew },
    confidence: missing === undefined ? 'possible' : 'likely',
    ...spread(users, msOf),
    // What the planner expects is a cost and no time: at least half of it is what is promised. Of none that was tried, nothing.
    ...(gain !== null && { fixable: { low: gain / 2, high: gain } }),
    numbers: numbersOf(evidence, first, scan),
    texts: {
      ...{ statement: shape, sql: first.sql, kind: first.kind, table },
      ...(filter !== null && { filter }),
      ...(columns !== null && { columns: columns.map(listed).join(', ') }),
      ...(scan.cast !== null && { cast: scan.cast }),
      ...(scan.isScan && { scan: 'yes' }),
      ...(scan.partitions !== null && { partitions: String(scan.partitions) }),
      ...(missing !== undefined && { how: missing.how }),
      ...(was !== 'same' && was !== 'none' && { index: was }),
    },
  };
  return [{ key: `${table}(${(columns ?? [filter ?? '']).join()})`, found }];
}

/** A name that would be several in a list is in quotes. */
const listed = (column: string): string =>
  /[",]/.test(column) ? `"${column.replaceAll('"', '""')}"` : column;

function numbersOf(
  { underLoad, base, head }: Evidence,
  use: StatementUse,
  { table, rows, missing }: Scan,
): Found['numbers'] {
  const before = underLoad.base.has(use.shape) ? use.shape : (use.replaces?.shape ?? use.shape);
  const [ofBase, ofHead] = [underLoad.base.get(before), underLoad.head.get(use.shape)];
  return {
    meanMs: { base: ofBase?.meanMs ?? null, head: ofHead?.meanMs ?? null },
    perCall: { base: beforeOf(use)?.perCall ?? null, head: use.head?.perCall ?? null },
    tableRows: { base: null, head: rows },
    cost: { base: missing?.costWithout ?? null, head: missing?.costWith ?? null },
    scanned: { base: scannedPerRequest(base, table), head: scannedPerRequest(head, table) },
  };
}

/** `same`: base reads it so too, or nobody knows; `none`: base does not run it; else the index that base reads it by. */
function stateOfBase(evidence: Evidence, use: StatementUse, scan: Scan): string {
  const { shape, replaces } = use;
  if (isOnlyOnHead(evidence, shape)) {
    return replaces !== null && isLackedBefore(evidence, shape, replaces.shape, scan) ? 'same' : 'none';
  }
  const plan = plansOf(evidence.base?.database).get(shape);
  if (plan === undefined) return becameSlower(evidence, shape, driftOf(evidence)) ? '' : 'same';
  if (isScannedAnew(evidence, shape, plan, scan)) return '';
  return isReadSo(plan, scan) ? 'same' : indexOf(plan, scan.table);
}

/** Scans of a table for each call of a statement from which on they may well be all its own. */
const EACH = 0.5;

/** Whether base's counters deny the scan that base's plan has, and head's have it. */
function isScannedAnew(
  evidence: Evidence,
  shape: string,
  plan: StatementPlan,
  { table, isScan }: Scan,
): boolean {
  const calls = evidence.underLoad.head.get(shape)?.calls ?? 0;
  const counted =
    evidence.head.database?.tables.find(({ name }) => isTable(name, table))?.sequentialScans ?? 0;
  const isEach = isScan && calls > 0 && counted >= EACH * calls;
  return isEach && notScanned(evidence, 'base', shape, plan).some((one) => isTable(one, table));
}

/** Whether a plan goes through a table as the scan does, for want of an index. */
function isReadSo(plan: StatementPlan, { table, partitions }: Scan): boolean {
  const own = plan.nodes.filter((node) => isTable(node.table, table));
  // An older recording calls each partition by a name of its own.
  if (own.some(isWhole) || (own.length === 0 && partitions !== null)) return true;
  return plan.missing !== undefined && isTable(plan.missing.table, table) && isProven(plan.missing);
}

/**
 * Whether what base ran in a statement's place (`was`) lacks the index too, as it does where head asks for a column more.
 * Where it lacks another one, or nobody knows, it does unless the new one takes clearly longer.
 */
function isLackedBefore(evidence: Evidence, shape: string, was: string, scan: Scan): boolean {
  const database = evidence.base?.database;
  const plan = plansOf(database).get(was);
  if (plan !== undefined && !isReadSo(plan, scan)) return false;
  const lacked = plan === undefined ? null : lackedBy(plan, scan.table, textOf(plan, database));
  // Of two that nobody knows nobody knows either that they are one.
  const isSame = lacked !== null && lacked === wanted(scan);
  return isSame || !becameSlower(evidence, shape, driftOf(evidence), was);
}

/** The index that is lacked, by its columns, or the cast that rules one out; null: nobody knows. */
const wanted = ({ columns, cast }: Pick<Scan, 'columns' | 'cast'>): string | null => columns?.join() ?? cast;

/** What a plan lacks on a table, in the same words. */
function lackedBy({ missing, nodes }: StatementPlan, table: string, sql: string): string | null {
  if (missing !== undefined && isTable(missing.table, table)) return missing.columns.join();
  const filter = nodes.find((node) => isWhole(node) && isTable(node.table, table))?.filter ?? null;
  return filter === null ? null : wanted({ columns: columnsOf(filter, sql), cast: castIn(filter, sql) });
}

/** The index by which a plan reads a table; that of a bitmap stands below, in a step of no table. */
function indexOf({ nodes }: StatementPlan, table: string): string {
  const own = nodes.find((node) => isTable(node.table, table) && node.index !== null);
  return (own ?? nodes.find(({ index }) => index !== null))?.index ?? '';
}

type Side = Evidence['base'];

function scannedPerRequest(side: Side, table: string): number | null {
  const use = side?.database?.tables.find(({ name }) => isTable(name, table));
  const requests = side?.overall.requests ?? 0;
  return use === undefined || requests === 0 ? null : use.sequentialRows / requests;
}
