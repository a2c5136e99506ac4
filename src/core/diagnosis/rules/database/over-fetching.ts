import { aloneOf } from '../../evidence/alone.ts';
import { causeFact, spread } from '../../evidence/cause.ts';
import type { Evidence, Rule } from '../../evidence/evidence.ts';
import { isFirm } from '../../evidence/growth.ts';
import { leftOf, MOST_MS_PER_ROW, usesAt } from '../../evidence/round-trip.ts';
import { isCut, isLimited, unlimited } from '../../evidence/shape.ts';
import type { StatementUse } from '../../evidence/statement-use.ts';
import { addedMs, byShape } from '../../evidence/users.ts';
import { worstFirst } from '../../evidence/weight.ts';

/** A list that grew with its data grows by less. */
const FACTOR = 10;
const FACTOR_UNLIMITED = 3;
/** Fewer rows are one answer's worth, whatever they were before. */
const MORE_ROWS = 100;
/** More than anybody reads of one answer. */
const MANY_ROWS = 1000;
/** Of a statement's further rows at most this share may be rows that other statements bring no more. */
const MOST_TAKEN_OVER = 0.5;

/** A statement that brings far more rows than an answer shows, most often for want of a LIMIT. */
export const overFetching: Rule = {
  id: 'over-fetching',
  find: (evidence) =>
    [...byShape(evidence.uses.filter(isRead)).values()].flatMap((uses) => {
      const grown = uses.filter((use) => isGrown(evidence, use));
      const isNew = grown.length > 0;
      const many = (isNew ? grown : uses.filter((use) => rowsOf(use) >= MANY_ROWS)).toSorted(
        (a, b) => rowsOf(b) - rowsOf(a),
      );
      const handlingOf = (use: StatementUse): number => (isNew ? handlingIn(evidence, use) : 0);
      const msOf = (use: StatementUse): number =>
        isNew ? addedBy(evidence, use) + handlingOf(use) : addedMs(use, false);
      const told = worstFirst(evidence, isNew, many, (use) => ({ ms: msOf(use) }));
      const [first] = told;
      if (first === undefined) return [];
      const before = counterpart(evidence, first);
      return [
        causeFact(evidence, {
          ...{ rule: 'over-fetching', category: 'database', isNew },
          confidence: first.endpoint === null ? 'possible' : 'likely',
          ...spread(told, msOf),
          fixable: { low: 0.5, high: 0.95 },
          numbers: {
            rows: { base: before === null ? null : rowsOfRun(before), head: rowsOf(first) },
            perCall: { base: before?.perCall ?? null, head: first.head?.perCall ?? null },
            ms: { base: before?.msPerCall ?? null, head: first.head?.msPerCall ?? null },
            handling: { base: null, head: handlingOf(first) },
          },
          texts: {
            ...{ statement: first.shape, sql: first.sql, kind: first.kind, ...aloneOf(evidence, first) },
            ...(isEndless(first) && { unlimited: 'yes' }),
          },
        }),
      ];
    }),
};

/** In the database, beside what base ran in its place, ms. */
const addedBy = (evidence: Evidence, use: StatementUse): number =>
  Math.max(0, (use.head?.msPerCall ?? 0) - (counterpart(evidence, use)?.msPerCall ?? 0));

/** Reading and sending so many rows more is what is left when the database's part is taken off, ms. */
function handlingIn(evidence: Evidence, use: StatementUse): number {
  const more = Math.max(0, rowsOf(use) - rowsOfRun(counterpart(evidence, use))) * (use.head?.perCall ?? 0);
  return Math.min(leftOf(evidence, use.endpoint), more * MOST_MS_PER_ROW);
}

const isRead = ({ kind, head }: StatementUse): boolean => kind === 'select' && head !== null;

/** Of one run: a loop that brings many rows a few at a time is N+1. */
const rowsOfRun = (use: StatementUse['head']): number => (use === null ? 0 : use.rowsPerCall / use.perCall);
const rowsOf = ({ head }: StatementUse): number => rowsOfRun(head);

/** What base ran in its place: the same, or the same but for its LIMIT. */
function counterpart(evidence: Evidence, use: StatementUse): StatementUse['base'] {
  if (use.base !== null) return use.base;
  const bare = unlimited(use.shape);
  const gone = usesAt(evidence, use.endpoint).filter((one) => one.base !== null);
  const alike =
    gone.find(({ shape }) => unlimited(shape) === bare) ??
    // In other words, of the same table, and with an end to its rows that head's lacks.
    gone.find(
      ({ shape, head }) =>
        head === null && isLimited(shape) && isEndless(use) && tableOf(shape) === tableOf(use.shape),
    );
  return alike?.base ?? null;
}

/** Known to have no end to its rows: of a text that was cut nobody knows. */
const isEndless = ({ shape, sql }: StatementUse): boolean => !isLimited(shape) && !isCut(sql);

const tableOf = (shape: string): string | undefined => / from (\S+)/.exec(shape)?.[1];

function isGrown(evidence: Evidence, use: StatementUse): boolean {
  if (!use.isBaseKnown) return false;
  const alike = counterpart(evidence, use);
  const before = alike === null ? mostRows(evidence, use.endpoint) : rowsOfRun(alike);
  // That it has lost its end is a reason by itself.
  const factor = use.base === null && alike !== null && isEndless(use) ? FACTOR_UNLIMITED : FACTOR;
  const isMore = rowsOf(use) >= factor * before && rowsOf(use) - before >= MORE_ROWS;
  return isMore && isAdded(evidence, use, alike) && isFirm(evidence, use, 'rows');
}

/**
 * Whether the call has these rows beside those that it had: one statement in place of a loop brings at once what came a few
 * rows at a time. One that came beside all that base runs is told as new, as its rows are held against nothing, unless
 * nobody reads so many.
 */
function isAdded(evidence: Evidence, use: StatementUse, alike: StatementUse['base']): boolean {
  const more = -lessOf(use);
  const all = usesAt(evidence, use.endpoint);
  const gone = all.reduce((sum, one) => sum + Math.max(0, lessOf(one)), 0);
  const isBeside = alike === null && all.every(({ base, head }) => base === null || head !== null);
  return more > 0 && gone <= MOST_TAKEN_OVER * more && (!isBeside || rowsOf(use) >= MANY_ROWS);
}

/** Rows of a call that base's statement brings and head's does not; negative: it brings more. */
const lessOf = ({ base, head }: StatementUse): number => (base?.rowsPerCall ?? 0) - (head?.rowsPerCall ?? 0);

/** Of any statement that base ran there: one that is new may bring as many as those that there were. */
const mostRows = (evidence: Evidence, endpoint: string | null): number =>
  usesAt(evidence, endpoint).reduce((most, { base }) => Math.max(most, rowsOfRun(base)), 0);
