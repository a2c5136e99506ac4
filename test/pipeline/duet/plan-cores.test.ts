import { expect, test } from 'vitest';
import { duet } from '../../../src/pipeline/duet/duet.ts';
import { planCores } from '../../../src/pipeline/duet/plan-cores.ts';
import { BASE, contextOf, createWorld, startedConfig } from '../world.ts';

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);

test.each([0, 1, 2, 3])('%d CPUs are not divided', (count) => {
  expect(planCores(upTo(count))).toBeNull();
});

test.each([
  [4, 1, 2],
  [5, 1, 3],
  [6, 2, 2],
  [8, 2, 4],
  [16, 5, 6],
])('%d CPUs: %d for each arm and %d for k6, none of them twice', (count, each, rest) => {
  const cores = planCores(upTo(count));
  expect(cores?.base).toHaveLength(each);
  expect(cores?.head).toHaveLength(each);
  expect(cores?.k6).toHaveLength(rest);
  expect([...(cores?.base ?? []), ...(cores?.head ?? []), ...(cores?.k6 ?? [])]).toEqual(upTo(count));
});

test('only CPUs that are allowed are used', () => {
  expect(planCores([2, 3, 6, 7])).toEqual({ base: [2], head: [3], k6: [6, 7] });
});

test.each([
  [[0, 1, 2, 3], [[0], [1]], 'CPUs: base 0 · head 1 · k6 2,3'],
  [[0, 1], [undefined, undefined], null],
] as const)('on the CPUs %j the arms get %j', async (cpus, given, line) => {
  const world = createWorld({ cpus, noise: 0.02 });
  const way = { kind: 'duet', base: { sha: BASE, how: 'first parent' } } as const;
  const config = startedConfig('policy: { seed: 2 }\n');
  await duet(way, config, contextOf(), world.ports, new AbortController().signal);
  expect(world.starts.map((request) => request.cpus)).toEqual(given);
  expect(world.said.find((said) => said.startsWith('CPUs')) ?? null).toBe(line);
});
