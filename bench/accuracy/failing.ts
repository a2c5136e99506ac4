import type { Random } from '../../src/core/statistics/random.ts';

/** So many requests a second for so many seconds. */
export type Driven = { readonly perSecond: number; readonly seconds: number };

/** Failed requests of each second, at a mean share `rate` of all. */
export type Errors = (rate: number, driven: Driven, random: Random) => readonly number[];

const PER_BURST = 12;

/** In bursts of a second, with 12 failures in the mean. */
const bursty: Errors = (rate, { perSecond, seconds }, random) => {
  const counts = Array.from({ length: seconds }, () => 0);
  const bursts = (rate * perSecond) / PER_BURST;
  if (bursts === 0) return counts;
  const gap = () => -Math.log(1 - random()) / bursts;
  let at = gap();
  while (at < seconds) {
    const size = 1 + Math.floor(Math.log(1 - random()) / Math.log(1 - 1 / PER_BURST));
    const second = Math.floor(at);
    counts[second] = Math.min(perSecond, (counts[second] ?? 0) + size);
    at += gap();
  }
  return counts;
};

/** Every request by itself. */
export const independent: Errors = (rate, { perSecond, seconds }, random) =>
  Array.from({ length: seconds }, () => {
    let failed = 0;
    for (let request = 0; request < perSecond; request += 1) if (random() < rate) failed += 1;
    return failed;
  });

/** Every n-th request, as an endpoint that always fails does. */
const constant: Errors = (rate, { perSecond, seconds }, random) => {
  const phase = random();
  const until = (second: number) => Math.floor(rate * perSecond * second + phase);
  return Array.from({ length: seconds }, (_, second) => until(second + 1) - until(second));
};

export const KINDS: Readonly<Record<string, Errors>> = { bursty, independent, constant };
