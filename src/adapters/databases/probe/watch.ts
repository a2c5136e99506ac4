import type { DatabaseEvidence, Sessions } from '../../../core/model/evidence/database.ts';
import type { Gaps } from './gaps.ts';
import type { Ask } from './link.ts';
import { addedUp, type Counters, countedBetween, readCounters, usedTables } from './looks/counters.ts';
import { type LockSeen, seeLocks, withLocks } from './looks/locks.ts';
import { seeSessions, withSeen } from './looks/sessions.ts';
import { type ServerFacts, unseen } from './server-facts.ts';

const EVERY_MS = 1000;

/** What is seen of a database from outside of its statements. */
export type Watch = {
  /** Never rejects; from here on it looks once a second. */
  begin(): Promise<void>;
  /** `at`: when it ended, ms of performance.now() */
  end(at: number): Promise<void>;
  seen(): Pick<DatabaseEvidence, 'watchedMs' | 'totals' | 'tables' | 'sessions'> & {
    readonly locks: readonly LockSeen[];
  };
};

export type WatchOptions = {
  readonly ask: Ask;
  /** how often it was asked so far: each is a commit of ours */
  readonly asked: () => number;
  readonly facts: ServerFacts;
  readonly gaps: Gaps;
};

export function createWatch({ ask, asked, facts, gaps }: WatchOptions): Watch {
  let started: { readonly at: number; readonly asked: number; readonly counters: Counters | null } | null =
    null;
  let timer: NodeJS.Timeout | undefined;
  let watchedMs = 0;
  let counters: Counters | null = null;
  let sessions: Sessions | null = null;
  let locks: readonly LockSeen[] = [];
  let isLooking = false;

  const look = async () => {
    // One that is late is not followed by others.
    if (isLooking) return;
    isLooking = true;
    await gaps.within(async () => {
      const seen = await seeSessions(ask, facts.dbId);
      sessions = withSeen(sessions, seen, facts.limits);
      if (seen.hidden > 0) gaps.add(unseen(facts));
      if (seen.waiting > 0) locks = withLocks(locks, await seeLocks(ask, facts));
    }, undefined);
    isLooking = false;
  };
  const count = () => gaps.within(() => readCounters(ask, facts.dbId), null);
  return {
    async begin() {
      started = { counters: await count(), at: performance.now(), asked: asked() };
      timer = setInterval(look, EVERY_MS).unref();
    },
    async end(at) {
      clearInterval(timer);
      if (started === null) return;
      const first = started;
      started = null;
      watchedMs += at - first.at;
      const ours = asked() - first.asked;
      const last = await count();
      if (first.counters === null || last === null) return;
      const now = withoutOurs(countedBetween(first.counters, last), ours);
      counters = counters === null ? now : addedUp(counters, now);
    },
    seen: () => ({
      ...{ watchedMs: Math.round(watchedMs), sessions, locks },
      ...{ totals: counters?.totals ?? null, tables: counters === null ? [] : usedTables(counters) },
    }),
  };
}

const withoutOurs = ({ totals, tables }: Counters, ours: number): Counters => ({
  totals: { ...totals, commits: Math.max(0, totals.commits - ours) },
  tables,
});
