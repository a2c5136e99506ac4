import { expect, test } from 'vitest';
import { createHost } from '../../../src/adapters/host/host.ts';
import { readList } from '../../../src/adapters/host/pinnable.ts';

test.each([
  ['0-3', [0, 1, 2, 3]],
  ['0', [0]],
  ['0-1,4,6-7', [0, 1, 4, 6, 7]],
  ['', []],
  ['all', []],
] as const)('the list of allowed CPUs %j is read', (text, cpus) => {
  expect(readList(text)).toEqual(cpus);
});

test('without taskset nothing can be held to a CPU, which is no error', async () => {
  expect(await createHost({ PATH: '/nowhere' }).pinnable?.()).toEqual([]);
});
