import type { Pair, Round } from '../../core/model/duet.ts';
import type { CpuReading } from '../../ports/host.ts';

/** The pairs with the share of CPU time that was taken away in each round. */
export function withSteal(
  pairs: readonly Pair[],
  readings: readonly CpuReading[],
  roundMs: number,
): readonly Pair[] {
  const of = (round: Round): Round => ({
    ...round,
    steal: stolenShare(readings, round.startedAt, round.startedAt + roundMs),
  });
  return pairs.map(({ first, base, head }) => ({ first, base: of(base), head: of(head) }));
}

/** Between the readings nearest to both ends; null: there are none. */
function stolenShare(readings: readonly CpuReading[], from: number, to: number): number | null {
  const start = readings.findLast(({ at }) => at <= from) ?? readings[0];
  const end = readings.find(({ at }) => at >= to) ?? readings.at(-1);
  if (start === undefined || end === undefined || end.total <= start.total) return null;
  return Math.min(Math.max((end.stolen - start.stolen) / (end.total - start.total), 0), 1);
}
