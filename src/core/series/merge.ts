import type { EncodedHistogram } from '../model/recording/histogram.ts';
import { decode, encode } from './encode.ts';

/**
 * All values of both histograms; exact, since equal schemas have equal buckets, so merging is associative and
 * commutative. Throws RangeError for different schemas.
 */
export function merge(a: EncodedHistogram, b: EncodedHistogram): EncodedHistogram {
  const all = decode(a);
  all.merge(decode(b));
  return encode(all);
}

/**
 * What came after `earlier`, of which `later` is a continuation (cumulative readings of one series).
 * Throws RangeError for different schemas, or when a bucket of `earlier` holds more than `later`'s.
 */
export function subtract(later: EncodedHistogram, earlier: EncodedHistogram): EncodedHistogram {
  if (later.schema !== earlier.schema) {
    throw new RangeError(`Histograms of schemas ${later.schema} and ${earlier.schema} do not subtract.`);
  }
  const rest = decode(later);
  const gone = decode(earlier);
  if (gone.zeros > rest.zeros) throw new RangeError('The earlier histogram holds more zeros.');
  gone.each((index, count) => {
    if (count > rest.at(index)) throw new RangeError(`The earlier histogram holds more in bucket ${index}.`);
    rest.add(index, -count);
  });
  rest.zeros -= gone.zeros;
  rest.count -= gone.count;
  rest.sum -= gone.sum;
  return encode(rest);
}
