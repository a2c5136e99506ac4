import type { ThresholdResult } from '../recording/workload.ts';

/** A threshold of the script on head, and the same on base; absent: base has no such, or it is not known. */
export type JudgedThreshold = ThresholdResult & {
  readonly base?: Pick<ThresholdResult, 'value' | 'crossed'>;
};

/** Whether a threshold was judged at all: one without a sample was neither met nor crossed. */
export const isSampled = ({ value, crossed }: Pick<ThresholdResult, 'value' | 'crossed'>): boolean =>
  crossed || value !== null;
