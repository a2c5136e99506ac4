import type { MachineSample, Samples } from '../../../src/core/readings/sample.ts';
import type { HostWatch } from '../../../src/ports/host.ts';

/** A watch that read this of the machine, and of the arms' processes. */
export function watchOf(machine: readonly MachineSample[], arms: Samples['arms'] = {}): HostWatch {
  const samples = () => ({ machine, arms });
  return { samples, stop: samples };
}

export const noWatch = (): HostWatch => watchOf([]);
