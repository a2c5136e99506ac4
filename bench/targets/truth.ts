import { errorFunction } from 'simple-statistics';

/**
 * What the server plants, from which every true value follows. Times in ms; each that varies is lognormal around its middle.
 * They are long, so that what a timer is late by is little of them.
 */
export const PLANTED = {
  /** standard deviation of the logarithm of each time */
  sigma: 0.4,
  /** `GET /orders` answers after so long … */
  orders: 240,
  /** … and this share of it with 503 */
  ordersFail: 0.06,
  /** `GET /cart` sends its head after so long … */
  cart: 160,
  /** … and its body so long after that, always */
  body: 160,
  /** a time that the body of /cart tells, for a Trend of the script's */
  took: 800,
  /** a size that it tells */
  size: 20,
  /** the share of bodies that are fresh, for a Rate and a check */
  fresh: 0.9,
  /** the share of bodies that ask for a retry, for a Counter */
  retry: 0.1,
  /** `GET /extra`, which the script calls where the body asks for it: on base alone */
  extra: 20,
  /** iterations per second */
  rate: 60,
  /** what a timer, the server's loop and loopback add to each answer */
  transport: 1,
} as const;

/** How likely a time is at most so long, ms. */
type Chance = (ms: number) => number;

const lognormal =
  (middle: number, after: number): Chance =>
  (ms) =>
    ms <= after ? 0 : (1 + errorFunction(Math.log((ms - after) / middle) / PLANTED.sigma / Math.SQRT2)) / 2;

const meanOf = (middle: number, after: number): number => after + middle * Math.exp(PLANTED.sigma ** 2 / 2);

/** Times that are one or another of some, each as often. */
export type Times = { readonly at: (q: number) => number; readonly mean: number };

const MOST_MS = 60_000;

function times(...parts: readonly (readonly [middle: number, after: number])[]): Times {
  const chances = parts.map(([middle, after]) => lognormal(middle, after));
  const below: Chance = (ms) => chances.reduce((sum, one) => sum + one(ms), 0) / chances.length;
  const at = (q: number) => {
    let [low, high] = [0, MOST_MS];
    for (let step = 0; step < 60; step += 1) {
      const middle = (low + high) / 2;
      if (below(middle) < q) low = middle;
      else high = middle;
    }
    return high;
  };
  return { at, mean: parts.reduce((sum, part) => sum + meanOf(...part), 0) / parts.length };
}

const { orders, cart, body, took, size, transport } = PLANTED;

/** What is to be measured of each, ms. */
export const TIMES = {
  orders: times([orders, transport]),
  all: times([orders, transport], [cart, body + transport]),
  firstByte: times([orders, transport], [cart, transport]),
  took: times([took, 0]),
  size: times([size, 0]),
};
