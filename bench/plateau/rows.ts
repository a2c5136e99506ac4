import type { Crash, Frame } from '../support/cells.ts';

/** ms, of the requests of one minute of the script or of all rounds. */
export type Figures = { readonly p50: number; readonly p95: number };

export type Row = Frame & {
  /** the script's hold, before the gate ran and after it: what the machine itself changed meanwhile is between them */
  readonly script: readonly [Figures, Figures];
  /** mean of base and head, which are one build */
  readonly rounds: Figures;
  readonly verdict: string;
  /** of the gate, as its user waits */
  readonly wallSeconds: number;
};

export type Line = Row | Crash;

export const isRow = (line: Line): line is Row => !('error' in line);

/** Natural logarithm of what the rounds show, as a share of what the script shows beside them. */
export const logOf = ({ script: [before, after], rounds }: Row, figure: keyof Figures): number =>
  Math.log(rounds[figure]) - (Math.log(before[figure]) + Math.log(after[figure])) / 2;

/** The same between the script's own two runs: what a single run cannot tell. */
export const ownLog = ({ script: [before, after] }: Row, figure: keyof Figures): number =>
  Math.log(after[figure] / before[figure]);
