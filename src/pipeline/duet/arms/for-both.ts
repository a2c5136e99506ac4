import type { AppConfig } from '../../../core/config/settings/app.ts';
import type { Arm } from '../../../core/model/recording/window.ts';

/**
 * Whether two applications may start and stop at the same time. Where a port is fixed the other one must not take it by
 * chance, and the user's own commands around a start may share something, such as a database that both set up.
 */
export const mayGoTogether = (...apps: readonly AppConfig[]): boolean =>
  apps.every(({ port, setup, stop }) => port === null && setup === null && stop === null);

/**
 * Does something for each arm, at the same time where `together`, else one after the other in this order. Throws what the
 * first of them threw, once nothing of it goes on any more.
 */
export async function forBoth(
  order: readonly Arm[],
  together: boolean,
  work: (arm: Arm) => Promise<void>,
): Promise<void> {
  if (!together) {
    for (const arm of order) await work(arm);
    return;
  }
  const ended = await Promise.allSettled(order.map(work));
  const failed = ended.find((one) => one.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}
