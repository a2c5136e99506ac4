import type { Pair, Round } from '../../core/model/duet.ts';
import type { CpuReading } from '../../ports/host.ts';

/** The pairs with what the machine did in each round: CPU time taken away by its host, and waiting for a CPU. */
export function withSteal(
  pairs: readonly Pair[],
  readings: readonly CpuReading[],
  roundMs: number,
): readonly Pair[] {
  const of = (round: Round): Round => {
    const ends = around(readings, round.startedAt, round.startedAt + roundMs);
    const pressure = ends === null ? null : waitedShare(...ends);
    const steal = ends === null ? null : stolenShare(...ends);
    return { ...round, steal, ...(pressure !== null && { pressure }) };
  };
  return pairs.map(({ first, base, head }) => ({ first, base: of(base), head: of(head) }));
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

function waitedShare(start: CpuReading, end: CpuReading): number | null {
  if (start.waitedMs === null || end.waitedMs === null || end.at <= start.at) return null;
  return within((end.waitedMs - start.waitedMs) / (end.at - start.at));
}
