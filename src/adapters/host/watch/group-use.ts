import type { MachineSample } from '../../../core/readings/sample.ts';
import { placesOf } from '../control-group.ts';
import { reclaimableIn } from '../free-memory.ts';
import { numberIn, read } from '../read.ts';

type Memory = NonNullable<MachineSample['memory']>;

/** Whose control group is looked at, and where `/proc` and `/sys` lie. */
export type Looked = { readonly root: string; readonly pid: number | 'self' };

const FILES = {
  1: { limit: 'memory.limit_in_bytes', used: 'memory.usage_in_bytes' },
  2: { limit: 'memory.max', used: 'memory.current' },
} as const;

/**
 * Memory in use, bytes: of the smallest limit that holds for the control group, with those around it, and else of the
 * machine. What the kernel would give back at once (files that nobody used lately) is not in use.
 */
export function readMemory(looked: Looked): Memory | null {
  const { root } = looked;
  const info = read(root, 'proc/meminfo');
  const [total, available] = [kilobytes(info, 'MemTotal'), kilobytes(info, 'MemAvailable')];
  if (total === null || available === null) return null;
  const { version, folders } = placesOf(root, 'memory', looked.pid);
  const { limit: limitFile, used: usedFile } = FILES[version];
  const limited = folders.flatMap((folder): readonly Memory[] => {
    // Version 2 has the word `max` for none, version 1 a number beyond all memory.
    const limit = numberIn(read(root, `${folder}/${limitFile}`));
    const used = numberIn(read(root, `${folder}/${usedFile}`));
    if (limit === null || used === null || limit <= 0 || limit >= total) return [];
    return [{ used: Math.max(0, used - reclaimableIn(read(root, `${folder}/memory.stat`))), limit }];
  });
  const [tightest] = limited.toSorted((a, b) => a.limit - b.limit);
  return tightest ?? { used: total - available, limit: total };
}

function kilobytes(info: string | null, name: string): number | null {
  const value = numberIn(info, name);
  return value === null ? null : value * 1024;
}

/** Periods of the nearest CPU limit that holds for the control group; null: there is none. */
export function readPeriods({ root, pid }: Looked): NonNullable<MachineSample['periods']> | null {
  const { version, folders } = placesOf(root, 'cpu', pid);
  const folder = folders.find((one) => {
    if (version === 2) return /^\d+ \d+/.test(read(root, `${one}/cpu.max`) ?? '');
    return (numberIn(read(root, `${one}/cpu.cfs_quota_us`)) ?? 0) > 0;
  });
  if (folder === undefined) return null;
  const stat = read(root, `${folder}/cpu.stat`);
  const [all, throttled] = [numberIn(stat, 'nr_periods'), numberIn(stat, 'nr_throttled')];
  return all === null || throttled === null ? null : { all, throttled };
}

/** Processes killed for want of memory since the start: of the control group, else of the machine; null: not known. */
export function readOomKills({ root, pid }: Looked): number | null {
  const { version, folders } = placesOf(root, 'memory', pid);
  const file = version === 2 ? 'memory.events' : 'memory.oom_control';
  const [own] = folders.flatMap((folder) => numberIn(read(root, `${folder}/${file}`), 'oom_kill') ?? []);
  return own ?? numberIn(read(root, 'proc/vmstat'), 'oom_kill');
}
