import { expect, test } from 'vitest';
import { foundIn, type Ran, type World } from './evidence.ts';

const PATH = 'POST /transfers';
const CHECK: Ran = { sql: 'SELECT state FROM users WHERE id = $1', perCall: 1, ms: 0.2 };
const ACCOUNT: Ran = {
  sql: 'UPDATE accounts SET balance = balance + $1 WHERE id = $2',
  perCall: 2,
  ms: 0.4,
};

const serving = (ms: number, ...ran: readonly Ran[]): World => ({ endpoints: { [PATH]: { ms, ran } } });
const BASE = serving(8, CHECK);
const running = (more: Partial<Ran>): World => serving(10, CHECK, { ...ACCOUNT, ...more });

test('a transfer that debits and credits is a new statement that runs twice, and no loop', () => {
  const found = foundIn(BASE, running({}));
  expect(found).toMatchObject([
    { rule: 'new-statement', isNew: true, confidence: 'certain', texts: { kind: 'update' } },
  ]);
  expect(found[0]?.numbers['perCall']).toEqual({ base: 0, head: 2 });
});

test('from three runs on, or where their number varies, it is a loop', () => {
  const rulesOf = (more: Partial<Ran>) => foundIn(BASE, running(more)).map(({ rule }) => rule);
  expect(rulesOf({ perCall: 3 })).toEqual(['n-plus-one']);
  expect(rulesOf({ perCall: 2, isExact: false })).toEqual(['n-plus-one']);
  // Base runs it once: two more are what a loop adds.
  expect(foundIn(running({ perCall: 1 }), running({ perCall: 3 }))[0]).toMatchObject({ rule: 'n-plus-one' });
});

test('too few calls do not tell that a number varies', () => {
  const seen = (world: World): World => ({
    endpoints: { [PATH]: { ms: 8, ran: [], ...world.endpoints[PATH], calls: 3 } },
  });
  const found = foundIn(seen(BASE), seen(running({ isExact: false })));
  expect(found.map(({ rule }) => rule)).toEqual(['new-statement']);
});
