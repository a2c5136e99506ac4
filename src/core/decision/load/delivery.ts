import type { WindowLoad, WindowValues } from '../../model/recording/window.ts';

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
