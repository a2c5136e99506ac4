import { expect, test } from 'vitest';
import { countEpisodes, mostEpisodes } from '../../../src/core/statistics/episodes.ts';

test.each([
  ['none', [], 0],
  ['one second', [4], 1],
  ['a burst of two seconds', [4, 5], 1],
  ['three seconds running', [4, 5, 6], 2],
  ['a server that fails for ten seconds', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 5],
  ['three single ones', [0, 2, 4], 3],
])('%s', (_name, seconds, episodes) => {
  expect(countEpisodes(seconds)).toBe(episodes);
});

test.each([3, 4, 10])('no %s seconds hold more episodes than the most', (length) => {
  const subsets = Array.from({ length: 2 ** length }, (_, bits) =>
    Array.from({ length }, (_second, second) => second).filter((second) => (bits >> second) % 2 === 1),
  );
  expect(Math.max(...subsets.map(countEpisodes))).toBe(mostEpisodes(length));
});
