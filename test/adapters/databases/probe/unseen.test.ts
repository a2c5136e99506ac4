import { expect, test } from 'vitest';
import { createGaps } from '../../../../src/adapters/databases/probe/gaps.ts';
import type { Ask } from '../../../../src/adapters/databases/probe/link.ts';
import type { ServerFacts } from '../../../../src/adapters/databases/probe/server-facts.ts';
import { openCounting } from '../../../../src/adapters/databases/probe/statements/counting.ts';
import { createWatch } from '../../../../src/adapters/databases/probe/watch.ts';

const factsOf = (seesAll: boolean): ServerFacts => ({
  ...{ version: '15.10', major: 15, dbId: '5', database: 'shop', role: 'shop', seesAll },
  ...{ limits: { server: 97, database: null, role: null }, kept: 5000, preloaded: '' },
  settings: { workMem: 4 * 1024 ** 2, sharedBuffers: 128 * 1024 ** 2 },
  ...{ schema: 'public', hypopg: null },
});

/** A server of which one session, and one statement, does not tell what it is. */
function server(): Ask {
  let calls = 0;
  return async (sql) => {
    if (sql.includes('pg_stat_activity')) return [{ all: 1, hidden: 1 }];
    if (!sql.includes('pg_stat_statements')) return [];
    calls += 1;
    const counts = { calls, total: calls, deviation: 0, rows: 0, hit: 0, read: 0, temp: 0 };
    return [{ userid: '10', queryid: null, toplevel: true, ...counts }];
  };
}

const GRANT = { kind: 'no-rights', sql: 'GRANT pg_read_all_stats TO shop;' };

test.each([
  [true, []],
  [false, [GRANT]],
])('what a role that may see all (%s) does not see lacks no right', async (seesAll, expected) => {
  const [ask, gaps, facts] = [server(), createGaps(), factsOf(seesAll)];
  const counting = await openCounting({
    ask,
    gaps,
    facts,
    isCut: () => false,
    source: { schema: 'public', columns: [], dbId: '5' },
  });
  await counting.begin();
  await counting.end();
  expect(gaps.all()).toEqual(expected);

  const ofSessions = createGaps();
  const watch = createWatch({ ask, asked: () => 0, facts, gaps: ofSessions });
  await watch.begin();
  await expect.poll(() => watch.seen().sessions?.looks ?? 0, { timeout: 5000 }).toBeGreaterThan(0);
  await watch.end(performance.now());
  expect(ofSessions.all()).toEqual(expected);
});
