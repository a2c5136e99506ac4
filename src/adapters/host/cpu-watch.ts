import { readFileSync } from 'node:fs';
import type { CpuReading, CpuWatch } from '../../ports/host.ts';

const EVERY_MS = 250;

/** Reads the machine's CPU counters four times a second. Where there are none (not Linux) the list stays empty. */
export function watchCpu(now: () => number): CpuWatch {
  const readings: CpuReading[] = [];
  const read = () => {
    const reading = readCpu(now());
    if (reading !== null) readings.push(reading);
  };
  read();
  const timer = setInterval(read, EVERY_MS);
  return {
    stop: () => {
      clearInterval(timer);
      read();
      return readings;
    },
    readings: () => readings,
  };
}

/** First line of /proc/stat: user nice system idle iowait irq softirq steal, in ticks since the start. */
function readCpu(at: number): CpuReading | null {
  try {
    const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n', 1);
    const ticks = line.trim().split(/\s+/).slice(1, 9).map(Number);
    const total = ticks.reduce((sum, tick) => sum + tick, 0);
    if (!Number.isFinite(total) || total <= 0) return null;
    // Waiting for a disk is no use of a CPU.
    const idle = (ticks[3] ?? 0) + (ticks[4] ?? 0);
    return { at, total, stolen: ticks[7] ?? 0, idle, waitedMs: readWaited() };
  } catch {
    return null;
  }
}

/** Pressure stall information; not every kernel keeps it. */
function readWaited(): number | null {
  try {
    return waitedOf(readFileSync('/proc/pressure/cpu', 'utf8'));
  } catch {
    return null;
  }
}

/** `total=` of the line `some`, which is in microseconds, as ms; null: it is not there. */
export function waitedOf(pressure: string): number | null {
  const [, total] = /^some .*\btotal=(\d+)/m.exec(pressure) ?? [];
  return total === undefined ? null : Number(total) / 1000;
}
