import type { Judgement } from '../../src/core/model/judgement/judgement.ts';
import { pairsOf } from '../../src/core/model/recording/pairs.ts';
import type { Recording } from '../../src/core/model/recording/recording.ts';
import type { WindowValues } from '../../src/core/model/recording/window.ts';
import type { Frame as CellFrame } from '../support/cells.ts';

/** Which run it was, of which program, and beside what. */
export type Frame = CellFrame & {
  /** nothing else ran on the machine; false: whatever came along did */
  readonly isAlone: boolean;
};

/** What each side of a pair took, CPU ms per request, and their latency. */
export type PairCost = {
  readonly base: number;
  readonly head: number;
  /** ln(head / base) of p95; null: there is none */
  readonly p95: number | null;
  /** head was driven first of both */
  readonly headFirst: boolean;
  /** which start of the servers, from 1 */
  readonly start: number;
  /** share of the machine's CPU time in use, and taken away by its host; null: not known */
  readonly busy: number | null;
  readonly steal: number | null;
};

export type Row = Frame & {
  readonly verdict: string;
  /** of the cost; null: it was not judged */
  readonly class: string | null;
  readonly change: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly smallest: number | null;
  /** ms, of each start: base and head */
  readonly readyMs: readonly (readonly number[])[];
  readonly wallSeconds: number;
  readonly pairs: readonly PairCost[];
};

/** A run that ended without a verdict. */
export type Crash = Frame & { readonly error: string };
export type Line = Row | Crash;

export const isRow = (line: Line): line is Row => !('error' in line);

/** Place of p95 among the percentiles of a window. */
const P95 = 18;

/** What the table needs of a run. */
export function rowOf(
  frame: Frame,
  { verdict, comparisons }: Pick<Judgement, 'verdict' | 'comparisons'>,
  recording: Recording | null,
  wallSeconds: number,
): Row {
  const cost = comparisons.find(({ metric }) => metric === 'cpu-per-request');
  const evidence = cost?.evidence;
  return {
    ...frame,
    ...{ verdict, class: cost?.class ?? null, change: cost?.change ?? null },
    ...{ low: evidence?.low ?? null, high: evidence?.high ?? null, smallest: evidence?.smallest ?? null },
    readyMs: [recording?.arms.base, recording?.arms.head].map((arm) => arm?.processes?.readyMs ?? []),
    wallSeconds,
    pairs: recording === null ? [] : pairsOf(recording.windows).flatMap(pairCost),
  };
}

function pairCost({ base, head, first, start = 1 }: ReturnType<typeof pairsOf>[number]): readonly PairCost[] {
  const [ofBase, ofHead] = [costIn(base), costIn(head)];
  if (ofBase === null || ofHead === null) return [];
  const [before, after] = [base, head].map(({ subjects }) => subjects['overall']?.percentiles?.values[P95]);
  const p95 = before && after ? Math.log(after / before) : null;
  const { busy = null, steal = null } = head.readings;
  return [{ base: ofBase, head: ofHead, p95, headFirst: first === 'head', start, busy, steal }];
}

function costIn({ readings: { cpu }, subjects }: WindowValues): number | null {
  const requests = subjects['overall']?.requests ?? 0;
  return cpu === undefined || requests === 0 ? null : cpu / requests;
}
