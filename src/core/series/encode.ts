import type { EncodedHistogram } from '../model/recording/histogram.ts';
import { Sketch } from './sketch.ts';

/** The sparse, JSON-able form of a sketch: first index, count, then (index delta, count) pairs. */
export function encode(sketch: Sketch): EncodedHistogram {
  const buckets: number[] = [];
  let previous = 0;
  sketch.each((index, count) => {
    buckets.push(index - previous, count);
    previous = index;
  });
  const { schema, zeros, count, sum } = sketch;
  return { schema, unit: 's', zeros, count, sum, relativeError: relativeError(schema), buckets };
}

/** The sketch that `encode` made the value from. Throws RangeError when the counts do not add up. */
export function decode(encoded: EncodedHistogram): Sketch {
  const sketch = new Sketch(encoded.schema);
  sketch.zeros = encoded.zeros;
  sketch.count = encoded.count;
  sketch.sum = encoded.sum;
  let index = 0;
  let total = encoded.zeros;
  for (let at = 0; at < encoded.buckets.length; at += 2) {
    const count = encoded.buckets[at + 1] ?? 0;
    index += encoded.buckets[at] ?? 0;
    total += count;
    sketch.add(index, count);
  }
  if (total !== encoded.count) {
    throw new RangeError(`A histogram says ${encoded.count} values, and its buckets hold ${total}.`);
  }
  return sketch;
}

/** Largest relative error of a value read as the geometric middle of its bucket: √b − 1, b = 2^(2^−schema). */
export function relativeError(schema: number): number {
  return Math.sqrt(2 ** (2 ** -schema)) - 1;
}
