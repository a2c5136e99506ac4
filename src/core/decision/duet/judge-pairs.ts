import type { FailedShares } from '../../model/decision/compared.ts';
import {
  type Cost,
  definitionOf,
  type Metric,
  type MetricId,
  metricsOf,
  type Subject,
} from '../../model/metric.ts';
import { DUET_CONFIDENCE, type Policy } from '../../model/policy.ts';
import { areRuns, type Pair } from '../../model/recording/pairs.ts';
import type { Arm } from '../../model/recording/window.ts';
import type { Role } from '../../model/role.ts';
import { kindOf, subjectKey } from '../../model/subject-key.ts';
import { limitsOf, logLimit, worseSign } from '../limits.ts';
import type { Lost } from '../load/delivered-levels.ts';
import { mendedShares } from '../subjects/mended.ts';
import { costDifferences, costsOf } from './differences/cost-differences.ts';
import { countedDifferences } from './differences/counted-differences.ts';
import {
  isApart,
  type PairDifferences,
  pairDifferences,
  requestsPerRound,
  startsDriven,
  vagueDifferences,
} from './differences/pair-differences.ts';
import { judgeErrors } from './duet-errors.ts';
import { amongManyPairs } from './duet-many.ts';
import { FEWEST_PAIRS, judgeDifferences } from './duet-rule.ts';
import { toldOfFew } from './few-requests.ts';
import { FEWEST_RUNS, judgeGross } from './gross-rule.ts';
import { type LevelJump, levelJump } from './levels/level-jump.ts';
import { asLost, familyConfidence, inGroups, levelsOf, withoutErrors, worstLevel } from './levels/levels.ts';
import { fullnessOf, hadRoom, isMostlyFull, withoutRoom } from './levels/room.ts';
import type { PairedMetric } from './paired-metric.ts';

/** Everything the rule needs to know about a duet, finished or not. */
export type PairsInput = {
  readonly pairs: readonly Pair[];
  /** levels that say nothing, or all that was driven; absent: none */
  readonly lost?: readonly Lost[];
  readonly subjects: readonly Subject[];
  readonly policy: Policy;
  readonly starts: number;
  /** starts that pairs were driven on (`startsDriven`); absent: one, or not known */
  readonly startsDriven?: number;
  /** judged time of a round, ms */
  readonly roundMs: number;
  /** pairs that may still follow; 0: this is the last look */
  readonly toCome: number;
  /** looks at one run that share the chance of a false alarm about errors; absent: one */
  readonly looks?: number;
};

/**
 * Judges every metric of every subject that both arms have; slices and whole runs level by level. Of a level that was lost
 * nothing is known, so that nothing is settled.
 */
export function judgePairs(input: PairsInput): readonly PairedMetric[] {
  const levels = levelsOf(input.pairs);
  // Of every level the same ones, since levels are held against one another.
  const costs = costsOf(input.pairs);
  const { lost = [] } = input;
  if (levels.length + lost.length === 0) return withRoom(input, costs);
  const whole = lost.find(({ level }) => level === undefined);
  if (whole !== undefined) return asLost(withRoom(input, costs), whole);
  const looks = levels.length + 1;
  const confidence = familyConfidence(input.policy.confidence ?? DUET_CONFIDENCE, looks);
  const of = (pairs: readonly Pair[]) =>
    withRoom(
      {
        ...{ ...input, pairs, policy: { ...input.policy, confidence } },
        looks: looks * (input.looks ?? 1),
      },
      costs,
    );
  const each = levels.map(({ level, pairs }) => of(pairs).map((metric) => ({ ...metric, level })));
  const gone = lost.map((one) =>
    withoutErrors(asLost(of(one.pairs), one)).map((metric) => ({ ...metric, level: one.level ?? null })),
  );
  return worstLevel(of(input.pairs), [...each, ...gone]);
}

