import { type DatabaseEvidence, isPartial, isShared } from '../../model/evidence/database.ts';
import type { StatementKind } from '../../model/evidence/statement.ts';
import type { ArmRecord } from '../../model/recording/recording.ts';
import { endpointKey, isOwn } from '../../model/subject-key.ts';
import { type LoadUse, loadUses, MOST_STATEMENTS } from './load-use.ts';
import { withReplaced } from './replaced.ts';
import { isHousekeeping, shapeOfStatement } from './shape.ts';

/** How one side runs a statement in one call of an endpoint. */
export type Use = {
  readonly perCall: number;
  /** every call had the same whole number */
  readonly isExact: boolean;
  /** under load where that is known, else by itself */
  readonly msPerCall: number;
  readonly rowsPerCall: number;
};

/** One statement of one endpoint on both sides. */
export type StatementUse = {
  /** `METHOD name`; null: of all requests together, since the endpoint that runs it was not looked at by itself */
  readonly endpoint: string | null;
  readonly shape: string;
  /** empty: not known */
  readonly sql: string;
  readonly kind: StatementKind;
  /** null: it does not run it */
  readonly base: Use | null;
  readonly head: Use | null;
  /** what base runs in its place and head no more, in other words; null: nothing, or base runs it too */
  readonly replaces: { readonly shape: string; readonly use: Use } | null;
  /** base was looked at in the same way: what is not in it is new */
  readonly isBaseKnown: boolean;
  /** calls of the endpoint that each side's figures are of, all requests where there is none; 0: it was not looked at */
  readonly seen: { readonly base: number; readonly head: number };
};

/** What base runs of it, or in its place; null: nothing. */
export const beforeOf = ({ base, replaces }: StatementUse): Use | null => base ?? replaces?.use ?? null;

type Own = {
  readonly seen: number;
  readonly uses: ReadonlyMap<string, Use & Pick<StatementUse, 'sql' | 'kind'>>;
};

/** Of more, as a file of strangers may have them, nothing is said. */
const MOST_USES = 20_000;

/**
 * Each statement of each endpoint, base against head; of all requests where endpoints were not looked at. Where some were
 * not, statements under load that no other endpoint runs are theirs, and are told as of all requests too.
 */
export function statementUses(head: ArmRecord, base: ArmRecord | null): readonly StatementUse[] {
  if (head.database === undefined) return [];
  const [ofHead, ofBase] = [byEndpoint(head.database), byEndpoint(base?.database)];
  if (ofHead.size === 0) return paired(null, overall(head), base === null ? null : overallOfBase(base));
  const all = [...ofHead].flatMap(([endpoint, own]) => paired(endpoint, own, ofBase.get(endpoint) ?? null));
  const known = new Set(all.map(({ shape }) => shape));
  const ofOthers = isAllLookedAt(head, ofHead)
    ? []
    : paired(null, without(overall(head), known), base === null ? null : without(overallOfBase(base), known));
  return [...all, ...ofOthers].slice(0, MOST_USES);
}

const isAllLookedAt = ({ endpoints }: ArmRecord, looked: ReadonlyMap<string, Own>): boolean =>
  endpoints.every((one) => isOwn(one) || looked.has(endpointKey(one)));

function without<T extends Own | null>(own: T, known: ReadonlySet<string>): T {
  if (own === null) return own;
  return { ...own, uses: new Map([...own.uses].filter(([shape]) => !known.has(shape))) };
}

function paired(endpoint: string | null, head: Own, base: Own | null): readonly StatementUse[] {
  const shapes = new Set([...head.uses.keys(), ...(base?.uses.keys() ?? [])]);
  const seen = { base: base?.seen ?? 0, head: head.seen };
  const uses = [...shapes].flatMap((shape) => {
    const [ofHead, ofBase] = [head.uses.get(shape) ?? null, base?.uses.get(shape) ?? null];
    const named = ofHead ?? ofBase;
    if (named === null) return [];
    const { sql, kind } = named;
    return [{ endpoint, shape, sql, kind, base: ofBase, head: ofHead, isBaseKnown: base !== null, seen }];
  });
  return withReplaced(uses);
}

function byEndpoint(database: DatabaseEvidence | undefined): ReadonlyMap<string, Own> {
  if (database === undefined) return new Map();
  const known = new Map(database.statements.map((one) => [one.id, one]));
  const underLoad = loadUses(database);
  return new Map(
    database.endpoints.map(({ endpoint, calls, statements }) => {
      const own = new Map<string, Use & Pick<StatementUse, 'sql' | 'kind'>>();
      for (const { id, perCall, isExact, msPerCall, rowsPerCall } of statements) {
        const found = known.get(id);
        const shape = found === undefined ? id : shapeOfStatement(found);
        if (perCall === 0 || isHousekeeping(shape)) continue;
        const mean = underLoad.get(shape)?.meanMs;
        const ms = mean === undefined ? msPerCall : perCall * mean;
        const before = own.get(shape);
        own.set(shape, {
          ...{ sql: found?.text ?? '', kind: found?.kind ?? 'other' },
          perCall: perCall + (before?.perCall ?? 0),
          isExact: isExact && (before?.isExact ?? true),
          msPerCall: ms + (before?.msPerCall ?? 0),
          rowsPerCall: rowsPerCall + (before?.rowsPerCall ?? 0),
        });
      }
      return [endpoint, { seen: calls, uses: own }] as const;
    }),
  );
}

/** Of a base that may have run more than is recorded of it nothing can be said. */
function overallOfBase(arm: ArmRecord): Own | null {
  const { database } = arm;
  if (database === undefined || isShared(database) || database.watchedMs === 0) return null;
  if (database.all === null || isPartial(database)) return null;
  return database.statements.length >= MOST_STATEMENTS ? null : overall(arm);
}

function overall({ database, overall: { requests } }: ArmRecord): Own {
  if (requests === 0) return { seen: 0, uses: new Map() };
  const perRequest = ({ sql, kind, calls, totalMs, rows }: LoadUse) => ({
    ...{ sql, kind, isExact: false },
    ...{ perCall: calls / requests, msPerCall: totalMs / requests, rowsPerCall: rows / requests },
  });
  const uses = [...loadUses(database)].map(([shape, use]) => [shape, perRequest(use)] as const);
  return { seen: requests, uses: new Map(uses) };
}
