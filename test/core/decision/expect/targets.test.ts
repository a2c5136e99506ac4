import { expect, test } from 'vitest';
import { expectedTargets, type TargetsExpected } from '../../../../src/core/decision/expect/targets.ts';
import { expectedTargetText } from '../../../../src/core/words/targets/why.ts';
import { targetOf } from '../targets/written-targets.ts';

const EXPECTED: TargetsExpected = {
  window: { kind: 'round', ms: 3000, most: 10 },
  subjects: [
    { name: null, requests: 300, percentiles: [] },
    { name: 'GET /orders', requests: 60, percentiles: [] },
  ],
  levels: [{ scenario: 'default', unit: 'per-second', level: 50 }],
  requestsPerSecond: 100,
  hasBrowser: true,
};

const told = (text: string, more: Partial<TargetsExpected> = {}) =>
  expectedTargets([targetOf(text)], { ...EXPECTED, ...more })
    .map(expectedTargetText)
    .join();

const notMeasured = (text: string, why: string) => `${text}: not measured, since ${why}`;

const users = [{ scenario: 'default', unit: 'vus', level: 50 }] as const;

test.each([
  ['p99 < 1s'],
  ['GET /orders: p95 < 1s'],
  ['scenario buy: p95 < 1s'],
  ['rps >= 100'],
  ['rps > 99'],
  ['transactions >= 50/s'],
  ['GET /orders: rps > 500'],
  ['checks > 99%'],
  ['checkout_time p95 < 2s'],
])('nothing speaks against %s', (text) => expect(told(text)).toBe(text));

test.each([
  ['rps > 101', 'the load asks for 100 requests/s'],
  ['rps > 100', 'the load asks for 100 requests/s'],
  ['transactions > 50/s', 'the load asks for 50 iterations/s'],
  ['transactions > 51/s', 'the load asks for 50 iterations/s'],
  ['vus >= 10', 'the load asks for no virtual users'],
  ['cpu < 70%', 'base and head share the machine that it is of'],
  ['db.pool < 80%', 'the database was not looked into: it takes the setting probes.postgres.url-env'],
])('%s would not be measured', (text, why) => expect(told(text)).toBe(notMeasured(text, why)));

test('an endpoint that one iteration does not call may be a slip of the pen', () => {
  expect(told('GET /order: p95 < 1s')).toBe(
    'GET /order: p95 < 1s: one iteration did not call it: did you mean GET /orders?',
  );
  expect(told('POST /users: p95 < 1s')).toBe(
    'POST /users: p95 < 1s: one iteration did not call it: there is GET /orders',
  );
});

test('few requests in all windows, and the load of virtual users', () => {
  const one = { window: { kind: 'run', ms: 3000, most: 1 } } as const;
  expect(told('p99 < 1s', one)).toBe(notMeasured('p99 < 1s', '300 requests, and it takes 500'));
  expect(told('cpu < 70%', one)).toBe('cpu < 70%');
  expect(told('vus >= 50', { levels: users })).toBe('vus >= 50');
  expect(told('vus >= 51', { levels: users })).toBe(
    notMeasured('vus >= 51', 'the load asks for 50 virtual users'),
  );
  expect(told('transactions > 500/s', { levels: users })).toBe('transactions > 500/s');
  expect(told('rps > 500', { levels: [] })).toBe('rps > 500');
});

test('pages take a browser, which is known before any load', () => {
  expect(told('page load < 2s')).toBe('page load < 2s');
  expect(told('/checkout: page tti < 3s', { hasBrowser: false })).toMatch(
    /^\/checkout: page tti < 3s: not measured, since this machine has no Chromium: install one/,
  );
});
