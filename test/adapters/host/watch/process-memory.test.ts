import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { watchMemory } from '../../../../src/adapters/host/watch/process-memory.ts';
import { watchHost } from '../../../../src/adapters/host/watch/watch.ts';
import { otherMachine } from '../lay.ts';

const machine = otherMachine();
let running: ChildProcess | null = null;
afterEach(() => {
  running?.stdin?.end();
  running = null;
});

const MB = 1e6;
/** A shell that holds 60 MB and forks, so that two processes share them until its input ends. */
const FORKING = `exec 3<&0; printf -v held '%*s' ${60 * MB} ''; ( read -r _ <&3; : ) & echo $!; wait`;

const memoryOf = (processes: Parameters<typeof watchHost>[0]['processes'], root?: string) => {
  const { arms } = watchHost({ now: Date.now, processes, ...(root !== undefined && { root }) }).stop();
  return { base: arms.base?.[0]?.slow?.memory, head: arms.head?.[0]?.slow?.memory };
};

test.runIf(process.platform === 'linux')('what two processes share counts once', async () => {
  const shell = spawn('bash', ['-c', FORKING], { stdio: ['pipe', 'pipe', 'inherit'] });
  running = shell;
  const child = Number(
    await new Promise<string>((done) => shell.stdout.once('data', (one) => done(String(one)))),
  );
  const pids = [shell.pid ?? 0, child];
  for (const pid of pids)
    expect(readFileSync(`/proc/${pid}/status`, 'utf8')).toMatch(/VmRSS:\s+[56]\d{4} kB/);
  const { head } = memoryOf({ head: () => pids });
  expect(head).toBeGreaterThan(55 * MB);
  expect(head).toBeLessThan(75 * MB);
});

/** Of each, kB of programs and libraries. */
const FILES = 900;
const STAT = (pid: number) => `${pid} (node) S 1 ${'0 '.repeat(40)}`;
const laid = (pid: number, kilobytes: { readonly resident: number; readonly own: number | null }) => ({
  [`proc/${pid}/stat`]: STAT(pid),
  [`proc/${pid}/status`]: `Name:\tnode\nVmRSS:\t  ${kilobytes.resident} kB\nRssFile:\t  ${FILES} kB\n`,
  ...(kilobytes.own !== null && {
    [`proc/${pid}/smaps_rollup`]: `0-1 ---p 0 00:00 0 [rollup]\nRss: 1 kB\nPss:  ${kilobytes.own + 30} kB\nPss_Dirty: 7 kB\nPss_File: 30 kB\n`,
  }),
});

test('of one process whose pages may not be looked at, all of both sides is resident memory', () => {
  const { root, lay } = machine();
  lay({ ...laid(11, { resident: 5000, own: 2000 }), ...laid(12, { resident: 6000, own: 3000 }) });
  lay({ ...laid(21, { resident: 7000, own: 4000 }) });
  const processes = { base: () => [11, 12], head: () => [21, 22] };
  expect(memoryOf(processes, root)).toEqual({ base: 5900 * 1024, head: 4900 * 1024 });
  lay(laid(22, { resident: 8000, own: null }));
  expect(memoryOf(processes, root)).toEqual({ base: 11_000 * 1024, head: 15_000 * 1024 });
});

test('shared memory is read anew at the end of something, and not while a load goes on or right after', () => {
  const { root, lay } = machine();
  let now = 0;
  const first = laid(11, { resident: 5000, own: 1000 });
  lay({ ...first, 'proc/stat': 'cpu  1 0 1 9 0 0 0 0 0 0\n' });
  const watch = watchHost({ now: () => now, processes: { head: () => [11] }, root });
  /** What each look at memory found, kB. */
  const found = (when: 'meanwhile' | 'end' | 'stop', own: number, later: number) => {
    lay(laid(11, { resident: 5000, own }));
    now += later;
    const { arms } = when === 'stop' ? watch.stop() : watch.samples(when === 'end' ? undefined : when);
    return (arms.head ?? []).flatMap(({ slow }) => (slow ? [Math.round(slow.memory / 1024)] : []));
  };
  expect(found('meanwhile', 2000, 2000)).toEqual([1900]);
  expect(found('end', 3000, 10)).toEqual([1900, 3900]);
  expect(found('stop', 4000, 500)).toEqual([1900, 3900]);
});

test.each<readonly [string, number, number | undefined]>([
  ['quickly', 200, 2900],
  ['for so long that it would hold everything up', 300, undefined],
])('what was read %s is forced accordingly', (_, tookMs, once) => {
  const { root, lay } = machine();
  let at = 0;
  const read = watchMemory(root, () => {
    at += tookMs;
    return at;
  });
  lay(laid(11, { resident: 5000, own: 1000 }));
  expect(read([11], false)).toEqual({ resident: 5000 * 1024, once: 1900 * 1024 });
  lay(laid(11, { resident: 5000, own: 2000 }));
  const kilobytes = read([11], true).once;
  expect(kilobytes).toBe(once === undefined ? undefined : once * 1024);
});

test('a process that ended and was not waited for has no memory that could not be read', () => {
  const { root, lay } = machine();
  lay({
    ...laid(11, { resident: 5000, own: 2000 }),
    'proc/12/stat': STAT(12),
    'proc/12/status': 'State:\tZ (zombie)\n',
  });
  expect(memoryOf({ head: () => [11, 12] }, root).head).toBe(2900 * 1024);
});
