import { judgeDifferences } from '../../src/core/decision/duet-rule.ts';
import { judgeStored } from '../../src/core/decision/stored-rule.ts';
import { studentQuantile } from '../../src/core/statistics/student.ts';
import type { SimulatedDuet } from './simulate.ts';

const LIMITS = { thetaWarn: Math.log(1.2), thetaFail: Math.log(1.5) };
const ROUND_PAIR_SECONDS = 6;
const FIRST_LOOK = 4;
const MORE = 2;
const LAST_LOOK = 20;
const TAIL = 2;

export type DuetOutcome = {
  readonly flagged: boolean;
  readonly critical: boolean;
  readonly loadSeconds: number;
};

/** The product's own rule and looks on a simulated duet whose head is slower by `effect` (ln). */
export function runDuet({ differences, widths }: SimulatedDuet, effect: number): DuetOutcome {
  for (let pairs = FIRST_LOOK; ; pairs += MORE) {
    const last = pairs >= LAST_LOOK;
    const found = differences.map((all, index) =>
      judgeDifferences(
        all.slice(0, pairs).map((difference) => difference + effect),
        (widths[index] ?? []).slice(0, pairs),
        { ...LIMITS, starts: 1, tail: index === TAIL, last, confidence: 0.995 },
      ),
    );
    const flagged = found.some(({ state }) => state === 'regressed');
    if (flagged || last || found.every(({ state }) => state === 'settled')) {
      const critical = found.some(({ severity }) => severity === 'critical');
      return { flagged, critical, loadSeconds: pairs * ROUND_PAIR_SECONDS };
    }
  }
}

type Runs = readonly (readonly number[])[];
export type StoredRule = (head: readonly number[], earlier: Runs) => boolean;

const anyOf = (head: readonly number[], rule: (value: number, index: number) => boolean) => head.some(rule);
const column = (runs: Runs, index: number): number[] => runs.map((run) => run[index] ?? 0);

/** More than `limit` worse than the newest run, on any percentile. */
export const ratioToLast =
  (limit: number): StoredRule =>
  (head, [last = []]) =>
    anyOf(head, (value, index) => value - (last[index] ?? 0) > Math.log(limit));

/** More than 20 % worse than the mean of ten, and outside a 99 % prediction interval. */
export const predictionInterval: StoredRule = (head, earlier) =>
  anyOf(head, (value, index) => {
    const ten = column(earlier.slice(0, 10), index);
    const mean = ten.reduce((sum, one) => sum + one, 0) / ten.length;
    const variance = ten.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (ten.length - 1);
    const reach = studentQuantile(0.99, ten.length - 1) * Math.sqrt(variance * (1 + 1 / ten.length));
    return value - mean > LIMITS.thetaWarn && value - mean > reach;
  });

/** The product's rule on stored runs. */
export const moderatedStored: StoredRule = (head, earlier) =>
  anyOf(head, (value, index) => {
    const { state } = judgeStored(value, column(earlier, index), {
      ...LIMITS,
      prior: { sd: 0.07, weight: 4 },
    });
    return state === 'significant' || state === 'critical';
  });
