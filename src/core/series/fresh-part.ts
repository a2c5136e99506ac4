import type { NativeHistogram } from './native-histogram.ts';
import { Sketch } from './sketch.ts';

/** What `histogram` holds beyond `seen`, which is brought up to it. */
export function freshPart(seen: Sketch, histogram: NativeHistogram): Sketch {
  const fresh = new Sketch(histogram.schema);
  fresh.count = histogram.count - seen.count;
  fresh.sum = histogram.sum - seen.sum;
  fresh.zeros = histogram.zeros - seen.zeros;
  for (let at = 0; at < histogram.buckets.length; at += 2) {
    const index = histogram.buckets[at] ?? 0;
    const more = (histogram.buckets[at + 1] ?? 0) - seen.at(index);
    if (more > 0) fresh.add(index, more);
  }
  seen.merge(fresh);
  return fresh;
}

/** All of a histogram. */
export function toSketch(histogram: NativeHistogram): Sketch {
  return freshPart(new Sketch(histogram.schema), histogram);
}
