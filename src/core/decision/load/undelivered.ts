import type { Undelivered } from '../../model/decision/load-fact.ts';
import { DELIVERED_AT_LEAST, DROPPED_AT_MOST } from './delivery.ts';

/** Why the load of a run that was driven alone was not delivered; null: it was. */
export function undelivered({
  iterations,
  dropped,
  exhausted,
  iterationRate,
  targetRate,
}: Omit<Undelivered, 'kind'>): Undelivered | null {
  const lacks = targetRate !== null && iterationRate < DELIVERED_AT_LEAST * targetRate;
  const drops = dropped > DROPPED_AT_MOST * (iterations + dropped);
  const fact = { iterations, dropped, exhausted, iterationRate, targetRate };
  return lacks || drops ? { kind: 'undelivered', ...fact } : null;
}
