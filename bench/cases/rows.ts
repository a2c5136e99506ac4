import type { Ending } from './expectation.ts';

/** Which run it was, and of which program. */
export type Frame = {
  readonly case: string;
  /** hash of the case's files */
  readonly content: string;
  readonly variant: string;
  readonly k6: string;
  /** counts the runs of a cell from 1 */
  readonly n: number;
  /** ISO 8601 */
  readonly at: string;
  readonly commit: string;
  /** hash of the bundle that ran */
  readonly dist: string;
};

export type Row = Frame &
  Ending & {
    readonly reason: string;
    readonly way: string;
    readonly seconds: number;
    /** what was not as expected; empty: all was */
    readonly wrongs: readonly string[];
  };

/** A run that ended without any word of the gate. */
export type Crash = Frame & { readonly error: string };
export type Line = Row | Crash;

export const isRow = (line: Line): line is Row => !('error' in line);

/** One kind of run. */
export type Cell = { readonly case: string; readonly content: string; readonly variant: string };

/** `02-think-time slowed`. */
export const cellName = (cell: Pick<Cell, 'case' | 'variant'>): string => `${cell.case} ${cell.variant}`;

/** Whose runs count: those of these bundles, on this k6. */
export type Measured = { readonly dists: ReadonlySet<string>; readonly k6: string };

export const runsOf = (lines: readonly Line[], cell: Cell, { dists, k6 }: Measured): readonly Line[] =>
  lines.filter(
    (line) =>
      line.case === cell.case &&
      line.content === cell.content &&
      line.variant === cell.variant &&
      dists.has(line.dist) &&
      line.k6 === k6,
  );

/** The cell with the fewest runs, so that a cut leaves an even table; null: each has as many as wanted. */
export function nextCell(
  lines: readonly Line[],
  cells: readonly Cell[],
  measured: Measured,
  wanted: number,
): { readonly cell: Cell; readonly n: number } | null {
  const counted = cells.map((cell) => ({ cell, n: runsOf(lines, cell, measured).length + 1 }));
  return counted.filter(({ n }) => n <= wanted).toSorted((a, b) => a.n - b.n)[0] ?? null;
}
