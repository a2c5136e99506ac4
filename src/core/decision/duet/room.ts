import type { Fullness } from '../../model/decision/compared.ts';
import type { Pair } from '../../model/recording/pairs.ts';
import type { WindowValues } from '../../model/recording/window.ts';
import type { PairedMetric } from './paired-metric.ts';

/** Share of the machine's CPU time in use from which on two arms at once hide what one of them costs. */
export const FULL = 0.9;
/** Share of the slices that may be so full. */
const MOST_FULL = 0.3;

/**
 * Where the machine had no room for both, each waits for the other, and a slow-down of one is shared by both: that is
 * never evidence that nothing changed. null: it had room, or the pairs are rounds, in which an arm is alone.
 */
export function fullnessOf(pairs: readonly Pair[]): Fullness | null {
  const slices = pairs.filter(({ slice }) => slice !== undefined);
  const full = slices.filter(({ base, head }) => Math.max(busyIn(base), busyIn(head)) > FULL).length;
  return full > MOST_FULL * slices.length ? { full, of: slices.length } : null;
}

const busyIn = ({ readings }: WindowValues): number => readings.busy ?? 0;

/** What is called settled is open then; what is worse stays so. */
export function withoutRoom(metrics: readonly PairedMetric[], noRoom: Fullness): readonly PairedMetric[] {
  return metrics.map((metric) => {
    if (metric.kind !== 'latency' || metric.found === null || metric.found.state === 'regressed')
      return metric;
    return { ...metric, noRoom, found: { ...metric.found, state: 'open' } };
  });
}
