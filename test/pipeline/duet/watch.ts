import type { MachineSample, Samples } from '../../../src/core/readings/sample.ts';
import type { HostWatch } from '../../../src/ports/host.ts';

/** A watch that read this of the machine, and of the arms' processes. */
export function watchOf(machine: readonly MachineSample[], arms: Samples['arms'] = {}): HostWatch {
  const samples = () => ({ machine, arms });
  return { samples, stop: samples };
}

export const noWatch = (): HostWatch => watchOf([]);

/** A share (0 … 1) of the machine's CPU time, all the time; its host takes `stolen` of it. */
export const inUse = (share: number, stolen = 0): readonly MachineSample[] =>
  [0, 1].map((step) => ({
    at: step * 1e15,
    total: step * 1000,
    idle: step * 1000 * (1 - share),
    ...{ stolen: step * 1000 * stolen, waitedMs: null },
  }));

/** Of a machine whose host takes these shares (0 … 1) of its CPU time; pairs are seven seconds apart, and `share` is in use. */
export function takenIn(
  stolen: (pair: number) => number,
  share: number | null = null,
): readonly MachineSample[] {
  let taken = 0;
  return Array.from({ length: 41 }, (_, pair) => {
    const total = pair * 7000;
    const idle = share === null ? null : total * (1 - share);
    const reading = { at: total, total, stolen: taken, idle, waitedMs: null };
    taken += stolen(pair) * 7000;
    return reading;
  });
}

/** These shares (0 … 1) of the machine's CPU time; pairs are seven seconds apart. */
export function usedIn(share: (pair: number) => number): readonly MachineSample[] {
  let idle = 0;
  return Array.from({ length: 41 }, (_, pair) => {
    const total = pair * 7000;
    const reading = { at: total, total, stolen: 0, idle, waitedMs: null };
    idle += (1 - share(pair)) * 7000;
    return reading;
  });
}
