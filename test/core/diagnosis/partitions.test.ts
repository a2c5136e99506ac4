import { expect, test } from 'vitest';
import { findingOf } from '../../../src/core/words/causes/finding.ts';
import { foundAlone, foundIn, node, type World } from './evidence.ts';

const SQL = 'SELECT note FROM events WHERE user_id = $1';

const world = (count: number, rows: number): World => ({
  endpoints: { 'GET /events': { ms: 50, ran: [{ sql: SQL, perCall: 1, ms: 40 }] } },
  database: {
    tables: [{ name: 'events', sequentialScans: 9, sequentialRows: 9e5, indexScans: 0, rows: 100_000 }],
  },
  plans: {
    [SQL]: {
      nodes: [
        node('Append', { cost: 9000 }),
        node('Seq Scan', {
          ...{ depth: 1, table: 'events', filter: '(user_id = $1)', rows: 20, cost: 9000 },
          partitions: { count, rows },
        }),
      ],
    },
  },
});

test('an index on a table with partitions is one that the database takes there', () => {
  const [fact, ...more] = foundAlone(world(12, 96_000));
  expect(more).toEqual([]);
  expect(fact).toMatchObject({ rule: 'missing-index', texts: { table: 'events', columns: 'user_id' } });
  const told = fact === undefined ? undefined : findingOf(fact);
  expect(told?.title).toBe('Missing index on events');
  expect(told?.cause).toContain('reads all of up to 12 partitions of `events` (96000 rows)');
  expect(told?.recommendation.code?.text).toBe(
    '-- writers wait for it; only for a moment where CREATE INDEX CONCURRENTLY was run on each partition before\nCREATE INDEX ON events (user_id);',
  );
});

test('a partition that is small needs no index, however large its table', () => {
  expect(foundAlone(world(1, 500))).toEqual([]);
  expect(foundAlone(world(1, 0))).toHaveLength(1);
});

test('an older recording, which has each partition by itself, makes no scan of all a new one', () => {
  const scans = [1, 2].map((at) =>
    node('Seq Scan', { depth: 1, table: `events_${at}`, filter: '(user_id = $1)', rows: 10, cost: 4500 }),
  );
  const older = {
    ...world(2, 9000),
    plans: { [SQL]: { nodes: [node('Append', { cost: 9000 }), ...scans] } },
  };
  expect(foundIn(older, world(2, 9000)).map(({ rule, isNew }) => [rule, isNew])).toEqual([
    ['missing-index', false],
  ]);
});

test('a partition more is no other plan', () => {
  expect(foundIn(world(12, 96_000), world(13, 97_000)).filter(({ isNew }) => isNew)).toEqual([]);
});
