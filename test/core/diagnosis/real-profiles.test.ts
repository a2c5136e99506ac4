import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { ProfileEvidence } from '../../../src/core/model/evidence/profile.ts';
import { foundIn, type World } from './evidence.ts';

/**
 * Profiles of the example shop on Node.js 24 (`--cpu-prof`, every ms), without a switch and with `SHOP_HOT_FUNCTION`,
 * `SHOP_SYNC`, `SHOP_BIG_JSON` and `SHOP_LOGGING`, called one request after the other for 4 s; mean times of its answers.
 */
const seen = fixture('shop.json');

/**
 * The same of a small server on Node.js 24, twice each: as it is, and asking another service that answers after 30 ms in one
 * request of five. It was called one request after the other for 8 s.
 */
const waiting = fixture('waiting.json');

type Seen = { readonly ms: Readonly<Record<string, number>>; readonly profile: ProfileEvidence };

function fixture(name: string): Readonly<Record<string, Seen>> {
  const file = path.join(import.meta.dirname, '..', '..', 'fixtures', 'profiles', name);
  return JSON.parse(readFileSync(file, 'utf8'));
}

function worldOf(name: string, of = seen): World {
  const { ms, profile } = of[name] ?? { ms: {}, profile: null };
  const endpoints = Object.entries(ms).map(
    ([key, mean]) => [`${key === 'checkout' ? 'POST' : 'GET'} ${key}`, { ms: mean, ran: [] }] as const,
  );
  return { endpoints: Object.fromEntries(endpoints), profiled: { profile, gaps: [] } };
}

test.each([
  ['hot', 'new-hot-path', 'GET product', 'slowHash'],
  ['sync', 'event-loop-blocked', 'GET search', 'deriveKey'],
  ['json', 'big-serialisation', 'GET products', 'serialiseTooMuch'],
  ['logging', 'excessive-logging', 'GET orders', 'logRows'],
])('what was planted in a real application is found first: %s', (name, rule, endpoint, of) => {
  const [first] = foundIn(worldOf('base'), worldOf(name));
  expect(first).toMatchObject({ rule, endpoints: [endpoint], isNew: true, severity: 'critical' });
  expect(first?.texts).toMatchObject({ name: of, file: 'shop/switches.js' });
});

test('the other way round nothing is to blame', () => {
  for (const name of Object.keys(seen)) {
    const found = foundIn(worldOf(name), worldOf('base')).filter(({ isNew }) => isNew);
    expect(
      found.filter(({ texts }) => texts['function'] !== undefined),
      name,
    ).toEqual([]);
  }
});

const named = (base: World, head: World): readonly string[] =>
  foundIn(base, head).flatMap(({ texts, isNew }) => (isNew ? (texts['name'] ?? []) : []));

test.each([
  ['base', 'waiting'],
  ['base', 'waitingAgain'],
  ['baseAgain', 'waiting'],
  ['baseAgain', 'waitingAgain'],
])(
  'where only waiting grew, no function is hot for what each call of it takes longer: %s, %s',
  (base, head) => {
    expect(named(worldOf(base, waiting), worldOf(head, waiting))).toEqual([]);
  },
);

test('where waiting grew, a function that computes more is told all the same', () => {
  const { profile } = waiting['waiting'] ?? {};
  if (profile === undefined) throw new Error('no profile');
  const hot = 2 * (profile.requests ?? 0);
  const functions = profile.functions.map((one) =>
    one.frame.name === 'rows' ? { ...one, ownMs: hot, selfMs: hot } : one,
  );
  const worse = { ...profile, busyMs: profile.busyMs + hot, samples: profile.samples + hot, functions };
  const head = { ...worldOf('waiting', waiting), profiled: { profile: worse, gaps: [] } };
  expect(named(worldOf('base', waiting), head)).toEqual(['rows']);
});