/** Slices of one level, or rounds. */
function withRoom(input: PairsInput, costs: readonly Cost[]): readonly PairedMetric[] {
  const of = (pairs: readonly Pair[]) => judgeTogether({ ...input, pairs: inGroups(pairs) }, costs);
  const metrics = of(input.pairs);
  const noRoom = fullnessOf(input.pairs);
  if (noRoom === null) return metrics;
  return withoutRoom(metrics, isMostlyFull(noRoom) ? null : of(input.pairs.filter(hadRoom)), noRoom);
}

function judgeTogether(input: PairsInput, costs: readonly Cost[]): readonly PairedMetric[] {
  const metrics = input.subjects.flatMap((subject) => {
    const kind = kindOf(subject);
    const key = subjectKey(subject);
    const isTime = kind === 'requests' || kind === 'Trend';
    const jump = isTime ? levelJump(input.pairs, key) : null;
    const mended = mendedShares(input.pairs, key);
    return metricsOf(kind)
      .filter(({ id }) => id !== 'delivered-rate')
      .map((metric) =>
        metric.id === 'error-rate'
          ? errorsOf(input, subject)
          : latencyOf(input, { subject, metric: metric.id, ...readersOf(metric, key), jump, mended }),
      );
  });
  const judged = amongManyPairs(metrics, input.toCome === 0).map(toldOfFew);
  return [...judged, ...costs.map((metric) => costOf(input, metric))];
}

/** How a metric's values are read of pairs. What follows from the load, as the delivered rate, is not judged of rounds. */
function readersOf({ id, quantile }: Metric, key: string): Pick<Wanted, 'read' | 'readVague'> {
  if (quantile === null)
    return { read: (pairs) => countedDifferences(pairs, key, id), readVague: () => null };
  return {
    read: (pairs) => pairDifferences(pairs, key, quantile),
    readVague: (pairs) => vagueDifferences(pairs, key, quantile, FEWEST_PAIRS),
  };
}

/** Of all requests together. A jump of the level is latency's: what more a request costs then, it costs. */
function costOf(input: PairsInput, { id: metric, cost, floor }: Cost): PairedMetric {
  const subject = { kind: 'overall' } as const;
  const mended = mendedShares(input.pairs, subjectKey(subject));
  // Without any floor nothing would have no ratio to something.
  const least = Math.max(limitsOf(input.policy, subject, metric).floor, floor / 1000);
  const read = (pairs: readonly Pair[]) => costDifferences(pairs, { cost, floor: least });
  return latencyOf(input, { subject, metric, read, readVague: () => null, jump: null, mended });
}

function errorsOf(input: PairsInput, subject: Subject): PairedMetric {
  const { pairs, policy, roundMs, toCome, looks = 1 } = input;
  const limits = limitsOf(policy, subject, 'error-rate');
  const key = subjectKey(subject);
  const common = { subject, metric: 'error-rate', limits, perRound: requestsPerRound(pairs, key) } as const;
  // The shares of both sides are counted over all pairs, whichever hold them.
  const isCalled = (arm: Arm) => pairs.some((pair) => key in pair[arm].subjects);
  if (!isCalled('base') || !isCalled('head')) return { kind: 'vague', ...common };
  const found = judgeErrors({ subject: key, pairs, limits, toCome, roundMs, looks });
  return { kind: 'errors', ...common, found };
}

type Wanted = {
  readonly subject: Subject;
  readonly metric: MetricId;
  /** null: too few requests */
  read(pairs: readonly Pair[]): PairDifferences | null;
  /** as far as rounds with too few requests tell; null: they have enough, or far too few */
  readVague(pairs: readonly Pair[]): PairDifferences | null;
  readonly jump: LevelJump | null;
  readonly mended: FailedShares | null;
};

/**
 * Where the level jumped, later pairs may show a regression (what is left of it) and never that nothing changed: that
 * is settled by the pairs before alone, unless those after it are beyond the limit. A regression that the pairs before
 * or after it show counts whatever the others do.
 */
