import { readFileSync } from 'node:fs';
import path from 'node:path';

/** As Node tells it, bytes. */
export type MemorySeen = {
  /** within the limit of the control group, where one holds */
  readonly available: number;
  /** of the control group; 0, or beyond the total: there is none */
  readonly limit: number;
  /** of the machine */
  readonly free: number;
  readonly total: number;
};

/**
 * Bytes that a process could still take. What the kernel keeps of files in a control group with a limit counts as used
 * there and is given back as soon as anybody needs it: after a build that may be nearly all of it. `root`: where `/proc`
 * and `/sys` lie.
 */
export function freeMemoryIn({ available, limit, free, total }: MemorySeen, root = '/'): number {
  if (limit === 0 || limit >= total) return available;
  return Math.min(available + reclaimableIn(root), limit, free);
}

/** Pages of files that nobody used lately, bytes; 0 where nobody tells. */
function reclaimableIn(root: string): number {
  const [stat] = placesOf(read(root, 'proc/self/cgroup') ?? '').flatMap(
    (place) => read(root, `${place}/memory.stat`) ?? [],
  );
  // Version 1 counts groups within this one in the total alone.
  const [, bytes] =
    /^total_inactive_file (\d+)$/m.exec(stat ?? '') ?? /^inactive_file (\d+)$/m.exec(stat ?? '') ?? [];
  return Number(bytes ?? 0);
}

/** Folders of a process's own control group; in a container its path may be the machine's, and the top is its own. */
function placesOf(groups: string): readonly string[] {
  const lines = groups.split('\n').map((line) => line.split(':'));
  const first = lines.find(([, controllers = '']) => controllers.split(',').includes('memory'));
  const second = lines.find(([hierarchy, controllers]) => hierarchy === '0' && controllers === '');
  const top = first === undefined ? 'sys/fs/cgroup' : 'sys/fs/cgroup/memory';
  const [, , ...own] = first ?? second ?? [];
  return [`${top}${own.join(':')}`, top];
}

function read(root: string, name: string): string | null {
  try {
    return readFileSync(path.join(root, name), 'utf8');
  } catch {
    return null;
  }
}
