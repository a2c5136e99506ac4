import { expect, test } from 'vitest';
import { createGaps } from '../../../../src/adapters/databases/probe/gaps.ts';
import type { ServerFacts } from '../../../../src/adapters/databases/probe/server-facts.ts';
import { createSession } from '../../../../src/adapters/databases/probe/session.ts';

const FACTS: ServerFacts = {
  ...{ version: '15.10', major: 15, dbId: '5', database: 'shop', role: 'shop', seesAll: true },
  ...{ limits: { server: 97, database: null, role: null }, kept: null, preloaded: null },
  settings: { workMem: 4 * 1024 ** 2, sharedBuffers: 128 * 1024 ** 2 },
  ...{ schema: null, hypopg: null },
};

test('a connection that is lost over the log takes away nothing that was read before', async () => {
  const gaps = createGaps();
  const session = createSession({
    link: {
      ask: async () => [],
      aside: (body) => body(async () => []),
      isCut: () => false,
      close: async () => {},
    },
    ...{ facts: FACTS, gaps, counting: null, isOwn: false },
    watch: {
      begin: async () => {},
      end: async () => {},
      seen: () => ({ watchedMs: 1000, totals: null, tables: [], sessions: null, locks: [] }),
    },
    log: {
      begin: async () => {},
      end: async () => {},
      async times() {
        gaps.add({ kind: 'lost', said: 'timeout' });
        return { kind: 'missing', why: 'failed', said: 'timeout' };
      },
    },
  });
  expect(await session.close()).toMatchObject({ gaps: [], log: { kind: 'missing', why: 'failed' } });
});
