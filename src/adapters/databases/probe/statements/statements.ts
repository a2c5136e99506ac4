import type { DatabaseEvidence } from '../../../../core/model/evidence/database.ts';
import type { Statement } from '../../../../core/model/evidence/statement.ts';
import { deviationOf } from './moments.ts';
import { type Counts, NOTHING, type Snapshot, sumOf } from './snapshot.ts';
import type { Text, Texts } from './texts.ts';

/** Most that are shown, and how many of them for their time; the others are those that were called most. */
const MOST = 100;
const BY_TIME = 70;

/** One statement, whoever ran it. */
export type Counted = {
  readonly id: string;
  /** of the entry that took most time */
  readonly text: Text;
  readonly counts: Counts;
};

/** The application's, one for each form, by their time. */
export function countedIn(entries: Snapshot, texts: Texts): readonly Counted[] {
  const all = new Map<string, Counted & { readonly most: number }>();
  for (const [key, { counts }] of entries) {
    const text = texts.of(key);
    if (text === undefined || text.id === null) continue;
    const same = all.get(text.id);
    const isMost = same === undefined || counts.totalMs > same.most;
    all.set(text.id, {
      id: text.id,
      text: isMost ? text : same.text,
      counts: sumOf(same?.counts ?? NOTHING, counts),
      most: isMost ? counts.totalMs : same.most,
    });
  }
  return [...all.values()].toSorted((a, b) => b.counts.totalMs - a.counts.totalMs);
}

/** Those that took most time, and those that were called most. `counted`: by their time */
export function shown(counted: readonly Counted[]): readonly Counted[] {
  const byTime = counted.slice(0, BY_TIME);
  const byCalls = counted.slice(BY_TIME).toSorted((a, b) => b.counts.calls - a.counts.calls);
  const chosen = new Set([...byTime, ...byCalls.slice(0, MOST - byTime.length)]);
  return counted.filter((one) => chosen.has(one));
}

/** All that the application ran, also what another role hides; what runs within another statement is in that one's time. */
export function totalOf(entries: Snapshot, texts: Texts): NonNullable<DatabaseEvidence['all']> {
  let all = NOTHING;
  for (const [key, { isTop, counts }] of entries)
    if (isTop && texts.of(key)?.id !== null) all = sumOf(all, counts);
  return { calls: all.calls, totalMs: all.totalMs, rows: all.rows };
}

export const statementOf = ({ id, text, counts }: Counted): Statement => ({
  ...{ id, text: text.text, kind: text.kind },
  ...{ calls: counts.calls, totalMs: counts.totalMs, deviationMs: deviationOf(counts), rows: counts.rows },
  ...{ blocksHit: counts.blocksHit, blocksRead: counts.blocksRead, tempBlocks: counts.tempBlocks },
});
