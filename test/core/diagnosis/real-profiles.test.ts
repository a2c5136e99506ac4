import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { ProfileEvidence } from '../../../src/core/model/evidence/profile.ts';
import { foundIn, type World } from './evidence.ts';

/**
 * Profiles of the example shop on Node.js 24 (`--cpu-prof`, every ms), without a switch and with `SHOP_HOT_FUNCTION`,
 * `SHOP_SYNC`, `SHOP_BIG_JSON` and `SHOP_LOGGING`, called one request after the other for 4 s; mean times of its answers.
 */
const FIXTURE = path.join(import.meta.dirname, '..', '..', 'fixtures', 'profiles', 'shop.json');

type Seen = { readonly ms: Readonly<Record<string, number>>; readonly profile: ProfileEvidence };

const seen: Readonly<Record<string, Seen>> = JSON.parse(readFileSync(FIXTURE, 'utf8'));

function worldOf(name: string): World {
  const { ms, profile } = seen[name] ?? { ms: {}, profile: null };
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
