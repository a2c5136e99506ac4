import { type CpuInfo, cpus } from 'node:os';
import type { MachineSample } from '../../../core/readings/sample.ts';
import { read } from '../read.ts';

type Cpu = Pick<MachineSample, 'total' | 'stolen' | 'idle' | 'waitedMs' | 'diskWaitedMs' | 'diskWaitTicks'>;

/**
 * The machine's CPU counters; null: there are none. First line of /proc/stat: user nice system idle iowait irq softirq
 * steal, in ticks since the start. Where there is no such file (macOS, Windows) the runtime tells how busy the CPUs were.
 */
export function readCpu(root: string): Cpu | null {
  const stat = read(root, 'proc/stat');
  if (stat === null && root === '/') return cpuOf(cpus());
  const [line = ''] = (stat ?? '').split('\n', 1);
  const ticks = line.trim().split(/\s+/).slice(1, 9).map(Number);
  const total = ticks.reduce((sum, tick) => sum + tick, 0);
  if (!Number.isFinite(total) || total <= 0) return null;
  const [, , , idle = 0, diskWaitTicks = 0, , , stolen = 0] = ticks;
  const diskWaitedMs = waitedFor(root, 'io');
  return {
    ...{ total, stolen },
    // Waiting for a disk is no use of a CPU.
    idle: idle + diskWaitTicks,
    waitedMs: waitedFor(root, 'cpu'),
    ...(diskWaitedMs === null ? { diskWaitTicks } : { diskWaitedMs }),
  };
}

/** What the runtime says of the CPUs, their times in ms; null: nothing. Of a host that takes time away it knows nothing. */
export function cpuOf(all: readonly Pick<CpuInfo, 'times'>[]): Cpu | null {
  const sum = (of: (times: CpuInfo['times']) => number) =>
    all.reduce((total, { times }) => total + of(times), 0);
  const total = sum(({ user, nice, sys, idle, irq }) => user + nice + sys + idle + irq);
  return total > 0 ? { total, stolen: 0, idle: sum(({ idle }) => idle), waitedMs: null } : null;
}

/** Pressure stall information; not every kernel keeps it. */
const waitedFor = (root: string, what: 'cpu' | 'io'): number | null =>
  waitedOf(read(root, `proc/pressure/${what}`) ?? '');

/** `total=` of the line `some`, which is in microseconds, as ms; null: it is not there. */
export function waitedOf(pressure: string): number | null {
  const [, total] = /^some .*\btotal=(\d+)/m.exec(pressure) ?? [];
  return total === undefined ? null : Number(total) / 1000;
}
