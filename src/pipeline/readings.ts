import type { Pair } from '../core/model/recording/pairs.ts';
import type { WindowValues } from '../core/model/recording/window.ts';
import type { CpuReading } from '../ports/host.ts';

type Readings = WindowValues['readings'];

/** The pairs with what the machine did in each round. */
export function withReadings(pairs: readonly Pair[], readings: readonly CpuReading[]): readonly Pair[] {
  const of = (window: WindowValues) => ({ ...window, readings: readingsOf(window, readings) });
  return pairs.map((pair) => ({ ...pair, base: of(pair.base), head: of(pair.head) }));
}

/** What the machine did in a window: CPU time in use and taken away by its host, and waiting for a CPU. */
export function readingsOf(
  { startedAt, durationMs }: Pick<WindowValues, 'startedAt' | 'durationMs'>,
  readings: readonly CpuReading[],
): Readings {
  const ends = around(readings, startedAt, startedAt + durationMs);
  const pressure = ends === null ? null : waitedShare(...ends);
  const steal = ends === null ? null : stolenShare(...ends);
  const busy = ends === null ? null : usedShare(...ends);
  return {
    ...(steal !== null && { steal }),
    ...(pressure !== null && { pressure }),
    ...(busy !== null && { busy }),
  };
}

type Ends = readonly [CpuReading, CpuReading];

/** The readings nearest to both ends; null: there are none. */
function around(readings: readonly CpuReading[], from: number, to: number): Ends | null {
  const start = readings.findLast(({ at }) => at <= from) ?? readings[0];
  const end = readings.find(({ at }) => at >= to) ?? readings.at(-1);
  if (start === undefined || end === undefined || end.total <= start.total) return null;
  return [start, end];
}

const within = (share: number): number => Math.min(Math.max(share, 0), 1);

function stolenShare(start: CpuReading, end: CpuReading): number {
  return within((end.stolen - start.stolen) / (end.total - start.total));
}

function usedShare(start: CpuReading, end: CpuReading): number | null {
  if (start.idle === null || end.idle === null) return null;
  return within(1 - (end.idle - start.idle) / (end.total - start.total));
}

function waitedShare(start: CpuReading, end: CpuReading): number | null {
  if (start.waitedMs === null || end.waitedMs === null || end.at <= start.at) return null;
  return within((end.waitedMs - start.waitedMs) / (end.at - start.at));
}
