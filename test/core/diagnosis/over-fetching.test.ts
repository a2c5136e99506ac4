import { expect, test } from 'vitest';
import { foundAlone, foundIn, type Ran, type World } from './evidence.ts';

const PATH = 'GET /orders';
const LIST: Ran = {
  sql: 'SELECT id FROM orders WHERE user_id = $1 LIMIT $2',
  perCall: 1,
  ms: 0.9,
  rows: 20,
};
const EACH: Ran = { sql: 'SELECT * FROM items WHERE order_id = $1', perCall: 20, ms: 0.2, rows: 12 };
const AT_ONCE: Ran = { sql: 'SELECT * FROM items WHERE order_id = ANY($1)', perCall: 1, ms: 1, rows: 240 };
const CURRENCIES: Ran = { sql: 'SELECT code, name FROM currencies', perCall: 1, ms: 0.3, rows: 120 };

const serving = (ms: number, ...ran: readonly Ran[]): World => ({ endpoints: { [PATH]: { ms, ran } } });
const rulesOf = (base: World, head: World) => foundIn(base, head).map(({ rule }) => rule);

test('one statement in place of a loop brings no more rows than the loop did', () => {
  const base = serving(20, LIST, EACH);
  expect(foundIn(base, serving(9, LIST, AT_ONCE))).toEqual([]);
  const joined: Ran = { sql: 'SELECT * FROM orders JOIN items ON 1 = 1', perCall: 1, ms: 1.5, rows: 240 };
  expect(foundIn(base, serving(9, joined))).toEqual([]);
  // One statement on both sides that head asks for all values at once.
  expect(
    foundIn(serving(20, LIST, { ...AT_ONCE, perCall: 20, rows: 12 }), serving(9, LIST, AT_ONCE)),
  ).toEqual([]);
});

test('rows far beyond those of the loop are too many all the same', () => {
  const [first] = foundIn(serving(20, LIST, EACH), serving(40, LIST, { ...AT_ONCE, ms: 20, rows: 2400 }));
  expect(first).toMatchObject({ rule: 'over-fetching', isNew: true, endpoints: [PATH] });
});

test('a statement beside all that base runs is new, and too many rows only where nobody reads so many', () => {
  const detail: Ran = { ...LIST, rows: 1 };
  const looking = (rows: number) => serving(9, detail, { ...CURRENCIES, rows });
  expect(foundIn(serving(8, detail), looking(120))).toMatchObject([
    { rule: 'new-statement', confidence: 'certain', severity: 'medium' },
  ]);
  expect(rulesOf(serving(8, detail), looking(4000))).toEqual(['over-fetching']);
  // The cure of a loop takes nothing of what else was added.
  expect(rulesOf(serving(20, LIST, EACH), serving(9, LIST, AT_ONCE, CURRENCIES))).not.toContain(
    'over-fetching',
  );
});

test('a statement that grew is told though another one that brought little is gone', () => {
  const name: Ran = { sql: 'SELECT name FROM users WHERE id = $1', perCall: 1, ms: 0.1, rows: 1 };
  const base = serving(8, name, { ...LIST, rows: 10 });
  expect(rulesOf(base, serving(30, { ...LIST, ms: 20, rows: 900 }))).toContain('over-fetching');
  expect(foundAlone(serving(30, { ...LIST, rows: 5000 }))[0]).toMatchObject({ rule: 'over-fetching' });
});
