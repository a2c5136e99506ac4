const ROOM = 8;

/**
 * A growing log histogram: counts per bucket index in one dense array, as latencies of one series lie within a
 * few octaves. A class because adding up is the point; what crosses a room is its encoded form.
 */
export class Sketch {
  readonly schema: number;
  /** values at or below the zero threshold */
  zeros = 0;
  count = 0;
  /** seconds */
  sum = 0;
  private first = 0;
  private counts: Uint32Array = new Uint32Array(0);

  /** `schema` 0…8: bucket `i` ends at 2^(i · 2^−schema) seconds. */
  constructor(schema: number) {
    this.schema = schema;
  }

  /** Count of bucket `index`. */
  at(index: number): number {
    return this.counts[index - this.first] ?? 0;
  }

  /** Adds to one bucket; `count` and `sum` of the whole are the caller's, since only he knows them exactly. */
  add(index: number, count: number): void {
    this.reach(index);
    const at = index - this.first;
    this.counts[at] = (this.counts[at] ?? 0) + count;
  }

  /** Adds all of `other`, which must have the same schema. */
  merge(other: Sketch): void {
    if (other.schema !== this.schema) {
      throw new RangeError(`Histograms of schemas ${this.schema} and ${other.schema} do not merge.`);
    }
    this.zeros += other.zeros;
    this.count += other.count;
    this.sum += other.sum;
    other.each((index, count) => this.add(index, count));
  }

  /** Visits the filled buckets, lowest first. */
  each(visit: (index: number, count: number) => void): void {
    for (let at = 0; at < this.counts.length; at++) {
      const count = this.counts[at] ?? 0;
      if (count !== 0) visit(this.first + at, count);
    }
  }

  private reach(index: number): void {
    const { length } = this.counts;
    if (length > 0 && index >= this.first && index < this.first + length) return;
    const low = length === 0 ? index : Math.min(index, this.first);
    const high = length === 0 ? index : Math.max(index, this.first + length - 1);
    const grown = new Uint32Array(Math.ceil((high - low + 1) / ROOM) * ROOM);
    grown.set(this.counts, length === 0 ? 0 : this.first - low);
    this.first = low;
    this.counts = grown;
  }
}
