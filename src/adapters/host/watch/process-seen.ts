import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { ProcessSeen, ThreadUse } from '../../../core/readings/processes/process-tree.ts';
import { read } from '../read.ts';

/** The kernel counts processes' times in hundredths of a second wherever Node runs. */
const TICK_MS = 10;
/** Of one process. Each is a file to read: beyond, whole ticks have to do. */
const MOST_THREADS = 64;

/** What a process used so far; null: it is no more. One that ended and was not waited for yet still is. */
export function readSeen(root: string, pid: number): ProcessSeen | null {
  const stat = read(root, `proc/${pid}/stat`);
  if (stat === null) return null;
  // The second field is the program's name, which may hold anything. The names of proc_pid_stat(5) are one on.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const field = (number: number): number => Number(fields[number - 3]);
  const threads = field(20);
  return {
    ...{ pid, parent: field(4), start: field(22), threads },
    cpu: (field(14) + field(15)) * TICK_MS,
    childrenCpu: (field(16) + field(17)) * TICK_MS,
    ...{ minorFaults: field(10), childrenMinorFaults: field(11) },
    ...{ majorFaults: field(12), childrenMajorFaults: field(13) },
    each: threads > MOST_THREADS ? null : threadsOf(root, pid),
  };
}

/** null: they cannot be asked, as on a kernel that keeps no such statistics. */
function threadsOf(root: string, pid: number): ReadonlyMap<number, ThreadUse> | null {
  const ids = list(root, `proc/${pid}/task`);
  const each = ids.flatMap((id) => {
    const [cpu, wait, switches] = (read(root, `proc/${pid}/task/${id}/schedstat`) ?? '')
      .split(' ')
      .map(Number);
    if (!Number.isFinite(cpu) || wait === undefined || switches === undefined) return [];
    return [[Number(id), { cpu: (cpu ?? 0) / 1e6, wait: wait / 1e6, switches }] as const];
  });
  return each.length === 0 ? null : new Map(each);
}

/** Open files and sockets of these together; null: another user's, which may not be looked at. */
export function readHandles(root: string, pids: readonly number[]): number | null {
  const handles = pids.map((pid) => list(root, `proc/${pid}/fd`).length);
  return handles.every((count) => count > 0) ? handles.reduce((sum, count) => sum + count, 0) : null;
}

function list(root: string, name: string): readonly string[] {
  try {
    return readdirSync(path.join(root, name));
  } catch {
    return [];
  }
}
