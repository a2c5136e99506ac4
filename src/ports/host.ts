import type { Environment } from '../core/model/recording/environment.ts';
import type { Arm } from '../core/model/recording/window.ts';
import type { Samples } from '../core/readings/sample.ts';

/** Of each arm the ids of the processes that belong to it now; null: they are not known. */
export type ProcessesOf = { readonly [A in Arm]?: () => readonly number[] | null };

export type HostWatch = {
  /**
   * what was read so far, oldest first, up to this moment; `meanwhile`: the load goes on, so nothing dear (see `watch`) is
   * read for it
   */
  samples(when?: 'meanwhile'): Samples;
  stop(): Samples;
};

/** The machine we run on. Readings that are not to be had are null. */
export type Host = {
  describe(): Promise<Omit<Environment, 'k6' | 'calibration'>>;
  /** Speed of a fixed CPU loop, iterations per millisecond; takes at most 0.2 s. Call before load only. */
  calibrate(): number;
  /**
   * Follows the machine's counters, and those of the arms' processes, four times a second until it is stopped. What
   * changes slowly or is dear to read (memory, open files, who belongs to an arm) is read once a second. Memory is measured
   * in one way for all of them: what is read later may change that of the samples before.
   */
  watch(processes?: ProcessesOf): HostWatch;
  /** Numbers of the CPUs that a process of ours can be held to; none: that is not possible here. */
  pinnable?(): Promise<readonly number[]>;
  /** Bytes that a process of ours could still take, within the limit of its control group too; null: not known. */
  freeMemory?(): Promise<number | null>;
};
