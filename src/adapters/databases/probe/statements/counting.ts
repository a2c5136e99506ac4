import type { DatabaseEvidence } from '../../../../core/model/evidence/database.ts';
import type { StatementCounts } from '../../../../ports/probes/database-probe.ts';
import type { Gaps } from '../gaps.ts';
import type { Ask } from '../link.ts';
import { MARK } from '../mark.ts';
import { type ServerFacts, unseen } from '../server-facts.ts';
import {
  between,
  hasLost,
  merged,
  type Snapshot,
  type Source,
  takeSnapshot,
  tellsDropped,
} from './snapshot.ts';
import { type Counted, countedIn, totalOf } from './statements.ts';
import { createTally, type Tally } from './tally.ts';
import { createTexts, type Texts } from './texts.ts';

/** Most that are added because an endpoint was asked by itself. */
const MOST_TRACED = 200;

/** Counts statements while it is watched, and from its opening on. All of it may throw what the server says. */
export type Counting = {
  begin(): Promise<void>;
  end(): Promise<void>;
  counts(): Promise<StatementCounts>;
  /**
   * The application's statements while they were watched, by their time, and those that were called between two `counts`;
   * `isAsked` false: only what is known already.
   */
  finish(
    isAsked?: boolean,
  ): Promise<{ readonly watched: readonly Counted[]; readonly traced: readonly Counted[] }>;
  all(): DatabaseEvidence['all'];
  /** what a session ran, of the statements that were counted */
  readonly find: Texts['find'];
  readonly tally: Tally;
};

export type CountingOptions = {
  readonly ask: Ask;
  readonly source: Source;
  readonly facts: ServerFacts;
  readonly gaps: Gaps;
  /** whether there is no connection now */
  readonly isCut: () => boolean;
};

export async function openCounting({ ask, source, facts, gaps, isCut }: CountingOptions): Promise<Counting> {
  const texts = createTexts(ask, source);
  const opened = await takeSnapshot(ask, source);
  let started: { readonly at: Snapshot; readonly dropped: number | null } | null = null;
  let watched: Snapshot | null = null;
  let last: StatementCounts | null = null;
  const traced = new Set<string>();
  const sinceOpened = async () => {
    const entries = between(opened, await takeSnapshot(ask, source));
    await texts.learn(entries);
    return countedIn(entries, texts);
  };
  return {
    async begin() {
      started = { dropped: await droppedSoFar(ask, source), at: await takeSnapshot(ask, source) };
    },
    async end() {
      if (started === null) return;
      const { at, dropped } = started;
      started = null;
      const now = await takeSnapshot(ask, source);
      const entries = between(at, now);
      watched = watched === null ? entries : merged(watched, entries);
      await texts.learn(entries);
      const later = await droppedSoFar(ask, source);
      const isDropped = dropped === null || later === null ? hasLost(at, now) : later > dropped;
      if (isDropped) gaps.add({ kind: 'dropped', kept: facts.kept ?? 0 });
      if ([...entries.values()].some(({ queryId }) => queryId === null)) gaps.add(unseen(facts));
    },
    async counts() {
      const counted = await sinceOpened();
      const now = new Map(counted.map(({ id, counts }) => [id, counts]));
      if (last !== null) for (const [id, { calls }] of now) if (last.get(id)?.calls !== calls) traced.add(id);
      last = now;
      return now;
    },
    async finish(isAsked = true) {
      const known = watched === null ? [] : countedIn(watched, texts);
      const counted = traced.size === 0 || !isAsked ? [] : await sinceOpened();
      const asked = counted.filter(({ id }) => traced.has(id));
      return { watched: known, traced: asked.slice(0, MOST_TRACED) };
    },
    all: () => (watched === null ? null : totalOf(watched, texts)),
    find: texts.find,
    tally: createTally(ask, source, isCut),
  };
}

/** How often statements had to go; null: the server does not tell, before 14. */
async function droppedSoFar(ask: Ask, source: Source): Promise<number | null> {
  if (!tellsDropped(source)) return null;
  const [row] = await ask(`SELECT ${MARK} dealloc FROM ${source.schema}.pg_stat_statements_info`);
  return row === undefined ? null : Number(row['dealloc']);
}
