import type { StatementKind } from '../../model/evidence/statement.ts';
import { tablesOf } from './shape.ts';

/** From so many runs in a call on it is a loop, which is known by its runs even where a table was joined to it. */
const LOOP = 3;
/** Counts within this part of each other are about the same: the data of both sides differ a little. */
const ABOUT = 0.1;
/** Of one endpoint, those that are run most often: of more, as a file of strangers may have them, nothing is said. */
const MOST = 100;

/** A statement on both sides; null: that side does not run it. */
type Paired<U> = {
  readonly shape: string;
  readonly kind: StatementKind;
  readonly base: U | null;
  readonly head: U | null;
};
type Runs = { readonly perCall: number };
type Candidate<P> = { readonly use: P; readonly runs: number; readonly tables: readonly string[] };

/**
 * Uses of one endpoint, each that is new beside what vanished for it: base's statement of the same kind and tables, of
 * several the one that was run most nearly as often. Each took the place of one at most, so that two in place of one are one more.
 */
export function withReplaced<U extends Runs, P extends Paired<U>>(
  uses: readonly (P & Paired<U>)[],
): readonly (P & { readonly replaces: { readonly shape: string; readonly use: U } | null })[] {
  const gone = new Set(candidates(uses.filter(({ head, base }) => head === null && base !== null)));
  const fresh = gone.size === 0 ? [] : candidates(uses.filter(({ base }) => base === null));
  const replaced = new Map<P, P & Paired<U>>();
  for (const one of fresh) {
    const like = [...gone].filter((other) => isLike(one, other));
    const [nearest] = like.toSorted((a, b) => distance(one, a) - distance(one, b));
    if (nearest === undefined) continue;
    gone.delete(nearest);
    replaced.set(one.use, nearest.use);
  }
  return uses.map((use) => {
    const { shape, base = null } = replaced.get(use) ?? {};
    return { ...use, replaces: shape === undefined || base === null ? null : { shape, use: base } };
  });
}

/** Those of many runs first. */
const candidates = <P extends Paired<Runs>>(uses: readonly P[]): readonly Candidate<P>[] =>
  uses
    .map((use) => ({ use, runs: (use.head ?? use.base)?.perCall ?? 0, tables: tablesOf(use.shape) }))
    .toSorted((a, b) => b.runs - a.runs)
    .slice(0, MOST);

const distance = (a: Candidate<unknown>, b: Candidate<unknown>): number => Math.abs(a.runs - b.runs);

function isLike(one: Candidate<Paired<Runs>>, gone: Candidate<Paired<Runs>>): boolean {
  if (one.use.kind !== gone.use.kind) return false;
  const shared = one.tables.filter((table) => gone.tables.includes(table)).length;
  if (shared === 0) return false;
  const isSame = shared === one.tables.length && shared === gone.tables.length;
  return isSame || (one.runs >= LOOP && distance(one, gone) <= ABOUT * one.runs);
}
