import { expect, test } from 'vitest';
import { followedOf, MOST_ENDPOINTS, unfollowedNotes } from '../../../../src/adapters/k6/duet/followed.ts';

const get = (name: string, method = 'GET') => ({ name, method, path: null, ambiguous: false });
const bare = (path: string) => ({ ...get(path), path });
const many = (count: number) => Array.from({ length: count }, (_, index) => get(`page ${index}`));

test('endpoints are followed once each, as far as k6 can name them', () => {
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
  expect(followed).toEqual([get('home'), get('home', 'POST'), bare('/x')]);
  expect(unfollowedNotes(seen, followed)).toEqual([
    expect.stringMatching(/k6 cannot name them .*: GET a, b; GET \/y\. Give those requests another `name`/),
  ]);
});

test('beyond the cap they are named, and what to do', () => {
  const followed = followedOf(many(40));
  expect(followed).toHaveLength(MOST_ENDPOINTS);
  const [note, ...more] = unfollowedNotes(many(40), followed);
  expect(note).toMatch(
    /follow 25 endpoints at most.*: GET page 25; .* and 10 more\. Give requests to one route/,
  );
  expect(more).toEqual([]);
});

test('one that was called late is named, and nothing is said where all are followed', () => {
  const followed = followedOf(many(3));
  expect(unfollowedNotes(many(3), followed)).toEqual([]);
  expect(unfollowedNotes(many(4), followed)).toEqual([
    expect.stringMatching(/after the warm-up: GET page 3\. A longer `workload.warmup`/),
  ]);
});
