import os from 'node:os';
import type { Variables } from './environment.ts';

/** Percent of what it keeps; Go's own default is 100. */
const GARBAGE = '400';
/** Of the machine's memory, for each k6. */
const SHARE = 1 / 4;

/**
 * When k6 collects its garbage, as Go's runtime reads it. k6 keeps little and makes much, so collecting less often
 * pays for what the gate has it count beside the load. Where it does keep much, the limit makes it collect as often as
 * it must. Who sets one of the two decides himself.
 */
export function goMemory(env: Variables, bytes: number = memory()): Readonly<Record<string, string>> {
  if (env['GOGC'] !== undefined || env['GOMEMLIMIT'] !== undefined) return {};
  return { GOGC: GARBAGE, GOMEMLIMIT: `${Math.floor((bytes * SHARE) / 2 ** 20)}MiB` };
}

/** A container may have less than the machine. Bytes. */
function memory(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, os.totalmem()) : os.totalmem();
}
