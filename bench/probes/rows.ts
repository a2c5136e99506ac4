import { mean } from 'simple-statistics';
import type { Crash, Frame } from '../support/cells.ts';

/** What one round showed. CPU times are those of its judged seconds, ms. */
export type Round = {
  /** the probes looked */
  readonly isLooking: boolean;
  readonly seconds: number;
  readonly requests: number;
  /** of all requests, ms, as k6 has it */
  readonly p95: number;
  /** of the shop's processes */
  readonly shopMs: number;
  /** of PostgreSQL's processes, the probe's session among them */
  readonly databaseMs: number;
  /** of it in the probe's session; 0: there is none */
  readonly sessionMs: number;
  /** of this process, in which the probes are */
  readonly oursMs: number;
};

/** One start of the application: without, with, with, without, or the other way round. */
export type Row = Frame & { readonly rounds: readonly Round[] };

export type Line = Row | Crash;

export const isRow = (line: Line): line is Row => !('error' in line);

/** The application's CPU time for each request, ms, its database's with it. */
export const costOf = ({ shopMs, databaseMs, requests }: Round): number => (shopMs + databaseMs) / requests;

/** Mean over the rounds of a run in which the probes looked, or did not. */
export const meanOf = ({ rounds }: Row, isLooking: boolean, of: (round: Round) => number): number =>
  mean(rounds.filter((round) => round.isLooking === isLooking).map(of));

/**
 * ln(with / without) of a run. Means of logarithms, so that what drifts evenly over the four rounds is in both alike.
 */
export const logOf = (row: Row, of: (round: Round) => number): number => {
  const log = (round: Round) => Math.log(of(round));
  return meanOf(row, true, log) - meanOf(row, false, log);
};

/** Whether the probes look in each of the four rounds of a run, the first of which has them in every second run. */
export const orderOf = (n: number): readonly boolean[] => {
  const first = n % 2 === 0;
  return [first, !first, !first, first];
};
