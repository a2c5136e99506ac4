import { type Random, seeded } from '../../../core/statistics/random.ts';
import type { Scenario } from '../script/scenario.ts';

/** More stages than that tell a round's shape no better, and make k6's options long. */
const MOST_STEPS = 200;

/** Who enters at one moment: the gap after those before, ms, and how many are there then. */
type Step = { readonly gapMs: number; readonly level: number };

/**
 * How far users of a load that has gone on for a while are from evenly spread (0) towards independent ones (1): where two come
 * at once one waits, which keeps them apart afterwards, while pauses of the server and of timers bring them together.
 * Measured by bench:plateau, p95 of a server that calculates: 16 % too low with 0, 17 % too high with 1.
 */
const INDEPENDENT = 0.7;

/**
 * When the users of a round enter, as gaps whose sum is `enterMs`: the first gap is before the second user, the last one after
 * the last, as users who ask again and again come round. Each is in part even and in part a quantile of the exponential
 * distribution, that of a Poisson process: so all rounds have the same gaps, in an order of the seed, which both arms of
 * a pair have in common.
 */
export function gapsOf(users: number, enterMs: number, seed: number): readonly number[] {
  const quantiles = Array.from({ length: users }, (_, index) => -Math.log(1 - (index + 0.5) / users));
  const sum = quantiles.reduce((all, one) => all + one, 0);
  const gapOf = (quantile: number) => enterMs * ((INDEPENDENT * quantile) / sum + (1 - INDEPENDENT) / users);
  return shuffled(quantiles.map(gapOf), seeded(seed));
}

/** Fisher–Yates. */
function shuffled(values: readonly number[], random: Random): readonly number[] {
  const mixed = [...values];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [mixed[last], mixed[other]] = [mixed[other] ?? 0, mixed[last] ?? 0];
  }
  return mixed;
}

/** Many users enter in groups, evenly within one. */
function stepsOf(users: number, enterMs: number, seed: number): readonly Step[] {
  const groups = Math.min(users - 1, MOST_STEPS);
  const gaps = gapsOf(groups + 1, enterMs, seed);
  return Array.from({ length: groups }, (_, index) => ({
    gapMs: gaps[index] ?? 0,
    level: 1 + Math.round(((index + 1) * (users - 1)) / groups),
  }));
}

/** k6 takes whole numbers of iterations for this long, ms: the less they are rounded, the more exact is each beginning. */
const RATE_UNIT_MS = 10_000_000;
/** More than k6 takes until all VUs of a scenario are at hand, ms. */
const MARGIN_MS = 500;
/** A rate can hardly be higher, ms. */
const SHORTEST_GAP_MS = 0.05;

/**
 * One iteration for each of the users but the first, begun an iteration's time before the judged one that follows: as many are
 * under way as there are users, from the first judged moment on.
 */
export function enteringLead(
  { vus, executor: _, ...rest }: Scenario,
  enterMs: number,
  seed: number,
): Scenario {
  const users = Number(vus);
  let level = 1;
  const stages = stepsOf(users, enterMs, seed).flatMap(({ gapMs, level: next }) => {
    // As k6 reads it.
    const duration = Math.max(Number(gapMs.toFixed(3)), SHORTEST_GAP_MS);
    // Up: the last one that begins must not fall behind the end.
    const target = Math.ceil(((next - level) * RATE_UNIT_MS) / duration);
    level = next;
    return [
      { duration: '0s', target },
      { duration: `${duration}ms`, target },
    ];
  });
  // k6 counts the time of a beginning from a little later than that of the end, which would cut the last one off.
  return {
    ...rest,
    ...{ preAllocatedVUs: users, maxVUs: users },
    ...{ startRate: 0, timeUnit: `${RATE_UNIT_MS}ms` },
    executor: 'ramping-arrival-rate',
    stages: [...stages, { duration: '0s', target: 0 }, { duration: `${MARGIN_MS}ms`, target: 0 }],
  };
}

type Entry = { readonly roundMs: number; readonly enterMs: number; readonly seed: number };

/** How long the users of a round have not entered yet, all of them together, ms. */
export function beforeEntering(users: number, { roundMs, enterMs, seed }: Entry): number {
  let [at, level, sum] = [0, 1, 0];
  for (const { gapMs, level: next } of stepsOf(users, enterMs, seed)) {
    const duration = Math.min(gapMs, roundMs - at);
    const added = next - level;
    sum += added * at + (duration * (added + 1)) / 2;
    at += duration;
    level = next;
  }
  return sum;
}

/** Users who begin one after the other over an iteration's time, the first at once. */
export function handedOver(
  { vus, executor: _, ...rest }: Scenario,
  { roundMs, enterMs, seed }: Entry,
): Scenario {
  const users = Number(vus);
  let left = roundMs;
  const stages = stepsOf(users, enterMs, seed).map(({ gapMs, level }) => {
    const duration = Math.min(gapMs, left);
    left -= duration;
    return { duration: `${duration.toFixed(3)}ms`, target: level };
  });
  return {
    ...rest,
    executor: 'ramping-vus',
    startVUs: 1,
    stages: [...stages, { duration: `${left.toFixed(3)}ms`, target: users }],
  };
}
