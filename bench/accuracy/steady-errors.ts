import { seeded } from '../../src/core/statistics/random.ts';
import { KINDS } from './failing.ts';
import { failingDuet } from './failing-duet.ts';
import { failingRuns } from './failing-runs.ts';
import { bounded, percent, type Table } from './table.ts';

const ALIKE = [0.005, 0.01, 0.02, 0.03, 0.05];
const WORSE = [
  [0.0083, 0.045],
  [0.02, 0.03],
  [0.02, 0.04],
  [0.02, 0.08],
  [0.02, 0.4],
  [0.03, 1],
  [0.05, 0.6],
] as const;

const short = (rate: number): string => `${Number((rate * 100).toFixed(2))} %`;

type Judge = typeof failingRuns;

/** How often errors are accused where base fails all the time. */
export function steadyErrorsTables(runs: number): readonly Table[] {
  return [tableOf('duet', 700, failingDuet, runs), tableOf('five stored runs', 800, failingRuns, runs)];
}

function tableOf(title: string, seed: number, judged: Judge, runs: number): Table {
  const rows = Object.entries(KINDS).map(([name, errors], index) => {
    const random = seeded(seed + index);
    const found = (base: number, head: number) => {
      const all = Array.from({ length: runs }, () => judged(errors, { base, head }, random));
      const critical = all.filter((one) => one === 'critical').length;
      return { accused: all.filter((one) => one !== null).length, critical };
    };
    const alike = ALIKE.map((rate) => bounded(found(rate, rate).accused, runs));
    const worse = WORSE.map(([base, head]) => {
      const { accused, critical } = found(base, head);
      return `${percent(accused, runs)} (${percent(critical, runs)})`;
    });
    return [name, ...alike, ...worse];
  });
  return {
    title: `% of error rates accused where base fails all the time, in brackets as critical, ${title}, ${runs} runs each`,
    columns: [
      'errors',
      ...ALIKE.map((rate) => `A/A at ${short(rate)}`),
      ...WORSE.map(([base, head]) => `${short(base)} → ${short(head)}`),
    ],
    rows,
  };
}
