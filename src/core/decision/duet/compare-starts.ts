import { mean, sumNthPowerDeviations } from 'simple-statistics';
import type { Compared } from '../../model/decision/compared.ts';
import type { SubjectNote } from '../../model/decision/note.ts';
import type { ProcessEvidence } from '../../model/evidence/process.ts';
import { actionOf } from '../../model/judgement/comparison.ts';
import type { ComparisonClass } from '../../model/judgement/comparison-class.ts';
import { OF_STARTS, type OfStart } from '../../model/metric.ts';
import { DUET_CONFIDENCE, type Policy } from '../../model/policy.ts';
import type { ArmRecord } from '../../model/recording/recording.ts';
import { studentQuantile } from '../../statistics/student.ts';
import { limitsOf, logLimit, type SettledLimits } from '../limits.ts';

/** Starts of each side below which nothing is known of how two starts of one build differ. */
const FEWEST_STARTS = 2;

/**
 * What two starts of one build are expected to differ by before any is seen, as a standard deviation of the logarithm, and
 * how many starts that expectation is worth. With two starts of each side their own spread is known too badly by itself.
 */
const PRIOR_SD = { time: 0.15, memory: 0.03 } as const;
const PRIOR_WEIGHT = 4;

const INTERVAL = 0.975;
const POWER = 0.8;

type Arm = Pick<ArmRecord, 'processes' | 'overall'>;

/**
 * What the application is like around its starts, head against base: starts are no pairs, so that each side has a mean of its
 * own. Metrics that both sides have values of.
 */
export function compareStarts(base: Arm, head: Arm, policy: Policy): readonly Compared[] {
  const sides = [base.processes, head.processes];
  return OF_STARTS.flatMap((metric): readonly Compared[] => {
    const [ofBase = [], ofHead = []] = sides.map((one) => (one === undefined ? [] : valuesOf(one, metric)));
    if (ofBase.length === 0 || ofHead.length === 0) return [];
    const limits = limitsOf(policy, { kind: 'overall' }, metric.id);
    const values = [ofBase, ofHead].map((all) => Math.exp(mean(all.map((one) => Math.log(one)))));
    const [before = 0, after = 0] = values;
    const change = after / before - 1;
    const common = {
      ...({ way: 'duet', subject: { kind: 'overall' }, metric: metric.id, unit: metric.unit } as const),
      ...{ base: before, head: after, change, worse: change, limits },
      samples: { base: base.overall.requests, head: head.overall.requests },
    };
    const had = Math.min(ofBase.length, ofHead.length);
    if (had < FEWEST_STARTS) {
      const unjudged = { kind: 'few-starts', had, takes: FEWEST_STARTS } as const;
      return [{ ...common, role: limits.role, class: 'inconclusive', action: null, unjudged }];
    }
    const judged = judgeStarts(ofBase, ofHead, metric, limits, policy.confidence ?? DUET_CONFIDENCE);
    return [{ ...common, role: limits.role, ...judged, action: actionOf(judged.class) }];
  });
}

/** Metrics that the policy gives a role, and of which one side had too few starts to judge them. None: there are none. */
export function startNotes(compared: readonly Compared[]): readonly SubjectNote[] {
  return compared.flatMap(({ metric, role, subject, unjudged }): readonly SubjectNote[] =>
    role === 'informative' || unjudged?.kind !== 'few-starts'
      ? []
      : [{ kind: 'not-judged', metric, subjects: [subject], unjudged, bears: 'no-more' }],
  );
}

/** Of each start; what is not above 0 was not read. */
function valuesOf({ readyMs, memory }: ProcessEvidence, { ofStart }: OfStart): readonly number[] {
  const all = ofStart === 'ready' ? readyMs : memory.map((one) => one[ofStart]);
  return all.filter((value) => value > 0);
}

/**
 * Means of logarithms by Student's t with one variance for both sides, which is the prior's and that of the starts, weighted
 * (Smyth 2004, as for pairs of rounds). What is worse has to be so on every start: the best of head's beyond the worst of base's.
 */
function judgeStarts(
  ofBase: readonly number[],
  ofHead: readonly number[],
  { ofStart }: OfStart,
  limits: SettledLimits,
  confidence: number,
): Pick<Compared, 'class' | 'evidence'> {
  const [base, head] = [ofBase, ofHead].map((all) => all.map((value) => Math.log(value))) as [
    number[],
    number[],
  ];
  const prior = ofStart === 'ready' ? PRIOR_SD.time : PRIOR_SD.memory;
  const df = base.length + head.length - 2 + PRIOR_WEIGHT;
  const variance =
    (PRIOR_WEIGHT * prior ** 2 + sumNthPowerDeviations(base, 2) + sumNthPowerDeviations(head, 2)) / df;
  const error = Math.sqrt(variance * (1 / base.length + 1 / head.length));
  const middle = mean(head) - mean(base);
  const [reach, half] = [confidence, INTERVAL].map((p) => studentQuantile(p, df) * error) as [number, number];
  const before = Math.exp(mean(base));
  const [warn, fail] = [limits.warn, limits.fail].map((limit) => logLimit(limit, limits.floor, before)) as [
    number,
    number,
  ];
  const isOnEach = Math.min(...head) > Math.max(...base);
  return {
    class: classOf({ middle, low: middle - reach, high: middle + reach, isOnEach, warn, fail }),
    evidence: {
      ...{ way: 'duet', low: Math.expm1(middle - half), high: Math.expm1(middle + half) },
      noise: Math.expm1(Math.sqrt(variance)),
      smallest: Math.expm1(Math.max(warn, reach) + studentQuantile(POWER, df) * error),
      ...{ count: Math.min(base.length, head.length), pairs: [] },
    },
  };
}

type Judged = {
  readonly middle: number;
  readonly low: number;
  readonly high: number;
  readonly isOnEach: boolean;
  readonly warn: number;
  readonly fail: number;
};

/** The same rule as for latency: worse by more than a limit, and worse at all (or by the lower limit) with confidence. */
function classOf({ middle, low, high, isOnEach, warn, fail }: Judged): ComparisonClass {
  if (isOnEach && middle > fail && low > warn) return 'critical';
  if (isOnEach && middle > warn && low > 0) return 'significant';
  return middle < -warn && high < 0 ? 'improved' : 'unchanged';
}
