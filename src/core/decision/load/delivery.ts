import type { ArmDelivery, Delivered, Paired } from '../../model/decision/load-fact.ts';
import { areRuns, areSlices, type Pair } from '../../model/recording/pairs.ts';
import type { Arm, WindowLoad, WindowValues } from '../../model/recording/window.ts';

/** Who reaches less of the wanted rate, or drops more of the iterations, did not get the load. */
export const DELIVERED_AT_LEAST = 0.95;
export const DROPPED_AT_MOST = 0.01;

/** What was driven and what was wanted, over some windows of one arm. */
export type Delivery = Pick<WindowLoad, 'iterations' | 'dropped' | 'wanted'>;

/** What some windows of one arm delivered. */
export function deliveryOf(windows: readonly WindowValues[]): Delivery {
  const sum = (read: (load: WindowLoad) => number) =>
    windows.reduce((total, { load }) => total + read(load), 0);
  const isSteady = windows.every(({ load }) => load.wanted !== null);
  return {
    iterations: sum(({ iterations }) => iterations),
    dropped: sum(({ dropped }) => dropped),
    wanted: isSteady ? sum(({ wanted }) => wanted ?? 0) : null,
  };
}

/** Iterations more or less, which are a matter of when a window begins. */
export const CHANCE_ITERATIONS = 1;

/** Whether an arm dropped no more of its iterations than it may, and made as many as it was to. */
export function isDelivered({ iterations, dropped, wanted }: ArmDelivery): boolean {
  if (dropped > Math.max(DROPPED_AT_MOST * (iterations + dropped), CHANCE_ITERATIONS)) return false;
  return wanted === null || iterations + CHANCE_ITERATIONS >= DELIVERED_AT_LEAST * wanted.iterations;
}

/** For a fact about these pairs: what they are of. */
export const pairedAs = (pairs: readonly Pair[]): Paired =>
  areSlices(pairs) ? { window: 'slice' } : areRuns(pairs) ? { window: 'run' } : {};

/** What both arms got of their load over all pairs. */
export function deliveredOf(pairs: readonly Pair[]): Delivered {
  const of = (arm: Arm) => armDelivery(pairs.map((pair) => pair[arm]));
  const arms = { base: of('base'), head: of('head') };
  return { ...pairedAs(pairs), pairs: pairs.length, ...arms };
}

/** What one arm got of its load in these windows. */
export function armDelivery(windows: readonly WindowValues[]): ArmDelivery {
  const { iterations, dropped, wanted } = deliveryOf(windows);
  const seconds = windows.reduce((sum, { durationMs }) => sum + durationMs, 0) / 1000;
  // What a sum of its parts loses is no figure of the user's.
  const perSecond = Number(((wanted ?? 0) / Math.max(seconds, 0.001)).toPrecision(12));
  return {
    ...{ iterations, dropped, exhausted: windows.some(({ load }) => load.exhausted === true) },
    wanted: wanted === null ? null : { iterations: wanted, perSecond },
  };
}
