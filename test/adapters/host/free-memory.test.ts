import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freeMemoryIn } from '../../../src/adapters/host/free-memory.ts';
import { createHost } from '../../../src/adapters/host/host.ts';

const MB = 1024 ** 2;

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'memory-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function lay(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

const V1 = `cache 1\ninactive_file ${50 * MB}\nactive_file 7\ntotal_inactive_file ${600 * MB}\n`;
const V2 = `anon 1\nfile 2\ninactive_anon 3\ninactive_file ${600 * MB}\nactive_file 7\n`;
const LIMITED = { available: 100 * MB, limit: 2000 * MB, free: 8000 * MB, total: 16_000 * MB };

test.each<[string, Record<string, string>]>([
  ['version 2', { 'proc/self/cgroup': '0::/job/a:b\n', 'sys/fs/cgroup/job/a:b/memory.stat': V2 }],
  ['version 2 in a container', { 'proc/self/cgroup': '0::/\n', 'sys/fs/cgroup/memory.stat': V2 }],
  [
    'version 1',
    {
      'proc/self/cgroup': '5:cpu,cpuacct:/x\n4:memory:/job\n0::/\n',
      'sys/fs/cgroup/memory/job/memory.stat': V1,
      'sys/fs/cgroup/memory/memory.stat': 'total_inactive_file 1\n',
    },
  ],
  [
    'version 1 in a container that sees the path of the machine',
    { 'proc/self/cgroup': '4:memory:/docker/ab\n', 'sys/fs/cgroup/memory/memory.stat': V1 },
  ],
])('what a limited control group keeps of files can be taken: %s', (_, files) => {
  lay(files);
  expect(freeMemoryIn(LIMITED, root)).toBe(700 * MB);
  expect(freeMemoryIn({ ...LIMITED, available: 0 }, root)).toBe(600 * MB);
  expect(freeMemoryIn({ ...LIMITED, limit: 650 * MB }, root)).toBe(650 * MB);
  expect(freeMemoryIn({ ...LIMITED, free: 300 * MB }, root)).toBe(300 * MB);
});

test.each([0, 2 ** 64])('without a limit (%d) the kernel has counted it already', (limit) => {
  lay({ 'proc/self/cgroup': '0::/\n', 'sys/fs/cgroup/memory.stat': V2 });
  expect(freeMemoryIn({ ...LIMITED, limit }, root)).toBe(100 * MB);
});

test('where nobody tells what is kept of files there is none, and nothing free is a figure', () => {
  expect(freeMemoryIn(LIMITED, root)).toBe(100 * MB);
  expect(freeMemoryIn({ ...LIMITED, available: 0 }, root)).toBe(0);
});

test('this machine has some', async () => {
  expect(await createHost().freeMemory?.()).toBeGreaterThan(0);
});
