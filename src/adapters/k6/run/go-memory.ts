import os from 'node:os';
import type { Variables } from './variables.ts';

/** Percent of what it keeps; Go's own default is 100. */
const GARBAGE = '400';
/** Of the machine's memory, for all k6 together. */
const SHARE = 1 / 2;

/**
 * When k6 collects its garbage, as Go's runtime reads it. k6 keeps little and makes much, so collecting less often
 * pays for what the gate has it count beside the load. Near the limit it collects more often: what k6 keeps beyond half of
 * the memory would not fit by Go's own defaults either, which let it double. Who sets one of the two decides himself.
 */
export function goMemory(
  env: Variables,
  processes: 1 | 2 = 1,
  bytes: number = memory(),
): Readonly<Record<string, string>> {
  if (env['GOGC'] !== undefined || env['GOMEMLIMIT'] !== undefined) return {};
  return { GOGC: GARBAGE, GOMEMLIMIT: `${Math.floor((bytes * SHARE) / processes / 2 ** 20)}MiB` };
}

/** A container may have less than the machine. Bytes. */
function memory(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, os.totalmem()) : os.totalmem();
}
