import type { Environment } from '../core/model/environment.ts';

/** The machine we run on. Readings that are not to be had are null. */
export type Host = {
  describe(): Promise<Omit<Environment, 'k6' | 'calibration'>>;
  /** Speed of a fixed CPU loop, iterations per millisecond; takes at most 0.2 s. Call before load only. */
  calibrate(): number;
};
