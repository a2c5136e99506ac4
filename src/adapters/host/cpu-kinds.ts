import { numberIn, read } from './read.ts';

/** What tells a CPU's kind, below its folder. Both count: either may be missing, or be the same for all while the other differs. */
const TELLING = ['cpu_capacity', 'cpufreq/cpuinfo_max_freq'] as const;

/**
 * Of one kind the fastest may be this much faster than the slowest: the cores that a maker favours (Intel's Turbo Boost Max
 * 3.0) reach 5.3 GHz beside 5.2. The slow cores of a hybrid are further off: 3.6 beside 4.9. Where the favoured go beyond
 * it nobody is held to a CPU, which both sides bear alike.
 */
const TOLERANCE = 1.1;

/** Whether these CPUs are of one kind. True where nothing tells, as on most virtual machines. `root`: where `/sys` lies. */
export function areAlike(cpus: readonly number[], root: string): boolean {
  return TELLING.every((name) => {
    const known = cpus.flatMap(
      (cpu) => numberIn(read(root, `sys/devices/system/cpu/cpu${cpu}/${name}`)) ?? [],
    );
    return known.length === 0 || Math.max(...known) <= TOLERANCE * Math.min(...known);
  });
}
