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

/** For a fact about these pairs: what they are of. */
export const pairedAs = (pairs: readonly Pair[]): Paired =>
  areSlices(pairs) ? { window: 'slice' } : areRuns(pairs) ? { window: 'run' } : {};

/** What both arms got of their load over all pairs. */
export function deliveredOf(pairs: readonly Pair[]): Delivered {
  const arms = { base: ofArm('base', pairs), head: ofArm('head', pairs) };
  return { ...pairedAs(pairs), pairs: pairs.length, ...arms };
}

function ofArm(name: Arm, pairs: readonly Pair[]): ArmDelivery {
  const windows = pairs.map((pair) => pair[name]);
  const { iterations, dropped, wanted } = deliveryOf(windows);
  const seconds = windows.reduce((sum, { durationMs }) => sum + durationMs, 0) / 1000;
  // What a sum of its parts loses is no figure of the user's.
  const perSecond = Number(((wanted ?? 0) / Math.max(seconds, 0.001)).toPrecision(12));
  return {
    ...{ iterations, dropped, exhausted: windows.some(({ load }) => load.exhausted === true) },
    wanted: wanted === null ? null : { iterations: wanted, perSecond },
  };
}
