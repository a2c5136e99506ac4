import type { Acceptance } from './acceptance.ts';
import type { Refused } from './decision/refused.ts';
import type { MetricId } from './metric.ts';
import type { Generator } from './recording/generator.ts';
import type { Recording } from './recording/recording.ts';
import type { Stamp } from './stamp.ts';

/** One metric of one subject, by its key. */
export type Mark = { readonly subject: string; readonly metric: MetricId };

/** The same with the entry that covered it; absent in older ones, and where it was none of a list. */
export type AcceptedMark = Mark & { readonly entry?: Pick<Acceptance, 'upTo' | 'expires' | 'reason'> };

/** A regression that nobody accepted. */
export type RegressedMark = Mark & {
  /** runs in a row, up to this one, that show it neither again nor mended; absent: this one shows it, or is an older entry */
  readonly unsettled?: number;
};

/** Compact memory of one earlier run: enough for trend, noise and charts. */
export type HistoryEntry = {
  readonly runId: number;
  readonly attempt: number;
  readonly sha: string;
  readonly branch: string;
  readonly event: string;
  readonly createdAt: string;
  readonly valid: boolean;
  /** comparability keys, see core/baseline */
  readonly profileHash: string;
  readonly scriptHash: string;
  readonly environment: string;
  /** "runner image · CPU model · vCPUs" */
  readonly machine: string;
  readonly generator: Generator;
  readonly calibration: number | null;
  /** subject key (`overall` or `METHOD name`) → metric → value */
  readonly values: { readonly [subject: string]: { readonly [M in MetricId]?: number } };
  /** regressions that were accepted with this run: a new level begins here; absent: none */
  readonly accepted?: readonly AcceptedMark[];
  /** improvements beyond chance: a new level begins here too; absent: none */
  readonly improved?: readonly Mark[];
  /** regressions that nobody accepted, also those of earlier runs that are open still: no level to compare with; absent: none */
  readonly regressed?: readonly RegressedMark[];
  /** subject key → what its error rate is judged by; absent in older entries */
  readonly errors?: { readonly [subject: string]: ErrorCounts };
};

/** Failures of one subject in one run. */
export type ErrorCounts = {
  readonly requests: number;
  readonly failed: number;
  /** separate events behind the failures */
  readonly episodes: number;
  /** width of the time line's buckets that the episodes were counted in, ms: others do not compare */
  readonly bucketMs: number;
};

export const HISTORY_SCHEMA = 'perf-gate.history';
export const HISTORY_VERSION = 2;
export const HISTORY_STAMP: Stamp<typeof HISTORY_SCHEMA, typeof HISTORY_VERSION> = {
  schema: HISTORY_SCHEMA,
  schemaVersion: HISTORY_VERSION,
  minReader: '0.1.0',
};

export type History = Stamp<typeof HISTORY_SCHEMA, typeof HISTORY_VERSION> & {
  readonly gate: string;
  /** newest first, at most 50 */
  readonly entries: readonly HistoryEntry[];
};

/** A stored recording that may be compared with. */
export type StoredRun = {
  readonly recording: Recording;
  /** what it is, for the log and the report: "artifact of run 100", "baseline/recording.json" */
  readonly origin: string;
  /** first-parent commits between it and the wanted base; null: unknown */
  readonly distance: number | null;
};

/** What a store returned: candidates best first, why others were refused, and the merged history. */
export type Baseline = {
  readonly runs: readonly StoredRun[];
  readonly refused: readonly Refused[];
  readonly history: History | null;
  /** earlier attempts of the very run that asks, newest first, which `history` leaves out; absent: none */
  readonly attempts?: readonly HistoryEntry[];
  /** false: `runs` is empty because something could not be read, so that the store may well hold runs; absent: it could */
  readonly readable?: boolean;
};

/** There is nothing to compare with, and nothing was looked for. */
export const NO_BASELINE: Baseline = { runs: [], refused: [], history: null };
