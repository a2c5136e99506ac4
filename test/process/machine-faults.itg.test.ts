import { afterAll, beforeAll, expect, test } from 'vitest';
import { FILE_ROWS } from '../support/machine/file-rows.ts';
import { GIT_ROWS } from '../support/machine/git-rows.ts';
import { NEIGHBOUR_ROWS } from '../support/machine/neighbour-rows.ts';
import { openScene, type Scene } from '../support/machine/scene.ts';

/** One of each kind of fault, and of each end: `npm run bench:faults machine` runs them all. */
const SOME = [
  'a configuration that cannot be read',
  "k6's log: EIO when it is written",
  'recording.json: ENOSPC when it is written',
  'an impostor on every port',
];
const ROWS = [...GIT_ROWS, ...FILE_ROWS, ...NEIGHBOUR_ROWS].filter(({ name }) => SOME.includes(name));

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

test('the short table has its rows', () => {
  expect(ROWS.map(({ name }) => name)).toEqual(SOME);
});

test.each(ROWS)('$about: $name, with a slower and a faster head', async (row) => {
  const found = await Promise.all((['slower', 'faster'] as const).map((head) => scene.try(row, head)));
  expect(found).toEqual([[], []]);
});
