export const STAGE_KINDS = ['hold', 'ramp'] as const;
export const STAGE_UNITS = ['per-second', 'vus'] as const;

/** A stretch of a scenario at one level, or on its way to another one. */
export type Stage = {
  readonly scenario: string;
  readonly kind: (typeof STAGE_KINDS)[number];
  /** after the start of the run */
  readonly startMs: number;
  /** null: until a number of iterations is done */
  readonly durationMs: number | null;
  /** iterations started per second, or virtual users; of a hold both are the same */
  readonly from: number;
  readonly to: number;
  readonly unit: (typeof STAGE_UNITS)[number];
};
