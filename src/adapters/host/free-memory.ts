import { placesOf } from './control-group.ts';
import { numberIn, read } from './read.ts';

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
  const { folders } = placesOf(root, 'memory');
  const [stat] = folders.flatMap((folder) => read(root, `${folder}/memory.stat`) ?? []);
  return Math.min(available + reclaimableIn(stat ?? null), limit, free);
}

/** Pages of files that nobody used lately, by a group's `memory.stat`, bytes; 0 where nobody tells. */
export function reclaimableIn(stat: string | null): number {
  // Version 1 counts groups within this one in the total alone.
  return numberIn(stat, 'total_inactive_file') ?? numberIn(stat, 'inactive_file') ?? 0;
}
