import { pairDifferences } from '../../src/core/decision/duet/differences/pair-differences.ts';
import type { Comparison } from '../../src/core/model/judgement/comparison.ts';
import type { Judgement } from '../../src/core/model/judgement/judgement.ts';
import type { Verdict } from '../../src/core/model/judgement/verdict.ts';
import { definitionOf } from '../../src/core/model/metric.ts';
import { pairsOf } from '../../src/core/model/recording/pairs.ts';
import type { Recording } from '../../src/core/model/recording/recording.ts';
import { flaggedIn } from '../support/flagged.ts';
import type { Server } from './cells.ts';

/** Which run it was, and of which program. */
export type Frame = {
  readonly server: Server;
  readonly effect: string;
  /** counts the runs of a cell from 1 */
  readonly n: number;
  /** ISO 8601 */
  readonly at: string;
  readonly commit: string;
  /** hash of the bundle that ran */
  readonly dist: string;
};

/** One latency over all requests; relative changes, worse is positive. */
export type Latency = {
  readonly metric: string;
  readonly class: string;
  /** ms */
  readonly base: number;
  readonly head: number;
  readonly worse: number;
  /** pairs (or groups of joined pairs) that were compared */
  readonly count: number;
  /** standard deviation of one pair's log-ratio */
  readonly sd: number;
  /** mean square of a round's own uncertainty, of the logarithm */
  readonly width2: number;
};

export type Row = Frame & {
  readonly verdict: Verdict;
  readonly reason: string;
  /** why the gate raised its hand; empty: it did not */
  readonly flagged: readonly string[];
  readonly pairs: number;
  readonly starts: number;
  readonly loadSeconds: number;
  readonly wallSeconds: number;
  readonly stop: string;
  readonly overall: readonly Latency[];
  /** name of the stored recording; absent: the verdict does not come from one */
  readonly file?: string;
};

/** A run that ended without a verdict. */
export type Crash = Frame & { readonly error: string };
export type Line = Row | Crash;

export const isRow = (line: Line): line is Row => !('error' in line);

/** What the table needs of a run. */
export function rowOf(
  frame: Frame & Pick<Row, 'wallSeconds' | 'file'>,
  judgement: Judgement,
  recording: Recording | null,
): Row {
  const { comparing } = judgement;
  return {
    ...frame,
    verdict: judgement.verdict,
    reason: judgement.reason,
    flagged: flaggedIn(judgement),
    pairs: comparing?.pairs ?? 0,
    starts: recording?.duet?.starts ?? 0,
    loadSeconds: comparing?.loadSeconds ?? 0,
    stop: comparing?.stop ?? '',
    overall: judgement.comparisons.flatMap((one) => latencyOf(one, recording)),
  };
}

function latencyOf(comparison: Comparison, recording: Recording | null): readonly Latency[] {
  const { subject, metric, base, head, worse, evidence } = comparison;
  const q = definitionOf(metric).quantile;
  if (subject.kind !== 'overall' || q === null || recording?.duet === undefined) return [];
  if (base === null || head === null || worse === null || evidence === undefined) return [];
  const widths = pairDifferences(pairsOf(recording.windows), 'overall', q)?.widths ?? [];
  const width2 = widths.reduce((sum, width) => sum + width ** 2, 0) / Math.max(widths.length, 1);
  const spread = { count: evidence.count, sd: Math.log1p(evidence.noise), width2 };
  return [{ metric, class: comparison.class, base, head, worse, ...spread }];
}
