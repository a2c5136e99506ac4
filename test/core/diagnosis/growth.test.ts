import { expect, test } from 'vitest';
import { foundIn, type Ran, type World } from './evidence.ts';
import { changed, ITEMS, ORDERS, SHOP, STOCK } from './schemas.ts';

const LIST: Ran = { sql: ORDERS, perCall: 1, ms: 0.9, rows: 10 };

/** GET /orders, whose loop has so many rows in the calls of it by itself, and as many as ever under load. */
function looping(
  byItself: number,
  more: Partial<Ran> & { readonly calls?: number; readonly load?: number },
): World {
  const { calls = 2, load = 7, ...rest } = more;
  const run = (perCall: number): Ran => ({ sql: ITEMS, ms: 0.2, rows: 3, isExact: false, ...rest, perCall });
  const own = { calls, ran: [LIST, run(load)], byItself: [LIST, run(byItself)] };
  return changed(SHOP, 'GET /orders', { ms: 8, ...own });
}

/** Nobody can tell whose load it was. */
const shared = (world: World): World => ({
  ...world,
  database: { ...world.database, gaps: [{ kind: 'shared' }] },
});

const newOf = (base: World, head: World) =>
  foundIn(base, head).flatMap(({ rule, isNew }) => (isNew ? [rule] : []));

test('a loop over data that a few calls met with more rows is nothing new', () => {
  expect(newOf(looping(3, {}), looping(11, {}))).toEqual([]);
  expect(newOf(shared(looping(3, {})), shared(looping(11, {})))).toEqual([]);
  // As the load has it, or five calls where that cannot be told.
  expect(newOf(looping(3, { load: 3 }), looping(11, { load: 11 }))).toEqual(['n-plus-one']);
  expect(newOf(shared(looping(3, { calls: 5 })), shared(looping(11, { calls: 5 })))).toEqual(['n-plus-one']);
});

test('a loop that base was not seen with in a few calls is no fact', () => {
  const without: World = changed(SHOP, 'GET /orders', { ran: [LIST], calls: 3 });
  const head = looping(11, { load: 11, isExact: true, calls: 20 });
  expect(newOf(shared(without), shared(head))).toEqual([]);
  const [first] = foundIn(without, head);
  expect(first).toMatchObject({ rule: 'n-plus-one', isNew: true, confidence: 'likely' });
});

/** GET /orders with one more statement, of so many calls. */
const auditing = (calls: number, perCall: number, load: number, rows = 1): World => {
  const audit = (count: number): Ran => ({
    ...{ sql: 'SELECT * FROM audit', ms: 9, rows, isExact: false },
    perCall: count,
  });
  const ran = SHOP.endpoints['GET /orders']?.ran ?? [];
  const under = load === 0 ? ran : [...ran, audit(load)];
  const own = perCall === 0 ? ran : [...ran, audit(perCall)];
  return changed(SHOP, 'GET /orders', { ms: 17, calls, ran: under, byItself: own });
};

test('a statement of one call is new where the load has it too', () => {
  expect(newOf(auditing(2, 0, 1), auditing(2, 1, 1))).not.toContain('new-statement');
  expect(newOf(shared(auditing(2, 0, 0)), shared(auditing(2, 1, 1)))).not.toContain('new-statement');
  expect(newOf(auditing(2, 0, 0), auditing(2, 1, 1))).toContain('new-statement');
  expect(newOf(shared(auditing(6, 0, 0)), shared(auditing(6, 1, 1)))).toContain('new-statement');
});

test('rows that one call brought are too many where the load brings them too', () => {
  const bringing = (byItself: number, rows: number, calls = 2): World => {
    const list = (count: number): Ran => ({ sql: 'SELECT * FROM audit', perCall: 1, ms: 1, rows: count });
    return changed(SHOP, 'GET /orders', { ms: 8, calls, ran: [list(rows)], byItself: [list(byItself)] });
  };
  expect(newOf(bringing(5, 200), bringing(600, 200))).toEqual([]);
  expect(newOf(shared(bringing(5, 200)), shared(bringing(600, 200)))).toEqual([]);
  expect(newOf(bringing(5, 5), bringing(600, 600))).toEqual(['over-fetching']);
  expect(newOf(shared(bringing(5, 5, 9)), shared(bringing(600, 600, 9)))).toEqual(['over-fetching']);
});

test('a statement that another endpoint runs already is new in the one that did not', () => {
  const stock: Ran = { sql: STOCK, perCall: 1, ms: 1.5 };
  const ran = SHOP.endpoints['GET /orders']?.ran ?? [];
  const [first] = foundIn(SHOP, changed(SHOP, 'GET /orders', { ms: 11, ran: [...ran, stock] }));
  expect(first).toMatchObject({
    ...{ rule: 'new-statement', confidence: 'certain', endpoints: ['GET /orders'] },
  });
});

test('a statement that only moved to another endpoint is new there by what its calls show', () => {
  const stock: Ran = { sql: STOCK, perCall: 1, ms: 1.5 };
  const ran = SHOP.endpoints['GET /orders']?.ran ?? [];
  const moved = changed(SHOP, 'GET /orders', { ms: 11, ran: [...ran, stock] });
  const head = changed(moved, 'POST /orders', { ms: 10, ran: [] });
  expect(newOf(SHOP, head)).toEqual(['new-statement']);
});
