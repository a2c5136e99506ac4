import type { Load } from '../../model/recording/load.ts';
import type { Validity } from '../../model/recording/recording.ts';
import type { WindowValues } from '../../model/recording/window.ts';
import { bottleneckText, pressureText, stolenText } from './machine-text.ts';

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
 * Whether a run that was driven alone may be judged. `told`: what the load generator says of it, by how the run ended and
 * what load it delivered. What the machine did comes first, since it is why load is not delivered.
 */
export function soloValidity(told: Validity, load: Pick<Load, 'outcome'>, machine: Machine): Validity {
  if (!wasDriven(load)) return told;
  const { generatorCpu, readings } = machine;
  const { steal } = readings;
  const reasons = [
    generatorCpu === null ? null : bottleneckText(generatorCpu, 'run'),
    steal === undefined ? null : stolenText(steal),
    ...(told.valid ? [] : told.reasons),
  ].filter((reason) => reason !== null);
  return reasons.length === 0 ? { valid: true } : { valid: false, reasons };
}

/** That the machine was busy, for the reader; none: it was not, or it is not known. */
export function soloPressureNotes({ pressure }: WindowValues['readings']): readonly string[] {
  const text = pressure === undefined ? null : pressureText(pressure, 'run');
  return text === null ? [] : [text];
}
