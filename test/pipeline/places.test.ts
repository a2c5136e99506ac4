import { afterEach, beforeEach, expect, test } from 'vitest';
import { createChangedLines } from '../../src/adapters/git/history/changed-lines.ts';
import { decodeRecording } from '../../src/core/stored/decode.ts';
import { withPlaces } from '../../src/pipeline/places.ts';
import type { ChangedLines } from '../../src/ports/git/changed-lines.ts';
import { createRepository, type Repository } from '../adapters/git/checkouts.ts';
import { judgedOf, recordedOf } from '../core/diagnosis/judged.ts';
import { changed, ITEMS, ORDERS, SHOP } from '../core/diagnosis/schemas.ts';

const N_PLUS_ONE = changed(SHOP, 'GET /orders', {
  ms: 16,
  ran: [
    { sql: ORDERS, perCall: 1, ms: 0.9, rows: 10 },
    { sql: ITEMS, perCall: 12, ms: 0.6, rows: 3 },
  ],
});

const BEFORE = [
  "import { db } from './db.js';",
  'export const orders = (user) =>',
  `  db.query(\`SELECT id, state, total FROM orders WHERE user_id = \${user}`,
  `    ORDER BY created_at DESC LIMIT \${10}\`);`,
];
const LOOP = [
  'export async function withItems(orders) {',
  '  for (const order of orders)',
  '    order.items = await db.query(',
  "      'SELECT product_id, quantity ' +",
  "        'FROM order_items WHERE order_id = $1',",
  '      [order.id],',
  '    );',
  '}',
];

let repository: Repository;
beforeEach(() => {
  repository = createRepository();
});
afterEach(() => repository.remove());

const said: string[] = [];
const log = { write: (_level: string, text: string) => void said.push(text), group: async () => {} };

const placed = (
  sha: string,
  changedLines: ChangedLines = createChangedLines({ env: process.env }),
  signal = new AbortController().signal,
) =>
  withPlaces(
    recordedOf(SHOP, N_PLUS_ONE),
    { sha },
    { workingDirectory: repository.directory },
    { changedLines, log: log as never, mask: (text) => text },
    signal,
  );

test('a loop that a commit brings is named with the line of its statement, and a replay names it too', async () => {
  const { write, commit } = repository;
  write('api/orders.js', `${BEFORE.join('\n')}\n`);
  const base = commit('feat: orders');
  write('api/orders.js', `${[...BEFORE, ...LOOP].join('\n')}\n`);
  write(
    'test/orders.test.js',
    "expect(ran).toBe('SELECT product_id, quantity FROM order_items WHERE order_id = $1')\n",
  );
  commit('feat: items of orders');
  const recording = await placed(base);
  const stored = decodeRecording(JSON.parse(JSON.stringify(recording)));
  if (!stored.ok) throw new Error(stored.reason);
  const [finding] = judgedOf(stored.value).findings;
  expect(finding).toMatchObject({ rule: 'n-plus-one', place: { file: 'api/orders.js', line: 8 } });
  // What the commit did not touch is no place of it.
  expect(recording.change?.statements).toHaveLength(1);
});

test('a git that does not answer takes nothing from what was measured', async () => {
  expect(await placed('f'.repeat(40))).toEqual(recordedOf(SHOP, N_PLUS_ONE));
  expect(said.at(-1)).toContain('Where in the change a cause stands is not known');
});

test('a cancelled run asks git nothing, and waits for no answer', async () => {
  said.length = 0;
  const stop = new AbortController();
  let asked = 0;
  const silent: ChangedLines = {
    since() {
      asked += 1;
      stop.abort(new Error('cancelled'));
      return new Promise(() => {});
    },
  };
  for (const _ of ['meanwhile', 'before'])
    expect(await placed('f'.repeat(40), silent, stop.signal)).toEqual(recordedOf(SHOP, N_PLUS_ONE));
  expect([asked, said]).toEqual([1, []]);
});
