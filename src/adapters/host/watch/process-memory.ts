import { sum } from 'simple-statistics';
import { numberIn, read } from '../read.ts';

/** Bytes. `once`: null where it cannot be read of one of them, absent where it was not due. */
export type MemoryRead = { readonly resident: number; readonly once?: number | null };

/**
 * Of the time. To divide shared pages the kernel walks all pages of a process: 12 ms for 500 MB, and each process that
 * maps a database's shared memory is walked again.
 */
const MOST_SHARE = 0.005;
/** What took longer is not forced again: the kernel holds the process up meanwhile, and the figure of before says nearly as much. */
const LONGEST_MS = 250;

/**
 * Reads the memory of processes, on and on: resident each time, and with what they share counted once as often as that
 * takes 0.5 % of the time at most; always where all of them are new, and where it `must`, unless that took more than 250 ms
 * the last time. `clock`: ms since any moment.
 */
export function watchMemory(
  root: string,
  clock: () => number = () => performance.now(),
): (pids: readonly number[], must: boolean) => MemoryRead {
  let [due, tookMs] = [Number.NEGATIVE_INFINITY, 0];
  let known: ReadonlySet<number> = new Set();
  return (pids, must) => {
    const all = pids.map((pid) => residentOf(root, pid));
    const resident = sum(all.map((one) => one.all));
    const began = clock();
    const isAnew = !pids.some((pid) => known.has(pid));
    known = new Set(pids);
    const isForced = isAnew || (must && tookMs <= LONGEST_MS);
    if (!isForced && began < due) return { resident };
    const own = pids.flatMap((pid) => ownOf(root, pid) ?? []);
    const end = clock();
    tookMs = end - began;
    due = end + tookMs / MOST_SHARE;
    if (own.length < pids.length) return { resident, once: null };
    return { resident, once: sum(own) + Math.max(0, ...all.map(({ files }) => files)) };
  };
}

/**
 * Bytes. `files`: of programs and libraries, which others' processes map too. Were those pages divided as well, an idle Node.js
 * would take 12 MB or 45 by what else runs, base and head among it. So those of its process with most stand for all of a tree.
 */
type Resident = { readonly all: number; readonly files: number };

/** Of one that ended and was not waited for, nothing. */
function residentOf(root: string, pid: number): Resident {
  const status = read(root, `proc/${pid}/status`);
  return { all: bytesIn(status, 'VmRSS') ?? 0, files: bytesIn(status, 'RssFile') ?? 0 };
}

/**
 * A process's part of pages that are of no file: those of forks and of shared memory divided by how many share them. null: it
 * cannot be read: before Linux 5.3, or of another user's process.
 */
function ownOf(root: string, pid: number): number | null {
  const rollup = read(root, `proc/${pid}/smaps_rollup`);
  const [all, files] = [bytesIn(rollup, 'Pss'), bytesIn(rollup, 'Pss_File')];
  if (all !== null && files !== null) return all - files;
  // One that ended meanwhile has none that anybody could not read.
  return residentOf(root, pid).all === 0 ? 0 : null;
}

function bytesIn(text: string | null, name: string): number | null {
  const kilobytes = numberIn(text, name);
  return kilobytes === null ? null : kilobytes * 1024;
}