function latencyOf(input: PairsInput, wanted: Wanted): PairedMetric {
  const { subject, metric, mended } = wanted;
  if (mended !== null) {
    const limits = limitsOf(input.policy, subject, metric);
    const perRound = requestsPerRound(input.pairs, subjectKey(subject));
    return { kind: 'mended', subject, metric, limits, perRound, failed: mended };
  }
  const whole = overPairs(input, wanted);
  if (wanted.jump === null || whole.kind !== 'latency' || whole.found?.state === 'regressed') return whole;
  const pairs = input.pairs.slice(0, wanted.jump.pairsBefore);
  // More may follow, but none that tells as much: nothing is settled here for want of it.
  const starts = startsDriven(pairs);
  const before = overPairs({ ...input, pairs, starts, startsDriven: starts, toCome: 1 }, wanted);
  if (isRegressed(before)) return before;
  // On every start of the servers, as ever: a start alone may be slower and jump.
  const rest = { ...input, pairs: input.pairs.slice(wanted.jump.pairsBefore), toCome: 1 };
  const after = overPairs(rest, wanted);
  if (isRegressed(after)) return after;
  const isSettled = before.kind === 'latency' && before.found !== null && before.found.state === 'settled';
  if (isSettled && !isBeyond(after)) return before;
  return { ...whole, found: whole.found && { ...whole.found, state: 'open' } };
}

const isRegressed = (metric: PairedMetric): boolean =>
  metric.kind === 'latency' && metric.found?.state === 'regressed';

/** Whether pairs, however few, are worse by the limit. */
function isBeyond(metric: PairedMetric): boolean {
  if (metric.kind !== 'latency') return false;
  const { limits, values } = metric;
  const worse = worseSign(limits) * Math.log(values.head / values.base);
  return worse >= logLimit(limits.warn, limits.floor, values.base);
}

function overPairs(input: PairsInput, wanted: Wanted): PairedMetric {
  const { pairs, policy, starts, startsDriven = 1, toCome } = input;
  const { subject, metric, jump } = wanted;
  const limits = limitsOf(policy, subject, metric);
  const key = subjectKey(subject);
  const common = { subject, metric, limits, perRound: requestsPerRound(pairs, key) };
  const { plain, isVague } = valuesOf(pairs, wanted, limits.role);
  if (plain === null) return { kind: 'vague', ...common, ...(isApart(pairs, key) && { isApart: true }) };
  const values = inDirection(plain, worseSign(limits));
  const { differences, widths, base } = values;
  const few = isVague ? ({ fewRequests: true } as const) : {};
  const isGross = areRuns(pairs) && differences.length < FEWEST_PAIRS;
  if (differences.length < (isGross ? FEWEST_RUNS : FEWEST_PAIRS)) {
    return { kind: 'latency', ...common, values, jump, found: null };
  }
  const rule = {
    thetaWarn: logLimit(limits.warn, limits.floor, base),
    thetaFail: logLimit(limits.fail, limits.floor, base),
    starts,
    ...{ startOf: values.startOf, startsDriven, reading: values.reading },
    tail: definitionOf(metric).tail && !isVague,
    // Of few requests a regression takes as much as while more rounds may follow, and being near to nothing is no answer.
    last: toCome === 0 && !isVague,
    confidence: policy.confidence ?? DUET_CONFIDENCE,
  };
  const found = isGross ? judgeGross(differences, rule) : judgeDifferences(differences, widths, rule);
  return { kind: 'latency', ...common, values, jump, found, ...few };
}

type Values = { readonly plain: PairDifferences | null; readonly isVague: boolean };

/** Where too few rounds have requests enough, what may fail the gate is read of fewer requests. `plain` null: none. */
function valuesOf(pairs: readonly Pair[], { read, readVague }: Wanted, role: Role): Values {
  const plain = read(pairs);
  if (role !== 'blocking' || (plain?.differences.length ?? 0) >= FEWEST_PAIRS)
    return { plain, isVague: false };
  const vague = readVague(pairs);
  return vague === null ? { plain, isVague: false } : { plain: vague, isVague: true };
}

/** With differences that grow as it gets worse. */
const inDirection = (values: PairDifferences, sign: 1 | -1): PairDifferences =>
  sign === 1 ? values : { ...values, differences: values.differences.map((one) => -one) };
