import type { Arm, Round } from '../../model/duet.ts';

/** Who reaches less of the wanted rate, or drops more of the iterations, did not get the load. */
export const DELIVERED_AT_LEAST = 0.95;
export const DROPPED_AT_MOST = 0.01;

/** The load that both arms were to get. */
export type WantedLoad = {
  /** iterations per second and arm; null: not an open, steady load, so only drops can be judged */
  readonly targetRate: number | null;
  readonly roundMs: number;
  /** whether k6 had no VU left at some time of a judged round; absent: not known */
  readonly vusExhausted?: { readonly [A in Arm]: boolean };
};

/** What was driven and what was wanted, over some rounds of one arm. */
export type Delivery = {
  readonly iterations: number;
  readonly dropped: number;
  /** null: not known before */
  readonly wanted: number | null;
};

/** What some rounds of one arm delivered. */
export function deliveryOf(rounds: readonly Round[], { targetRate, roundMs }: WantedLoad): Delivery {
  return {
    iterations: rounds.reduce((sum, round) => sum + round.iterations, 0),
    dropped: rounds.reduce((sum, round) => sum + round.droppedIterations, 0),
    wanted: targetRate === null ? null : (targetRate * rounds.length * roundMs) / 1000,
  };
}
