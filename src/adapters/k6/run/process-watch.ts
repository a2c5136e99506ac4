import { readFile } from 'node:fs/promises';

const EVERY_MS = 250;
/** Clock ticks of /proc/PID/stat: Linux says 100 a second on every architecture that Node runs on. */
const TICK_MS = 10;

export type ProcessWatch = {
  /** Called when the process runs; of one that was before nothing is known any more. */
  begin(pid: number): void;
  end(): void;
  /** CPU time that the process and its threads used between two Unix times, ms; null: not to be had */
  cpuMs(from: number, to: number): number | null;
};

/** Used up to a Unix time; both ms. */
export type CpuTime = { readonly at: number; readonly cpuMs: number };

/** Reads a process's CPU time four times a second. Where there is no /proc it knows nothing. */
export function createProcessWatch(now: () => number): ProcessWatch {
  const readings: CpuTime[] = [];
  let timer: NodeJS.Timeout | null = null;
  return {
    begin(pid) {
      if (timer !== null) clearInterval(timer);
      readings.length = 0;
      timer = setInterval(() => void read(pid, now).then((one) => one && readings.push(one)), EVERY_MS);
    },
    end() {
      if (timer !== null) clearInterval(timer);
    },
    cpuMs: (from, to) => cpuBetween(readings, from, to),
  };
}

/**
 * CPU time used between two Unix times, as far as `readings` (oldest first) reach: in a short run the time between two
 * readings is a share that counts. ms; null: none of it was read.
 */
export function cpuBetween(readings: readonly CpuTime[], from: number, to: number): number | null {
  const [first, last] = [readings[0], readings.at(-1)];
  if (first === undefined || last === undefined) return null;
  const [start, end] = [Math.max(from, first.at), Math.min(to, last.at)];
  if (end <= start) return null;
  return usedUpTo(readings, first, end) - usedUpTo(readings, first, start);
}

/** On the line between the two readings around `at`, which lies within them. */
function usedUpTo(readings: readonly CpuTime[], first: CpuTime, at: number): number {
  const before = readings.findLast((one) => one.at <= at) ?? first;
  const after = readings.find((one) => one.at > at) ?? before;
  if (after.at <= before.at) return before.cpuMs;
  return before.cpuMs + ((after.cpuMs - before.cpuMs) * (at - before.at)) / (after.at - before.at);
}

async function read(pid: number, now: () => number): Promise<CpuTime | null> {
  try {
    const cpuMs = readCpuMs(await readFile(`/proc/${pid}/stat`, 'utf8'));
    return cpuMs === null ? null : { at: now(), cpuMs };
  } catch {
    return null;
  }
}

/** utime + stime of a line of /proc/PID/stat, ms; null: it is none. The name in brackets may hold anything. */
export function readCpuMs(stat: string): number | null {
  const fields = stat
    .slice(stat.lastIndexOf(')') + 1)
    .trim()
    .split(/\s+/);
  // The third field of the line comes first here; utime is its 14th.
  const [user, system] = [Number(fields[11] ?? Number.NaN), Number(fields[12] ?? Number.NaN)];
  const ticks = user + system;
  return Number.isFinite(ticks) ? ticks * TICK_MS : null;
}
