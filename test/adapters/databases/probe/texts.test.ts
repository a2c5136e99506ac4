import { expect, test } from 'vitest';
import { NOTHING } from '../../../../src/adapters/databases/probe/statements/snapshot.ts';
import { createTexts } from '../../../../src/adapters/databases/probe/statements/texts.ts';

const SOURCE = { schema: 'public', columns: ['toplevel'], dbId: '1' };

/** What entries of these statements are about. */
async function learned(...queries: readonly string[]) {
  const rows = queries.map((query, at) => ({ userid: 1, queryid: at, toplevel: true, query }));
  const texts = createTexts(async () => rows, SOURCE);
  const entry = (queryId: string) => ({ queryId, isTop: true, counts: NOTHING });
  await texts.learn(new Map(rows.map(({ queryid }) => [`1:${queryid}:true`, entry(String(queryid))])));
  return Object.assign(
    rows.map(({ queryid }) => texts.of(`1:${queryid}:true`)),
    { find: texts.find },
  );
}

const COLUMNS = Array.from({ length: 400 }, (_, at) => `column_${at}`).join(', ');
const pairs = (count: number): string =>
  Array.from({ length: count }, (_, at) => `($${2 * at + 1}, $${2 * at + 2})`).join(', ');
const ofPairs = (count: number, more = ''): string =>
  `SELECT ${COLUMNS} FROM items WHERE (order_id, product_id) IN (${pairs(count)})${more}`;

test('a long statement is called by all of its text, of which a part is kept', async () => {
  const [a, b, c] = await learned(
    ...['a = $1', 'b = $1', 'a = $1  /* a caller */'].map(
      (end) => `SELECT ${COLUMNS} FROM items WHERE ${end}`,
    ),
  );
  expect(a?.id).not.toBe(b?.id);
  expect(c?.id).toBe(a?.id);
  expect([a?.text.length, a?.text === b?.text]).toEqual([2000, true]);
});

test('lists of any length leave a long statement the same', async () => {
  const [few, many, other] = await learned(ofPairs(150), ofPairs(180), ofPairs(150, ' AND state = $301'));
  expect(many?.id).toBe(few?.id);
  expect(other?.id).not.toBe(few?.id);
});

test('what a session ran is found by its id, by its text, and by what is left of its beginning', async () => {
  const ends = ['a = $1', 'b = $1', 'c = $1 LIMIT $2'].map(
    (end) => `SELECT ${COLUMNS} FROM items WHERE ${end}`,
  );
  const all = await learned(...ends, 'SELECT a FROM items WHERE b = $1', 'COMMIT');
  const beginning = COLUMNS.slice(0, 1000);
  const find = (form: string, queryId: string | null, isCut = false) =>
    all.find({ form, queryId, isCut })?.id;
  expect(find(`SELECT ${beginning}`, '1', true)).toBe(all[1]?.id);
  // Several begin alike.
  expect(find(`SELECT ${beginning}`, null, true)).toBeUndefined();
  expect(find(`SELECT ${COLUMNS} FROM items WHERE c = $`, null, true)).toBe(all[2]?.id);
  expect(find('SELECT a FROM items WHERE b = $1', '77')).toBe(all[3]?.id);
  expect(find('SELECT a FROM items', null)).toBeUndefined();
});
