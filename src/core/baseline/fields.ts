import { z } from 'zod';

/**
 * Numbers and texts of the stored files. Every number has an end far above what a run can show: beyond it sums
 * overflow, and a verdict that rests on Infinity or NaN is none.
 */

/** No latency, time or memory of a run reaches this in its unit, a time stamp in ms included. */
const MOST: number = 1e15;
/** Values of the user's own metrics may mean anything. */
const MOST_OF_ANY: number = 1e30;
/** Names of endpoints, metrics and subjects in one file. */
const MOST_KEYS = 10_000;

export const text: z.ZodString = z.string().max(20_000);
export const finite: z.ZodNumber = z.number().min(-MOST_OF_ANY).max(MOST_OF_ANY);
export const amount: z.ZodNumber = z.number().min(0).max(MOST);
export const count: z.ZodNumber = z.int().min(0).max(MOST);

/** A value for each of some names. */
export function named<T extends z.ZodType>(value: T): z.ZodType<Record<string, z.output<T>>> {
  return z.record(text, value).refine((all) => Object.keys(all).length <= MOST_KEYS, 'too many names');
}
