import { expect, test } from 'vitest';
import { type PresenceInput, presenceOf } from '../../../../src/core/decision/subjects/presence.ts';
import { isSameRoute } from '../../../../src/core/decision/subjects/same-route.ts';
import type { Pair } from '../../../../src/core/model/recording/pairs.ts';
import type { Endpoint } from '../../../../src/core/model/recording/series.ts';
import type { WindowValues } from '../../../../src/core/model/recording/window.ts';
import { seeded } from '../../../../src/core/statistics/random.ts';
import { noteText } from '../../../../src/core/words/note.ts';
import { sampleRecording } from '../../../contracts/samples.ts';
import { samplePairs } from '../pairs.ts';

const { overall } = sampleRecording().arms.head;

/** An endpoint that was called in each of these seconds. */
function called(name: string, seconds: number, perSecond = 1): Endpoint {
  const requests = Array.from({ length: seconds }, () => perSecond);
  const nothing = requests.map(() => 0);
  const timeline = { startedAt: 0, bucketMs: 1000, requests, failed: nothing, p50: nothing, p95: nothing };
  return { ...overall, name, method: 'GET', requests: seconds * perSecond, timeline };
}

const HOME = called('home', 30);
const side = (...endpoints: readonly Endpoint[]) => ({ endpoints: [HOME, ...endpoints], iterations: 300 });
const names = (endpoints: readonly Endpoint[]) => endpoints.map(({ name }) => name);

function told(input: Omit<PresenceInput, 'pairs'>, pairs: readonly Pair[] = []) {
  const { appeared, gone, notes } = presenceOf({ ...input, pairs });
  return { appeared: names(appeared), gone: names(gone), notes: notes.map(noteText) };
}

test('an endpoint that one side calls all the time and the other never is told', () => {
  const found = told({ base: side(called('cart', 20)), head: side(called('search', 20)) });
  expect(found).toEqual({ appeared: ['search'], gone: ['cart'], notes: [] });
});

test('its twin on both sides is not', () => {
  const both = side(called('cart', 20));
  expect(told({ base: both, head: both })).toEqual({ appeared: [], gone: [], notes: [] });
});

test('a thing called a few times is no endpoint, and this is said once', () => {
  const seen = ['/a', '/b', '/c', '/d'].map((name) => called(name, 1, 30));
  const { appeared, gone, notes } = told({ base: side(...seen), head: side(called('/e', 3)) });
  expect({ appeared, gone }).toEqual({ appeared: [], gone: [] });
  expect(notes).toEqual([
    'Answered on one side only, and too seldom to tell from chance: GET /a, GET /b, GET /c and 2 more.',
  ]);
});

test('the side that made fewer iterations may miss more by chance', () => {
  const cart = called('cart', 20);
  expect(told({ base: side(cart), head: { ...side(), iterations: 300 } }).gone).toEqual(['cart']);
  expect(told({ base: side(cart), head: { ...side(), iterations: 30 } }).gone).toEqual([]);
});

test('in a duet it is called in most rounds of its side', () => {
  const inRounds = (share: number) =>
    samplePairs({ count: 10, seed: 1 }).map((pair, at): Pair => {
      const values = pair.base.subjects['GET home'];
      const cart = at < share * 10 && values !== undefined ? { 'GET cart': values } : {};
      const base: WindowValues = { ...pair.base, subjects: { ...pair.base.subjects, ...cart } };
      return { ...pair, base };
    });
  const sides = { base: side(called('cart', 30)), head: side() };
  expect(told(sides, inRounds(0.8)).gone).toEqual(['cart']);
  expect(told(sides, inRounds(0.2)).gone).toEqual([]);
  expect(told(sides, inRounds(0.2)).notes).toEqual([
    'Answered on one side only, and too seldom to tell from chance: GET cart.',
  ]);
  expect(told(sides, inRounds(0))).toEqual({
    appeared: [],
    gone: [],
    notes: [
      'Answered on one side only, and in rounds that do not follow it, so that nothing is said of it: GET cart.',
    ],
  });
});

test('over the cap of names nothing is told', () => {
  const other = { ...called('(other)', 30), method: '' };
  const base = side(called('cart', 20), other);
  expect(told({ base, head: side(other) })).toEqual({ appeared: [], gone: [], notes: [] });
});

test('of names that both sides call alike, in one of a hundred runs any is told', () => {
  const random = seeded(7);
  let wrong = 0;
  for (let run = 0; run < 400; run += 1) {
    const occasions = Array.from({ length: 60 }, () => 1 + Math.floor(random() * 16));
    const split = occasions.map((count, at) => {
      const base = Array.from({ length: count }, () => random()).filter((one) => one < 0.5).length;
      return { name: `/${at}`, base, head: count - base };
    });
    const of = (arm: 'base' | 'head') =>
      side(...split.filter((one) => one[arm] > 0).map((one) => called(one.name, one[arm])));
    const { appeared, gone } = told({ base: of('base'), head: of('head') });
    if (appeared.length + gone.length > 0) wrong += 1;
  }
  expect(wrong).toBeLessThanOrEqual(8);
});

test.each([
  ['/products/1', '/products/:id', true],
  ['/posts/first?x=1', '/posts/*', true],
  ['/users/:name/posts/first', '/users/jo/posts/:id', true],
  ['/assets/app-1a2b3c4d.js', '/assets/app-:id.js', true],
  ['/products/1', '/orders/:id', false],
  ['/products/1/reviews', '/products/:id', false],
  ['/products', '/orders', false],
])('%s and %s: %s', (a, b, same) => {
  const named = (name: string, method = 'GET') => ({ name, method });
  expect(isSameRoute(named(a), named(b))).toBe(same);
  expect(isSameRoute(named(b), named(a))).toBe(same);
  expect(isSameRoute(named(a), named(b, 'POST'))).toBe(false);
});
