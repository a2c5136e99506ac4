/** Class of one comparison (one metric of one subject, base against head). */
export const CLASSES = [
  'improved',
  'unchanged',
  /** worse, but less than the warning limit: "monitor" */
  'slower',
  /** worse than the warning limit: "investigate" */
  'significant',
  /** worse than the failure limit: "review recent changes" */
  'critical',
  'inconclusive',
  /** present in head only: a notice */
  'new',
  /** present in base only: at least a warning */
  'missing',
  'accepted',
] as const;

export type ComparisonClass = (typeof CLASSES)[number];

/** A worsening that is real and smaller than this share is no change to speak of. */
export const NOTICEABLE = 0.05;
