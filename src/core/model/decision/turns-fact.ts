import type { Fullness } from './compared.ts';

/** Why a load is not driven on both sides at once. */
export type TurnsWhy =
  /** two load generators with so many virtual users each would take more memory than is free */
  | {
      readonly kind: 'no-memory';
      readonly users: number;
      readonly neededBytes: number;
      readonly freeBytes: number;
    }
  /** they were, and the machine had no room for both */
  | ({ readonly kind: 'no-room' } & Fullness);

/** What is done then. */
export type TurnsFact = { readonly why: TurnsWhy } & (
  | {
      readonly kind: 'in-turns';
      /** of whole runs, at most */
      readonly pairs: number;
      /** all of them */
      readonly seconds: number;
    }
  /** `seconds`: of the fewest runs that say anything; `spentSeconds`: of runs that were driven already */
  | {
      readonly kind: 'no-time';
      readonly runs: number;
      readonly seconds: number;
      readonly spentSeconds: number;
      readonly limitSeconds: number;
    }
);
