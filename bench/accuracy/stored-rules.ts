import { judgeStored } from '../../src/core/decision/stored/stored-rule.ts';
import { studentQuantile } from '../../src/core/statistics/student.ts';
import type { SimulatedRun } from './simulate.ts';

const LIMITS = { thetaWarn: Math.log(1.2), thetaFail: Math.log(1.5) };

/** Whether a rule accuses a head that is slower by `effect` (ln) than `head`, given earlier runs, newest first. */
export type StoredRule = (head: SimulatedRun, effect: number, earlier: readonly SimulatedRun[]) => boolean;

/** `rule` of each percentile's head and its earlier values, newest first: any of them accuses. */
const anyOf =
  (rule: (head: number, earlier: readonly number[]) => boolean): StoredRule =>
  (head, effect, earlier) =>
    head.logs.some((value, index) => {
      const column = earlier.map(({ logs }) => logs[index] ?? 0);
      return rule(value + effect, column);
    });

/** More than `limit` worse than the newest run. */
const ratioToLast = (limit: number): StoredRule => anyOf((head, [last = 0]) => head - last > Math.log(limit));

/** More than 20 % worse than the mean of ten, and outside a 99 % prediction interval. */
const predictionInterval = anyOf((head, earlier) => {
  const ten = earlier.slice(0, 10);
  const mean = ten.reduce((sum, one) => sum + one, 0) / ten.length;
  const variance = ten.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (ten.length - 1);
  const reach = studentQuantile(0.99, ten.length - 1) * Math.sqrt(variance * (1 + 1 / ten.length));
  return head - mean > LIMITS.thetaWarn && head - mean > reach;
});

/** The product's rule on stored runs. */
const moderatedStored = anyOf((head, earlier) => {
  const { state } = judgeStored(head, earlier, { ...LIMITS, prior: { sd: 0.07, weight: 4 } });
  return state === 'significant' || state === 'critical';
});

const ONE_PERCENT = 2.326;

/** Mann and Whitney on the requests of the newest run and of head, one-sided at 1 %. */
const mannWhitney: StoredRule = (head, effect, [last]) => {
  if (last === undefined) return false;
  const [n, m] = [head.requests.length, last.requests.length];
  let [below, wins] = [0, 0];
  for (const value of head.requests) {
    while (below < m && (last.requests[below] ?? 0) < value + effect) below += 1;
    wins += below;
  }
  return (wins - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12) > ONE_PERCENT;
};

/** Rules on runs of their own; only the last is the product's. */
export const STORED_RULES: Readonly<Record<string, StoredRule>> = {
  'plain: >20 % against the last run': ratioToLast(1.2),
  'ratio to the last run of 200 %': ratioToLast(2),
  'Mann–Whitney on requests against the last run, p < 1 %': mannWhitney,
  '>20 % and outside the 99 % t interval, N=10': predictionInterval,
  'stored runs, moderated t, N=10': moderatedStored,
};
