import type { Environment } from '../core/model/recording/environment.ts';

/** The machine's CPU counters at one moment. */
export type CpuReading = {
  /** Unix time, ms */
  readonly at: number;
  /** ticks of all CPUs since the start, and those that the machine's host took away */
  readonly total: number;
  readonly stolen: number;
  /** ticks in which a CPU had nothing to do; null: the kernel does not say */
  readonly idle: number | null;
  /** ms since the start in which something waited for a CPU; null: the kernel does not say */
  readonly waitedMs: number | null;
};

export type CpuWatch = {
  /** what was read so far, oldest first */
  readings(): readonly CpuReading[];
  stop(): readonly CpuReading[];
};

/** The machine we run on. Readings that are not to be had are null. */
export type Host = {
  describe(): Promise<Omit<Environment, 'k6' | 'calibration'>>;
  /** Speed of a fixed CPU loop, iterations per millisecond; takes at most 0.2 s. Call before load only. */
  calibrate(): number;
  /** Follows the CPU counters until it is stopped. */
  watch(): CpuWatch;
  /** Numbers of the CPUs that a process of ours can be held to; none: that is not possible here. */
  pinnable?(): Promise<readonly number[]>;
  /** Bytes that a process of ours could still take, within the limit of its control group too; null: not known. */
  freeMemory?(): Promise<number | null>;
};
