import { expect, test } from 'vitest';
import { measure } from '../../../src/pipeline/measure.ts';
import { contextOf, createWorld, startedConfig } from '../world.ts';

test.each([
  ['start: serve, reset: clear', true],
  ['start: serve', false],
])('{ %s }: whether both are reset before each group of rounds is told: %s', async (app, hasReset) => {
  const told: unknown[] = [];
  const world = createWorld({ noise: 0.02, open: (request) => void told.push(request.hasReset) });
  await measure(
    startedConfig('policy: { seed: 5 }\n', app),
    contextOf(),
    world.ports,
    new AbortController().signal,
  );
  expect(told).toEqual([hasReset]);
});
