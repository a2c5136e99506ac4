import { median } from 'simple-statistics';
import type { Evidence } from '../evidence.ts';
import { saturationOf } from '../saturation.ts';
import type { Side } from './side.ts';

/** A slower minute of the machine slows all functions down, by no more than this. */
const MOST_DRIFT = 1.3;
const FEWEST_SHARED = 3;
const FEWEST_SAMPLES = 20;
/** A function that grew by less is what two starts of one build do to it: code is compiled at other times. */
const CLEARLY = 0.25;
/**
 * Where all wait for a CPU, functions that wake others wait for longer than those that only compute: of a Node.js process
 * whose own threads kept 2 CPUs full, one that writes to a socket took 4.9 times as long as before, and a loop 1.9 times.
 */
const CLEARLY_STRETCHED = 2;

/** What became slower in all functions of head together. */
export type Drift = {
  /** ≥ 1: so many times as long as on base */
  readonly factor: number;
  /** of a function's time on base, times `factor`, what it has to grow by to differ from the others */
  readonly clearly: number;
};

/**
 * The factor by which the functions of both sides became slower, all of them: of the machine, not of one. A head that takes
 * all CPUs where base does not stretches them without a bound, if what it takes them with goes on while it is profiled, and
 * samples are taken by the clock: then the time in which a function waits for a CPU is its own.
 */
export function driftOf(evidence: Evidence, { head, base }: { head: Side; base: Side }): Drift {
  const ratios = [...head.spent].flatMap(([key, { ms, samples }]) => {
    const before = base.spent.get(key);
    const isEnough = before !== undefined && Math.min(samples, before.samples) >= FEWEST_SAMPLES;
    return isEnough ? [ms / before.ms] : [];
  });
  const found = ratios.length < FEWEST_SHARED ? 1 : Math.max(1, median(ratios));
  if (found <= MOST_DRIFT) return { factor: found, clearly: CLEARLY };
  const isStretched = head.isByClock && saturationOf(evidence)?.isNew === true;
  return isStretched
    ? { factor: found, clearly: CLEARLY_STRETCHED }
    : { factor: MOST_DRIFT, clearly: CLEARLY };
}
