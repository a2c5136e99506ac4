import { seeded } from '../../src/core/statistics/random.ts';
import { independent } from './failing.ts';
import { failingDuet } from './failing-duet.ts';
import { bounded, percent, type Table } from './table.ts';

/** Requests of a round of ten seconds: as many as an endpoint of a few requests a second has. */
const REQUESTS = [10, 20, 30];
const ROUND_SECONDS = 10;
const MOST_PAIRS = 10;
const ALIKE = [0.003, 0.005, 0.01];
const WORSE = [
  [0, 0.1],
  [0, 0.3],
  [0.01, 0.3],
  [0, 1],
] as const;

const short = (rate: number): string => `${Number((rate * 100).toFixed(2))} %`;

/** How often errors of an endpoint with few requests in a round are accused, every one by itself. */
export function smallRoundsTable(runs: number): Table {
  const rows = REQUESTS.map((requests, index) => {
    const random = seeded(600 + index);
    const rounds = {
      pairs: MOST_PAIRS,
      roundSeconds: ROUND_SECONDS,
      perSecond: requests / ROUND_SECONDS,
    };
    const found = (base: number, head: number) => {
      const all = Array.from({ length: runs }, () =>
        failingDuet(independent, { base, head }, random, rounds),
      );
      return all.filter((one) => one !== null).length;
    };
    const alike = ALIKE.map((rate) => bounded(found(rate, rate), runs));
    return [`${requests}`, ...alike, ...WORSE.map(([base, head]) => percent(found(base, head), runs))];
  });
  return {
    title: `% of error rates accused, duet of at most ${MOST_PAIRS} pairs of small rounds, ${runs} runs each`,
    columns: [
      'requests in a round',
      ...ALIKE.map((rate) => `A/A at ${short(rate)}`),
      ...WORSE.map(([base, head]) => `${short(base)} → ${short(head)}`),
    ],
    rows,
  };
}
