import type { FailedShares, Fullness, LostLevel } from '../../model/decision/compared.ts';
import type { MetricId, Subject } from '../../model/metric.ts';
import type { SettledLimits } from '../limits.ts';
import type { PairDifferences } from './differences/pair-differences.ts';
import type { ErrorsFound } from './duet-errors.ts';
import type { Differences } from './duet-rule.ts';
import type { LevelJump } from './levels/level-jump.ts';

type Common = {
  readonly subject: Subject;
  readonly metric: MetricId;
  readonly limits: SettledLimits;
  /** requests of an arm in a typical round */
  readonly perRound: number;
  /** side by side: place of the level whose slices it is of; absent: it is of all pairs */
  readonly level?: number | null;
};

/** One metric of one subject over all pairs so far. */
export type PairedMetric = Common &
  (
    | { readonly kind: 'errors'; readonly found: ErrorsFound }
    /** whatever is judged by its ratio from pair to pair: latencies, other values, shares, counts */
    | {
        readonly kind: 'latency';
        readonly values: PairDifferences;
        /** null: too few pairs so far, or too few requests to tell */
        readonly found: Differences | null;
        /** its values rest on fewer requests than the percentile takes (few-requests.ts); absent: they do not */
        readonly fewRequests?: true;
        /** that its level is another one in later pairs, on both arms; null: it is not */
        readonly jump: LevelJump | null;
        /** side by side: slices in which the machine had no room for both arms; absent: it had */
        readonly noRoom?: Fullness;
        /** side by side: its level says nothing; absent: it does */
        readonly lost?: LostLevel;
      }
    /** too few requests for this percentile; `isApart`: both arms have some, and no pair has them of both */
    | { readonly kind: 'vague'; readonly isApart?: true }
    /** a latency of what base fails and head mends */
    | { readonly kind: 'mended'; readonly failed: FailedShares }
  );
