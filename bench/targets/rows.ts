import type { Judgement } from '../../src/core/model/judgement/judgement.ts';
import type { Verdict } from '../../src/core/model/judgement/verdict.ts';
import type { JudgedTarget } from '../../src/core/model/targets/judged-target.ts';
import { RIGHT, WANTED, WAYS, type Wanted, type Way } from './wanted.ts';

/** Which run it was, and of which program. */
export type Frame = {
  readonly way: Way;
  /** counts the runs of a way from 1 */
  readonly n: number;
  /** ISO 8601 */
  readonly at: string;
  readonly commit: string;
  /** hash of the bundle that ran */
  readonly dist: string;
};

/** What a target came to, beside what was planted. */
export type Judged = Wanted & Pick<JudgedTarget, 'state' | 'measured' | 'why'>;

export type Row = Frame & {
  readonly verdict: Verdict;
  readonly reason: string;
  readonly wallSeconds: number;
  readonly targets: readonly Judged[];
};

/** A run that ended without a verdict. */
export type Crash = Frame & { readonly error: string };
export type Line = Row | Crash;

export const isRow = (line: Line): line is Row => !('error' in line);

/** Puts each target beside what was planted. Throws where the gate left one out. */
export function rowOf(frame: Frame, { verdict, reason, targets = [] }: Judgement, wallSeconds: number): Row {
  const wanted = WANTED[frame.way];
  if (targets.length !== wanted.length)
    throw new Error(`${targets.length} of ${wanted.length} targets judged`);
  const judged = wanted.flatMap((one, at): readonly Judged[] => {
    const found = targets[at];
    if (found === undefined) return [];
    const { state, measured, why } = found;
    return [{ ...one, state, measured, ...(why !== undefined && { why }) }];
  });
  return { ...frame, verdict, reason, wallSeconds, targets: judged };
}

export const isRight = ({ margin, state }: Judged): boolean => RIGHT[margin].includes(state);

/** The way with the fewest runs, so that a cut leaves an even table; null: each has as many as wanted. */
export function nextRun(
  lines: readonly Line[],
  ways: readonly Way[],
  wanted: number,
): { readonly way: Way; readonly n: number } | null {
  const counted = ways.map((way) => ({
    way,
    n: 1 + lines.filter((line) => line.way === way).length,
  }));
  return counted.filter(({ n }) => n <= wanted).toSorted((a, b) => a.n - b.n)[0] ?? null;
}

export const waysLike = (only: string): readonly Way[] => WAYS.filter((way) => new RegExp(only).test(way));
