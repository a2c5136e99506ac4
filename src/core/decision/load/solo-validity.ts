import type { Fault, LoadFact } from '../../model/decision/load-fact.ts';
import type { Load } from '../../model/recording/load.ts';
import type { Validity } from '../../model/recording/recording.ts';
import type { WindowValues } from '../../model/recording/window.ts';
import { bottleneck, busy, stolen } from './machine.ts';

/** Whether load was driven to the end of the plan: what went wrong else is the script's or the application's. */
export function wasDriven({ outcome }: Pick<Load, 'outcome'>): boolean {
  return outcome === 'completed' || outcome === 'thresholds-crossed';
}

/** What the machine did while it was judged. */
export type Machine = Pick<WindowValues, 'readings'> & {
  /** share of its CPUs' time that the load generator took, 0…1; null: not known */
  readonly generatorCpu: number | null;
};

/**
 * Why a run that was driven alone may not be judged; none: it may. `told`: what the load generator says of it, by how the
 * run ended and what load it delivered. What the machine did comes first, since it is why load is not delivered.
 */
export function soloFaults(told: Validity, load: Pick<Load, 'outcome'>, machine: Machine): readonly Fault[] {
  const own = told.valid ? [] : told.reasons.map((text) => ({ kind: 'told' as const, text }));
  if (!wasDriven(load)) return own;
  const { generatorCpu, readings } = machine;
  return [...bottleneck(generatorCpu, 'run'), ...stolen(readings.steal ?? 0), ...own];
}

/** That the machine was busy, for the reader; none: it was not, or it is not known. */
export function soloPressure({ pressure }: WindowValues['readings']): readonly LoadFact[] {
  return busy(pressure ?? 0, 'run');
}
