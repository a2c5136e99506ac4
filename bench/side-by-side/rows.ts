import type { Judgement } from '../../src/core/model/judgement/judgement.ts';
import type { Verdict } from '../../src/core/model/judgement/verdict.ts';
import { pairsOf } from '../../src/core/model/recording/pairs.ts';
import { LADDER } from '../../src/core/model/recording/percentiles.ts';
import type { Recording } from '../../src/core/model/recording/recording.ts';
import type { Crash, Frame } from '../support/cells.ts';
import { flaggedIn } from '../support/flagged.ts';

/** A pair of slices (or rounds), over all requests. */
export type Slice = {
  /** ln(head / base); null: one of them has no such percentile */
  readonly p50: number | null;
  readonly p95: number | null;
  /** place of the level that was held; null: the load was on its way, or rounds */
  readonly level: number | null;
  /** share of the machine's CPU time in use; null: not known */
  readonly busy: number | null;
  /** which start of the servers, from 1 */
  readonly start: number;
};

export type Row = Frame & {
  readonly verdict: Verdict;
  readonly reason: string;
  /** why the gate raised its hand; empty: it did not */
  readonly flagged: readonly string[];
  readonly loadSeconds: number;
  readonly wallSeconds: number;
  readonly isSideBySide: boolean;
  readonly slices: readonly Slice[];
};

export type Line = Row | Crash;

export const isRow = (line: Line): line is Row => !('error' in line);

/** What the tables need of a run. */
export function rowOf(
  frame: Frame,
  judgement: Judgement,
  recording: Recording | null,
  wallSeconds: number,
): Row {
  return {
    ...frame,
    verdict: judgement.verdict,
    reason: judgement.reason,
    flagged: flaggedIn(judgement),
    loadSeconds: judgement.comparing?.loadSeconds ?? 0,
    wallSeconds,
    isSideBySide: recording?.duet?.sideBySide !== undefined,
    slices: recording === null ? [] : slicesOf(recording),
  };
}

const round = (value: number): number => Number(value.toPrecision(4));

function slicesOf({ windows }: Recording): readonly Slice[] {
  return pairsOf(windows).map(({ base, head, slice, start = 1 }) => {
    const change = (at: number) => {
      const [before, after] = [base, head].map(({ subjects }) => {
        return subjects['overall']?.percentiles?.values[LADDER.indexOf(at)];
      });
      return before && after ? round(Math.log(after / before)) : null;
    };
    const { busy = null } = head.readings;
    const level = slice?.level ?? null;
    return { p50: change(0.5), p95: change(0.95), level, busy: busy === null ? null : round(busy), start };
  });
}
