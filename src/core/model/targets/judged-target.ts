import type { Unit } from '../metric.ts';
import type { Role } from '../role.ts';

/** `near`: the limit lies within what the value may be wrong by. `unmeasured`: nothing is known, which is never met. */
export const TARGET_STATES = ['missed', 'near', 'met', 'unmeasured'] as const;

export type TargetState = (typeof TARGET_STATES)[number];

/** The upper end of a value that may be of any size: JSON has no infinity. */
export const NO_END: number = Number.MAX_VALUE;

/** A value with the ends of what it may be with 95 % confidence, in the target's unit. An estimate's hold for certain. */
export type Estimate = { readonly value: number; readonly low: number; readonly high: number };

/** What one target came to, on head alone. */
export type JudgedTarget = {
  /** `GET /orders: p95 < 300ms` */
  readonly text: string;
  readonly state: TargetState;
  readonly role: Role;
  readonly unit: Unit;
  /** null: nothing was measured */
  readonly measured: Estimate | null;
  /** the value is estimated, and not measured; absent: it is not */
  readonly isEstimated?: true;
  /** the same of base, which decides nothing; absent: not known */
  readonly base?: number;
  /** why it is not measured, or what would tell more, a clause; absent: nothing to say */
  readonly why?: string;
};
