import { expect, test } from 'vitest';
import { loadUses } from '../../../src/core/diagnosis/evidence/load-use.ts';
import { plansOf } from '../../../src/core/diagnosis/evidence/plans.ts';
import { statementUses } from '../../../src/core/diagnosis/evidence/statement-use.ts';
import { withPlaces } from '../../../src/core/diagnosis/places/place-of.ts';
import { armOf, duetOf, foundIn, idOf, node, type Ran, type World } from './evidence.ts';

/** As an ORM writes it: what differs stands behind more columns than are recorded. */
const long = (end: string, columns = 400): string =>
  `SELECT ${Array.from({ length: columns }, (_, at) => `t.column_${at}`).join(', ')} FROM things t ${end}`;
const BY_OWNER = long('WHERE t.owner_id = $1');
const BY_STATE = long('WHERE t.state = $1 LIMIT $2');

const world = (...ran: readonly Ran[]): World => ({ endpoints: { 'GET /things': { ms: 30, ran } } });
const BOTH = world({ sql: BY_OWNER, perCall: 1, ms: 2 }, { sql: BY_STATE, perCall: 1, ms: 3 });

test('long statements that differ where their texts were cut are several', () => {
  const { database } = armOf(BOTH);
  expect([...loadUses(database).values()].map(({ meanMs }) => meanMs)).toEqual([2, 3]);
  const uses = statementUses(armOf(BOTH), armOf(BOTH));
  expect(uses.map(({ head, base }) => [head?.perCall, base?.perCall])).toEqual([
    [1, 1],
    [1, 1],
  ]);
});

test('one of them that runs in a loop is told by itself', () => {
  const looping = world({ sql: BY_OWNER, perCall: 12, ms: 2 }, { sql: BY_STATE, perCall: 1, ms: 3 });
  const [first] = foundIn(BOTH, looping);
  expect(first).toMatchObject({ rule: 'n-plus-one', numbers: { perCall: { base: 1, head: 12 } } });
});

test('each of them has its own plan, and its own place', () => {
  const planned = {
    ...BOTH,
    plans: { [BY_OWNER]: { nodes: [node('Seq Scan')] }, [BY_STATE]: { nodes: [] } },
  };
  expect(plansOf(armOf(planned).database).size).toBe(2);
  const statements = [BY_OWNER, BY_STATE].map((sql, at) => ({ id: idOf(sql), file: 'a.js', line: at + 1 }));
  const [cause] = foundIn(world(), world({ sql: BY_OWNER, perCall: 12, ms: 2 }));
  const [placed] = withPlaces(cause === undefined ? [] : [cause], {
    ...duetOf(BOTH, BOTH),
    change: { statements, files: [] },
  });
  expect(placed?.place).toEqual({ file: 'a.js', line: 1 });
});

test('of a statement whose end was cut nobody says that it has no LIMIT', () => {
  const many = (sql: string) => foundIn(world(), world({ sql, perCall: 1, ms: 20, rows: 5000 }))[0];
  expect(many(BY_STATE)).toMatchObject({ rule: 'over-fetching' });
  expect(many(BY_STATE)?.texts).not.toHaveProperty('unlimited');
  expect(many('SELECT a FROM things')?.texts).toHaveProperty('unlimited');
});

test('a long statement that waits for a lock is told with its endpoint', () => {
  const locks = [
    {
      waiting: BY_OWNER.slice(0, 2000),
      holding: 'SELECT 1',
      holderIdleInTransaction: true,
      seen: 30,
      longestMs: 800,
    },
  ];
  const waiting = world({ sql: BY_OWNER, perCall: 1, ms: 49 });
  expect(foundIn(world(), { ...waiting, database: { locks } })[0]).toMatchObject({
    ...{ rule: 'lock-contention', endpoints: ['GET /things'] },
  });
});

test('where several begin alike that one waits whose id the wait has', () => {
  const wait = { waiting: BY_OWNER.slice(0, 2000), holding: 'COMMIT', holderIdleInTransaction: true };
  const locks = [{ ...wait, waitingId: idOf(BY_OWNER), seen: 30, longestMs: 800 }];
  const served = (sql: string) => ({ ms: 30, ran: [{ sql, perCall: 1, ms: 20 }] });
  const both = { endpoints: { 'GET /states': served(BY_STATE), 'GET /owners': served(BY_OWNER) } };
  expect(foundIn(world(), { ...both, database: { locks } })[0]).toMatchObject({
    ...{ rule: 'lock-contention', endpoints: ['GET /owners'] },
  });
});
