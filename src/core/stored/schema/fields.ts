import { z } from 'zod';
import { METRIC_IDS, type MetricId } from '../../model/metric.ts';

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

/**
 * An object of a stored file. What a newer release of this program added stays where it is, and is passed on with the
 * rest: only what is known is looked at, and all of that strictly.
 */
export function open<F extends z.ZodRawShape>(fields: F): z.ZodObject<F, z.core.$strip> {
  // The type says what is known alone, so that it can be compared with the model's.
  return z.looseObject(fields) as unknown as z.ZodObject<F, z.core.$strip>;
}

/** A value for each of some names. */
export function named<T extends z.ZodType>(value: T): z.ZodType<Record<string, z.output<T>>> {
  return z.record(text, value).refine((all) => Object.keys(all).length <= MOST_KEYS, 'too many names');
}

/** A value for some of the metrics. */
export function byMetric<T extends z.ZodType>(value: T): z.ZodType<{ [M in MetricId]?: z.output<T> }> {
  const fields = Object.fromEntries(METRIC_IDS.map((id) => [id, value.exactOptional()]));
  return open(fields as { [M in MetricId]: z.ZodExactOptional<T> });
}

type Written<T> = T extends readonly (infer E)[]
  ? readonly Written<E>[]
  : T extends object
    ? { readonly [K in keyof T]: Written<T[K]> }
    : T;

type Same<A, B> = (<X>() => X extends A ? 1 : 2) extends <X>() => X extends B ? 1 : 2 ? true : false;

/**
 * A shape of exactly one type of the model: a field or a word that only one of both knows does not compile. (A type is
 * no check of it: what lacks an optional field is a shape of it too.)
 */
export const exactly =
  <T>() =>
  <S extends z.ZodType>(
    shape: Same<Written<z.output<S>>, Written<T>> extends true ? S : never,
  ): z.ZodType<T> =>
    shape as unknown as z.ZodType<T>;
