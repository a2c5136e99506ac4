export const REASON_KINDS = [
  'regression',
  'threshold',
  'errors',
  /** head answers otherwise than base: checks fail, other status codes, exceptions */
  'answers',
  'missing',
  'head-broken',
  'invalid',
  'no-baseline',
  /** something is or may be stored, and could not be read */
  'unread',
  'incomparable',
  'inconclusive',
  'unchanged',
  'not-affected',
] as const;

export type ReasonKind = (typeof REASON_KINDS)[number];

export const SEVERITIES = ['error', 'warning', 'notice'] as const;

export type Severity = (typeof SEVERITIES)[number];

/** Why the verdict is what it is; worst first. */
export type Reason = {
  readonly kind: ReasonKind;
  readonly severity: Severity;
  readonly text: string;
};
