import { chmodSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createHost } from '../../../src/adapters/host/host.ts';
import { pinnableCpus, readList } from '../../../src/adapters/host/pinnable.ts';
import { otherMachine } from './lay.ts';

const machine = otherMachine();

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

/** What is pinnable of CPUs 0 and 1, of which the kernel tells this; null: nothing of that one. */
async function pinnable(files: Readonly<Record<string, readonly (number | null)[]>>) {
  const { root, lay } = machine();
  lay({ 'proc/self/status': 'Name:\tnode\nCpus_allowed_list:\t0-1\n', 'bin/taskset': '#!/bin/sh\n' });
  chmodSync(path.join(root, 'bin/taskset'), 0o755);
  for (const [name, values] of Object.entries(files))
    for (const [cpu, value] of values.entries())
      if (value !== null) lay({ [`sys/devices/system/cpu/cpu${cpu}/${name}`]: `${value}\n` });
  return pinnableCpus({ PATH: path.join(root, 'bin') }, root);
}

const CAPACITY = 'cpu_capacity';
const FASTEST = 'cpufreq/cpuinfo_max_freq';

test.each<readonly [string, Parameters<typeof pinnable>[0]]>([
  ['of which nothing is told', {}],
  ['of one kind', { [CAPACITY]: [1024, 1024], [FASTEST]: [4_900_000, 4_900_000] }],
  ['of one kind, of which one is favoured', { [FASTEST]: [5_200_000, 5_300_000] }],
  ['of which one is told alone', { [FASTEST]: [null, 4_900_000] }],
])('CPUs %s can be held to', async (_, files) => {
  expect(await pinnable(files)).toEqual([0, 1]);
});

test.each<readonly [string, Parameters<typeof pinnable>[0]]>([
  ['by capacity', { [CAPACITY]: [1024, 446] }],
  ['by frequency', { [FASTEST]: [4_900_000, 3_600_000] }],
  ['by frequency alone', { [CAPACITY]: [1024, 1024], [FASTEST]: [4_400_000, 4_900_000] }],
])('nobody is held to a CPU where they differ %s: one side would get the fast ones', async (_, files) => {
  expect(await pinnable(files)).toEqual([]);
});
