import { expect, test } from 'vitest';
import { readMemory, readOomKills, readPeriods } from '../../../../src/adapters/host/watch/group-use.ts';
import { otherMachine } from '../lay.ts';

const machine = otherMachine();
const MB = 1024 ** 2;
const INFO = { 'proc/meminfo': 'MemTotal:  8192000 kB\nMemFree: 1 kB\nMemAvailable:  6144000 kB\n' };
const OF_MACHINE = { used: 2_048_000 * 1024, limit: 8_192_000 * 1024 };

function looked(files: Record<string, string>) {
  const { root, lay } = machine();
  lay({ ...INFO, ...files });
  return { root, pid: 'self' } as const;
}

const V2 = { 'proc/self/cgroup': '0::/job/app\n' };
const V1 = { 'proc/self/cgroup': '4:memory:/job/app\n3:cpu,cpuacct:/job/app\n0::/\n' };

test.each<[string, Record<string, string>]>([
  [
    'version 2, its own',
    {
      ...V2,
      'sys/fs/cgroup/job/app/memory.max': `${512 * MB}\n`,
      'sys/fs/cgroup/job/app/memory.current': `${300 * MB}\n`,
      'sys/fs/cgroup/job/app/memory.stat': `anon 1\ninactive_file ${44 * MB}\n`,
    },
  ],
  [
    'version 2, of a group around it',
    {
      ...V2,
      'sys/fs/cgroup/job/app/memory.max': 'max\n',
      'sys/fs/cgroup/job/app/memory.current': `${1 * MB}\n`,
      'sys/fs/cgroup/job/memory.max': `${512 * MB}\n`,
      'sys/fs/cgroup/job/memory.current': `${256 * MB}\n`,
    },
  ],
  [
    'version 1 in a container that sees the path of the machine',
    {
      ...V1,
      'sys/fs/cgroup/memory/memory.limit_in_bytes': `${512 * MB}\n`,
      'sys/fs/cgroup/memory/memory.usage_in_bytes': `${300 * MB}\n`,
      'sys/fs/cgroup/memory/memory.stat': `inactive_file 5\ntotal_inactive_file ${44 * MB}\n`,
    },
  ],
])('memory in use is of the limit of the control group: %s', (_, files) => {
  expect(readMemory(looked(files))).toEqual({ used: 256 * MB, limit: 512 * MB });
});

test('of limits that hold at once the smallest counts', () => {
  const files = {
    ...V2,
    'sys/fs/cgroup/job/app/memory.max': `${2048 * MB}\n`,
    'sys/fs/cgroup/job/app/memory.current': `${100 * MB}\n`,
    'sys/fs/cgroup/job/memory.max': `${512 * MB}\n`,
    'sys/fs/cgroup/job/memory.current': `${256 * MB}\n`,
  };
  expect(readMemory(looked(files))?.limit).toBe(512 * MB);
});

test.each<[string, Record<string, string>]>([
  ['no control group tells', {}],
  [
    'version 1 has a number beyond all memory',
    {
      ...V1,
      'sys/fs/cgroup/memory/job/app/memory.limit_in_bytes': '9223372036854771712\n',
      'sys/fs/cgroup/memory/job/app/memory.usage_in_bytes': `${MB}\n`,
    },
  ],
  [
    'version 2 says max',
    { ...V2, 'sys/fs/cgroup/job/app/memory.max': 'max\n', 'sys/fs/cgroup/job/app/memory.current': '5\n' },
  ],
])('without a limit it is of the machine: %s', (_, files) => {
  expect(readMemory(looked(files))).toEqual(OF_MACHINE);
});

test('where nobody tells of memory, nothing is known', () => {
  expect(readMemory({ root: machine().root, pid: 'self' })).toBeNull();
});

const STAT = 'nr_periods 120\nnr_throttled 30\nthrottled_usec 1\n';

test.each<[string, Record<string, string>]>([
  [
    'version 2',
    {
      ...V2,
      'sys/fs/cgroup/job/app/cpu.max': 'max 100000\n',
      'sys/fs/cgroup/job/app/cpu.stat': 'nr_periods 0\nnr_throttled 0\n',
      'sys/fs/cgroup/job/cpu.max': '150000 100000\n',
      'sys/fs/cgroup/job/cpu.stat': STAT,
    },
  ],
  [
    'version 1',
    {
      ...V1,
      'sys/fs/cgroup/cpu/job/app/cpu.cfs_quota_us': '-1\n',
      'sys/fs/cgroup/cpu/job/app/cpu.stat': 'nr_periods 0\nnr_throttled 0\n',
      'sys/fs/cgroup/cpu/job/cpu.cfs_quota_us': '150000\n',
      'sys/fs/cgroup/cpu/job/cpu.stat': STAT,
    },
  ],
])('periods are those of the nearest CPU limit that holds: %s', (_, files) => {
  expect(readPeriods(looked(files))).toEqual({ all: 120, throttled: 30 });
});

test('without a CPU limit nothing is held back, and none is told', () => {
  expect(readPeriods(looked({ ...V2, 'sys/fs/cgroup/cpu.max': 'max 100000\n' }))).toBeNull();
  expect(readPeriods(looked({ ...V1, 'sys/fs/cgroup/cpu/cpu.cfs_quota_us': '-1\n' }))).toBeNull();
});

test.each<[string, Record<string, string>, number]>([
  ['version 2', { ...V2, 'sys/fs/cgroup/job/app/memory.events': 'oom 3\noom_kill 2\n' }, 2],
  ['version 1', { ...V1, 'sys/fs/cgroup/memory/job/app/memory.oom_control': 'under_oom 0\noom_kill 4\n' }, 4],
  ['the machine, at the top', { 'proc/self/cgroup': '0::/\n', 'proc/vmstat': 'pgfault 9\noom_kill 7\n' }, 7],
])('processes killed for want of memory: %s', (_, files, kills) => {
  expect(readOomKills(looked(files))).toBe(kills);
});
