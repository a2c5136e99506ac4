import { quantileSorted } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { decode, encode, relativeError } from '../../../src/core/series/encode.ts';
import { merge, subtract } from '../../../src/core/series/merge.ts';
import { quantile } from '../../../src/core/series/quantile.ts';
import { Sketch } from '../../../src/core/series/sketch.ts';

const SCHEMA = 3;

/** A small generator with a seed, so that every run sees the same values. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** Latencies in seconds with a long tail, 1 ms to some seconds. */
function latencies(seed: number, count: number): readonly number[] {
  const next = random(seed);
  return Array.from({ length: count }, () => 0.001 + 0.05 * (-Math.log(1 - next())) ** 1.5);
}

function sketchOf(values: readonly number[]): Sketch {
  const sketch = new Sketch(SCHEMA);
  for (const value of values) {
    sketch.count++;
    sketch.sum += value;
    if (value <= 0) sketch.zeros++;
    else sketch.add(Math.ceil(Math.log2(value) * 2 ** SCHEMA), 1);
  }
  return sketch;
}

describe('encode', () => {
  it('comes back from its sparse form as it was', () => {
    const encoded = encode(sketchOf([0, ...latencies(1, 500)]));
    expect(encode(decode(encoded))).toEqual(encoded);
    expect(encoded).toMatchObject({ schema: SCHEMA, unit: 's', zeros: 1, count: 501 });
  });

  it('holds first index and count, then the way to the next bucket', () => {
    const sketch = new Sketch(SCHEMA);
    sketch.count = 6;
    for (const [index, count] of [
      [40, 1],
      [-60, 2],
      [-58, 3],
    ] as const) {
      sketch.add(index, count);
    }
    expect(encode(sketch).buckets).toEqual([-60, 2, 2, 3, 98, 1]);
  });

  it('refuses a histogram whose counts do not add up', () => {
    const encoded = encode(sketchOf([0.1, 0.2]));
    expect(() => decode({ ...encoded, count: 3 })).toThrow(/says 3 values, and its buckets hold 2/);
  });

  it('states the error of the schema that k6 sends', () => {
    expect(relativeError(3)).toBeCloseTo(0.0443, 4);
    expect(relativeError(0)).toBeCloseTo(Math.SQRT2 - 1, 12);
  });
});

describe('merge', () => {
  const [a, b, c] = [1, 2, 3].map((seed) => Object.freeze(encode(sketchOf(latencies(seed, 200 * seed)))));

  it('is associative and commutative', () => {
    const left = merge(merge(a!, b!), c!);
    const right = merge(c!, merge(b!, a!));
    expect({ ...left, sum: 0 }).toEqual({ ...right, sum: 0 });
    expect(left.sum).toBeCloseTo(right.sum, 9);
  });

  it('equals the histogram of all values', () => {
    const all = encode(sketchOf([1, 2, 3].flatMap((seed) => latencies(seed, 200 * seed))));
    expect(merge(merge(a!, b!), c!).buckets).toEqual(all.buckets);
  });

  it('is undone by subtract', () => {
    const back = subtract(merge(a!, b!), b!);
    expect({ ...back, sum: 0 }).toEqual({ ...a, sum: 0 });
    expect(back.sum).toBeCloseTo(a!.sum, 9);
  });

  it('refuses what has other buckets, or less in them', () => {
    const other = encode(new Sketch(2));
    expect(() => merge(a!, other)).toThrow(/schemas 3 and 2/);
    expect(() => subtract(a!, other)).toThrow(/schemas 3 and 2/);
    expect(() => subtract(a!, merge(a!, b!))).toThrow(/earlier histogram holds more/);
  });
});

describe('quantile', () => {
  it.each([0.01, 0.1, 0.5, 0.9, 0.95, 0.99])('q%d lies within a bucket of the exact value', (q) => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const values = latencies(seed, 5000).toSorted((x, y) => x - y);
      const read = quantile(sketchOf(values), q);
      const exact = quantileSorted([...values], q);
      expect(Math.abs((read ?? 0) / exact - 1)).toBeLessThan(2 * relativeError(SCHEMA) + 0.002);
    }
  });

  it('reads a single value within the stated error', () => {
    for (const value of latencies(9, 200)) {
      const read = quantile(sketchOf([value]), 0.95) ?? 0;
      expect(Math.abs(read / value - 1)).toBeLessThanOrEqual(relativeError(SCHEMA) + 1e-9);
    }
  });

  it('is null without values, and zero among zeros', () => {
    expect(quantile(new Sketch(SCHEMA), 0.5)).toBeNull();
    expect(quantile(sketchOf([0, 0, 0, 0.5]), 0.5)).toBe(0);
  });

  it('never falls as q rises', () => {
    const sketch = sketchOf(latencies(4, 300));
    const read = Array.from({ length: 101 }, (_, step) => quantile(sketch, step / 100) ?? Number.NaN);
    expect(read).toEqual(read.toSorted((x, y) => x - y));
  });
});
