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

/**
 * A head that is busy for less than this part of base's time waits for more than it computes more. Its functions are called
 * less often then, as a profile takes a fixed time, and each call of them takes longer: compiled for fewer of them, out of
 * caches, waking CPUs that sleep. Of a Node.js server that waited 30 ms more in one request of five, and was busy for 11 to
 * 14 % of the time and not for 43 to 57 %, the function that answers took 1.8 to 3.9 times as long per request as before.
 */
const IDLER = 0.75;

/** What became slower in all functions of head together. */
export type Drift = {
  /** ≥ 1: so many times as long as on base */
  readonly factor: number;
  /** of a function's time on base, times `factor`, what it has to grow by to differ from the others */
  readonly clearly: number;
  /** head waits for more, and its functions take longer for it */
  readonly isIdler: boolean;
};

/**
 * The factor by which the functions of both sides became slower, all of them: of the machine, not of one. There is no bound to
 * it where head waits for more than base does; nor where head takes all CPUs and base does not, if what it takes them with goes
 * on while it is profiled, and samples are taken by the clock: then the time in which a function waits for a CPU is its own.
 */
export function driftOf(evidence: Evidence, { head, base }: { head: Side; base: Side }): Drift {
  const ratios = [...head.spent].flatMap(([key, { ms, samples }]) => {
    const before = base.spent.get(key);
    const isEnough = before !== undefined && Math.min(samples, before.samples) >= FEWEST_SAMPLES;
    return isEnough ? [ms / before.ms] : [];
  });
  const isIdler = waitsMore(head, base);
  const fewest = isIdler ? 1 : FEWEST_SHARED;
  const found = ratios.length < fewest ? 1 : Math.max(1, median(ratios));
  if (isIdler) return { factor: found, clearly: CLEARLY_STRETCHED, isIdler };
  if (found <= MOST_DRIFT) return { factor: found, clearly: CLEARLY, isIdler };
  const isStretched = head.isByClock && saturationOf(evidence)?.isNew === true;
  return isStretched
    ? { factor: found, clearly: CLEARLY_STRETCHED, isIdler }
    : { factor: MOST_DRIFT, clearly: CLEARLY, isIdler };
}

/** Both are driven for as long, so that where a profile does not say how long it took, busy time itself says it. */
function waitsMore(head: Side, base: Side): boolean {
  const ofHead = head.busyShare ?? head.busyMs * head.requests;
  const ofBase = base.busyShare ?? base.busyMs * base.requests;
  return (head.busyShare === null) === (base.busyShare === null) && ofHead < IDLER * ofBase;
}
