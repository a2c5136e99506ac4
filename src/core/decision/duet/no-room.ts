import type { Fullness } from '../../model/decision/compared.ts';
import { type LookInput, stopOf } from './duet-stop.ts';
import { judgePairs } from './judge-pairs.ts';

/**
 * That slices leave a metric open which can fail the gate, since the machine had no room for both arms. null: they do not,
 * or something else fails it.
 */
export function leftOpenByRoom(input: LookInput): Fullness | null {
  if (stopOf(input) === 'regressed') return null;
  const open = judgePairs(input).flatMap((metric) =>
    metric.kind === 'latency' && metric.limits.role === 'blocking' ? (metric.noRoom ?? []) : [],
  );
  return open[0] ?? null;
}
