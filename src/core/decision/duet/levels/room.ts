import type { Fullness } from '../../../model/decision/compared.ts';
import type { Pair } from '../../../model/recording/pairs.ts';
import type { WindowValues } from '../../../model/recording/window.ts';
import { isOfFewRequests } from '../few-requests.ts';
import type { PairedMetric } from '../paired-metric.ts';

/** Share of the machine's CPU time in use from which on two arms at once hide what one of them costs. */
export const FULL = 0.9;
/**
 * Share of the periods (0.1 s by default) in which the control group used up its CPU limit, from which on that is as full. A
 * period counts as soon as something waited for the next one, so its share comes to half before the mean use comes to 90 %.
 */
export const HELD_BACK = 0.5;
/** Share of the slices that may be so full, or of which nobody knows. */
const MOST_FULL = 0.3;

type Room = 'had' | 'full' | 'held-back' | 'unknown';

/** What one side alone shows is so, since both share the machine. */
const WORST: readonly Room[] = ['full', 'held-back', 'unknown'];

function roomIn({ readings: { busy, throttled = 0 } }: WindowValues): Room {
  if ((busy ?? 0) > FULL) return 'full';
  if (throttled > HELD_BACK) return 'held-back';
  return busy === undefined ? 'unknown' : 'had';
}

function roomOf({ slice, base, head }: Pair): Room {
  // In a round or a run an arm is alone.
  if (slice === undefined) return 'had';
  const sides = [roomIn(base), roomIn(head)];
  return WORST.find((room) => sides.includes(room)) ?? 'had';
}

/** Whether the machine had room for both arms: not where it is not known. */
export const hadRoom = (pair: Pair): boolean => roomOf(pair) === 'had';

/**
 * In how many slices the machine had no room for both, or nobody knows: each arm then waits for the other, and a slow-down
 * of one is shared by both, which is never evidence that nothing changed. null: it had room in all, or the pairs are none.
 */
export function fullnessOf(pairs: readonly Pair[]): Fullness | null {
  const rooms = pairs.map(roomOf);
  const count = (room: Room) => rooms.filter((one) => one === room).length;
  const [full, heldBack, unknown] = [count('full'), count('held-back'), count('unknown')];
  if (full + heldBack + unknown === 0) return null;
  return { full, ...(heldBack > 0 && { heldBack }), ...(unknown > 0 && { unknown }), of: pairs.length };
}

/** Whether so many of them are full, or not known, that the others are no picture of the load. */
export const isMostlyFull = ({ full, heldBack = 0, unknown = 0, of }: Fullness): boolean =>
  full + heldBack + unknown > MOST_FULL * of;

/**
 * What all slices show to be worse is worse. Whatever else is said of a metric is what those with room say by themselves
 * (`roomy`, as `metrics`; null: there are too few of them), and where they say nothing it is open.
 */
export function withoutRoom(
  metrics: readonly PairedMetric[],
  roomy: readonly PairedMetric[] | null,
  noRoom: Fullness,
): readonly PairedMetric[] {
  return metrics.map((metric, index) => {
    if (metric.kind !== 'latency' || metric.found === null || metric.found.state === 'regressed')
      return metric;
    const own = roomy?.[index];
    if (own?.kind === 'latency' && own.found !== null) return own;
    // Of few requests all slices told more than those with room can.
    if (isOfFewRequests(metric)) return { ...metric, found: null };
    return { ...metric, noRoom, found: { ...metric.found, state: 'open' } };
  });
}
