import { expect, test } from 'vitest';
import { runTogether, wrongsTogether } from '../support/together.ts';
import { k6Binary } from '../support/tools.ts';

// `npm run bench:together` has ten runs of each, beside base, and some of them killed.
test('two gates on one machine, two runs at once, are in nobody else’s way', async () => {
  const flags = ['--duration', '1s'];
  const found = await runTogether({
    gates: ['api', 'api'],
    each: 2,
    atOnce: 2,
    k6: await k6Binary('2.2.0'),
    flags,
  });
  expect(wrongsTogether(found)).toEqual([]);
  expect(found.runs.map(({ projects }) => projects.length)).toEqual([1, 1, 1, 1]);
});
