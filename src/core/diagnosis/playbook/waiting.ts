import type { PlaybookEntry } from './entry.ts';

/** Causes that no rule finds yet, with the evidence that each waits for. */
export const WAITING: readonly PlaybookEntry[] = [
  {
    rule: 'pool-too-small',
    title: 'pool of connections too small',
    meaning: 'Requests wait for a connection of the pool while the database has some to give.',
    evidence: "the pool's own metrics",
    advice: 'raise the size of the pool, within what the database allows',
    estimate: 'The time that requests waited for a connection.',
    effort: 'setting',
    source: { title: 'node-postgres: pool', url: 'https://node-postgres.com/apis/pool' },
    waitsFor: "the pool's own metrics",
  },
];
