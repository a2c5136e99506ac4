import { mean, sampleStandardDeviation } from 'simple-statistics';
import type { Row, Slice } from './rows.ts';

export type Percentile = 'p50' | 'p95';

const valuesOf = (slices: readonly Slice[], of: Percentile): readonly number[] =>
  slices.flatMap((slice) => slice[of] ?? []);

/** Slices of one start at one level: what a mean may be taken of. */
function* stretches(row: Row, of: Percentile): Generator<readonly number[]> {
  const groups = Map.groupBy(row.slices, ({ start, level }) => `${start} ${level}`);
  for (const slices of groups.values()) yield valuesOf(slices, of);
}

/** Standard deviation of one slice's ln(head / base) about the mean of its level, over all runs; null: too few. */
export function sliceSd(rows: readonly Row[], of: Percentile): number | null {
  const off = rows.flatMap((row) =>
    [...stretches(row, of)].filter(({ length }) => length > 1).map((values) => centred(values)),
  );
  const freedom = off.reduce((sum, { length }) => sum + length - 1, 0);
  const squares = off.flat().reduce((sum, value) => sum + value ** 2, 0);
  return freedom > 0 ? Math.sqrt(squares / freedom) : null;
}

/** Correlation of a slice with the next one of its level, over all runs, without the bias −1/n of a mean that is taken out; null: too few. */
export function lagOne(rows: readonly Row[], of: Percentile): number | null {
  const off = rows.flatMap((row) =>
    [...stretches(row, of)].filter(({ length }) => length > 3).map((values) => centred(values)),
  );
  const products = off.flatMap((values) => values.slice(1).map((value, at) => value * (values[at] ?? 0)));
  const squares = off.flat().reduce((sum, value) => sum + value ** 2, 0);
  const count = off.flat().length;
  return squares > 0 ? products.reduce((sum, value) => sum + value, 0) / squares + off.length / count : null;
}

/** Mean ln(head / base) of a run; null: it has none. */
export function meanOf({ slices }: Row, of: Percentile): number | null {
  const values = valuesOf(slices, of);
  return values.length === 0 ? null : mean([...values]);
}

/** Standard deviation of runs' means, and how many there are. */
export function runSd(
  rows: readonly Row[],
  of: Percentile,
): { readonly sd: number | null; readonly n: number } {
  const means = rows.flatMap((row) => meanOf(row, of) ?? []);
  return { sd: means.length > 1 ? sampleStandardDeviation(means) : null, n: means.length };
}

/** Share of the machine's CPU time in use over a run; null: not known. */
export function busyOf({ slices }: Row): number | null {
  const known = slices.flatMap(({ busy }) => busy ?? []);
  return known.length === 0 ? null : mean(known);
}

function centred(values: readonly number[]): readonly number[] {
  const middle = mean([...values]);
  return values.map((value) => value - middle);
}
