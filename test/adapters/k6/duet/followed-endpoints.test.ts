import { expect, test } from 'vitest';
import {
  followedOf,
  MOST_ENDPOINTS,
  MOST_EXACT,
  pooledNotes,
  unfollowedNotes,
} from '../../../../src/adapters/k6/duet/followed-endpoints.ts';

const get = (name: string, method = 'GET') => ({ name, method, path: null, ambiguous: false });
const bare = (path: string) => ({ ...get(path), path });
const many = (count: number) => Array.from({ length: count }, (_, index) => get(`page ${index}`));

test('endpoints are followed once each; what k6 cannot count by itself is read from histograms', () => {
  const seen = [
    get('home'),
    get('home'),
    get('home', 'POST'),
    get('a, b'),
    bare('/x'),
    bare('/y'),
    get('/y'),
  ];
  const followed = followedOf(seen);
  expect(followed.exact).toEqual([get('home'), get('home', 'POST'), bare('/x')]);
  expect(followed.pooled).toEqual([get('a, b'), { ...bare('/y'), ambiguous: true }]);
  expect(unfollowedNotes(seen, followed)).toEqual([]);
  expect(pooledNotes(followed)).toEqual([
    expect.stringMatching(/^Read from histograms.* 4\.4 %, because k6 knows .*: GET a, b; GET \/y\. Give/),
  ]);
});

test('beyond what k6 counts exactly, histograms do, and beyond the cap they are named', () => {
  const seen = many(MOST_ENDPOINTS + 15);
  const followed = followedOf(seen);
  expect(followed.exact).toHaveLength(MOST_EXACT);
  expect(followed.pooled).toHaveLength(MOST_ENDPOINTS - MOST_EXACT);
  expect(pooledNotes(followed)).toEqual([
    expect.stringMatching(
      /counts 25 endpoints exactly.*: GET page 25; .* and 70 more\. Give requests to one route/,
    ),
  ]);
  expect(unfollowedNotes(seen, followed)).toEqual([
    expect.stringMatching(/follow 100 endpoints at most.*: GET page 100; .* and 10 more\. Give requests/),
  ]);
});

test('one that was called late is named, and nothing is said where all are followed', () => {
  const followed = followedOf(many(3));
  expect(pooledNotes(followed)).toEqual([]);
  expect(unfollowedNotes(many(3), followed)).toEqual([]);
  expect(unfollowedNotes(many(4), followed)).toEqual([
    expect.stringMatching(/after the warm-up: GET page 3\. A longer `workload.warmup`/),
  ]);
});
