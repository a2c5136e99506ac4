import { sampleStandardDeviation } from 'simple-statistics';
import type { Compared } from '../../model/decision/compared.ts';
import type { Compare, StopFact } from '../../model/decision/decision.ts';
import type { Comparison, Evidence } from '../../model/judgement/comparison.ts';
import { actionOf } from '../../model/judgement/comparison.ts';
import { NOTICEABLE } from '../../model/judgement/comparison-class.ts';
import type { Subject } from '../../model/metric.ts';
import { definitionOf, isCost } from '../../model/metric.ts';
import { DUET_CONFIDENCE, type Policy } from '../../model/policy.ts';
import type { Duet } from '../../model/recording/duet.ts';
import { type Pair, pairsOf } from '../../model/recording/pairs.ts';
import type { ArmRecord, Recording } from '../../model/recording/recording.ts';
import { subjectKey } from '../../model/subject-key.ts';
import { studentQuantile } from '../../statistics/student.ts';
import { logLimit, type SettledLimits } from '../limits.ts';
import type { Lost } from '../load/delivered-levels.ts';
import { pairedAs } from '../load/delivery.ts';
import { bears } from '../load/pressure.ts';
import type { Found } from '../stored/compare-stored.ts';
import { oneSided } from '../subjects/one-sided.ts';
import { presenceOf, sidesOf } from '../subjects/presence.ts';
import { duetSubjects } from '../subjects/subjects.ts';
import { compareStarts, startNotes } from './compare-starts.ts';
import { MOST_PAIRS, pairsToCome } from './duet-stop.ts';
import { judgePairs } from './judge-pairs.ts';
import { isOpenAfterJump, jumpNotes } from './jumps.ts';
import { levelNotes } from './levels/level-notes.ts';
import { stateOf } from './may-yet-fail.ts';
import type { PairedMetric } from './paired-metric.ts';
import { pairsInput } from './pairs-input.ts';
import { type ShownSides, shownSides } from './shown-sides.ts';
import { mendedNotes, notJudgedNotes, unjudgedOf } from './unjudged.ts';

/** An interval's half: 95 % of the time the true change lies inside. */
const INTERVAL = 0.975;
/** Chance of finding the smallest change that this run could see. */
const POWER = 0.8;

export type DuetFound = Found & { readonly comparing: Compare };

/** Compares the arms of a duet, metric by metric, with what it may say of each. */
export function compareDuet(recording: Recording, base: ArmRecord, policy: Policy): DuetFound {
  const { windows, arms, duet } = recording;
  if (duet === undefined) throw new Error('a duet that does not say how it was driven');
  const all = pairsOf(windows);
  const found = duetSubjects(base, arms.head);
  const sides = presenceOf({ ...sidesOf(base, arms.head), pairs: all });
  const { starts, roundMs } = duet;
  const toCome = toComeOf(duet, all.length);
  const { usable, input } = pairsInput({ pairs: all, policy, starts, roundMs, toCome, subjects: found.both });
  const { pairs, notes } = usable;
  const metrics = judgePairs(input);
  const ofStarts = metrics.length === 0 ? [] : compareStarts(base, arms.head, policy);
  return {
    comparisons: [
      ...metrics.map((metric) => comparisonOf(metric, pairs, policy, duet)),
      ...ofStarts,
      ...[...found.mended, ...sides.appeared].map((endpoint) => oneSided(endpoint, 'new', 'duet', policy)),
      ...sides.gone.map((endpoint) => oneSided(endpoint, 'missing', 'duet', policy)),
    ],
    notes: [
      ...(duet.plateau ? [{ kind: 'plateau', plateau: duet.plateau } as const] : []),
      ...found.notes,
      ...sides.notes,
      ...notes,
      ...jumpNotes(metrics, pairs.length, pairedAs(pairs)),
      ...mendedNotes(metrics),
      ...notJudgedNotes(metrics, pairedAs(all), bears(recording)),
      ...startNotes(ofStarts),
      ...levelNotes(all, usable.lost.filter(isUnseen(metrics)), duet),
    ],
    comparing: {
      way: 'duet',
      pairs: pairs.length,
      roundMs: duet.roundMs,
      loadSeconds: loadMsOf(all, duet) / 1000,
      ...(duet.sideBySide && { sideBySide: true as const }),
      ...(duet.inTurns && { inTurns: true as const }),
      stop: stopOf(duet.stop, all.length, metrics),
      ...(duet.plateau && { plateau: duet.plateau }),
    },
  };
}

/** How long there was load. Rounds are all as long; slices are not, and one of both sides takes its time once. */
const loadMsOf = (pairs: readonly Pair[], { sideBySide, roundMs }: Duet): number =>
  sideBySide ? pairs.reduce((sum, { head }) => sum + head.durationMs, 0) : 2 * pairs.length * roundMs;

/** Whether nothing at all is known of a level that was lost: what shows it to be worse says so itself. */
const isUnseen =
  (metrics: readonly PairedMetric[]) =>
  (lost: Pick<Lost, 'level'>): boolean =>
    !metrics.some((metric) => lost.level === metric.level && stateOf(metric) === 'regressed');

function stopOf(stop: Duet['stop'], pairs: number, metrics: readonly PairedMetric[]): StopFact {
  if (stop === 'settled' && metrics.some((metric) => isOpenAfterJump(metric))) return 'stuck';
  return stop === 'budget' && pairs >= MOST_PAIRS ? 'most' : stop;
}

/** As at the look that ended the duet: what it said there must hold here. */
function toComeOf({ stop, mostPairs }: Duet, pairs: number): number {
  return stop === 'budget' || stop === 'end' || stop === 'limit' ? 0 : pairsToCome(pairs, mostPairs);
}

function comparisonOf(
  metric: PairedMetric,
  pairs: readonly Pair[],
  policy: Policy,
  { sideBySide, inTurns }: Duet,
): Compared {
  const { unit, quantile } = definitionOf(metric.metric);
  const { subject, limits } = metric;
  const samples = samplesOf(pairs, subject);
  const isEmpty = samples.base + samples.head === 0 || (metric.perRound === 0 && quantile !== null);
  const unjudged = unjudgedOf(metric, isEmpty, pairedAs(pairs));
  const judged = judgedFacts(metric, policy);
  return {
    ...{ way: 'duet', subject, metric: metric.metric, unit, role: limits.role, samples, limits },
    ...judged,
    action: actionOf(judged.class),
    ...(metric.kind === 'errors' && !metric.found.bySharesAlone && { episodes: metric.found.episodes }),
    ...(isOpenAfterJump(metric) && { movedAfter: metric.jump.pairsBefore }),
    ...(metric.kind === 'mended' && { mended: true }),
    ...(unjudged && { unjudged }),
    ...(metric.level !== undefined && {
      at: (sideBySide ?? inTurns)?.levels[metric.level ?? -1] ?? [],
    }),
  };
}

type Facts = Pick<Comparison, 'base' | 'head' | 'change' | 'worse' | 'class' | 'evidence'>;

function judgedFacts(metric: PairedMetric, policy: Policy): Facts {
  if (metric.kind === 'vague' || metric.kind === 'mended') {
    return { base: null, head: null, change: null, worse: null, class: 'inconclusive' };
  }
  if (metric.kind === 'errors') {
    const { base, head } = metric.found;
    const change = base === 0 ? null : head / base - 1;
    const worse = base === 0 && head === 0 ? 0 : change;
    return { base, head, change, worse, class: errorClass(metric) };
  }
  const sides = shownSides(metric);
  const facts = { ...sides, worse: worseOf(sides, metric.limits) };
  if (metric.found === null) return { ...facts, class: 'inconclusive' };
  const evidence = evidenceOf(metric, policy.confidence ?? DUET_CONFIDENCE);
  return { ...facts, class: latencyClass(metric), ...(evidence && { evidence }) };
}

/** Relative worsening; where higher is better the sides are swapped, so that halving is +100 %. null: there is no ratio. */
function worseOf({ base, head, change }: ShownSides, { better }: SettledLimits): number | null {
  if (better === null) return null;
  if (base === head) return 0;
  if (better === 'lower') return change;
  return head === 0 ? null : base / head - 1;
}

function errorClass({ found, limits }: PairedMetric & { readonly kind: 'errors' }): Comparison['class'] {
  if (found.severity !== null) return found.severity;
  if (found.state === 'open') return 'inconclusive';
  const fewer = found.base - found.head >= limits.floor && found.episodes.head * 4 < found.episodes.base;
  return fewer ? 'improved' : 'unchanged';
}

function latencyClass(metric: PairedMetric & { readonly kind: 'latency' }): Comparison['class'] {
  const { found, limits, values, jump, noRoom, lost } = metric;
  if (found === null) return 'inconclusive';
  // Which way is worse nobody knows: both values are shown, and nothing is said.
  if (limits.better === null) return 'unchanged';
  if (found.severity !== null) return found.severity;
  const isVague = jump !== null || noRoom !== undefined || lost !== undefined;
  if (found.state === 'open' && isVague) return 'inconclusive';
  const theta = logLimit(limits.warn, limits.floor, values.base);
  if (found.state === 'open' && found.mean >= theta / 2) return 'inconclusive';
  if (found.high < 0 && found.mean < -theta) return 'improved';
  // What a request costs is spoken of from the limit on.
  if (isCost(metric.metric)) return 'unchanged';
  const real = found.low > 0 && Math.abs(values.head - values.base) >= limits.floor;
  return real && found.mean > Math.log1p(NOTICEABLE) ? 'slower' : 'unchanged';
}

function evidenceOf(
  metric: PairedMetric & { readonly kind: 'latency' },
  confidence: number,
): Evidence | null {
  const { found, limits, values } = metric;
  if (found === null) return null;
  const { mean, se, df } = found;
  const half = studentQuantile(INTERVAL, df) * se;
  const least = Math.max(Math.log1p(limits.warn), studentQuantile(confidence, df) * se);
  return {
    way: 'duet',
    low: Math.expm1(mean - half),
    high: Math.expm1(mean + half),
    noise: Math.expm1(sampleStandardDeviation([...values.differences])),
    smallest: Math.expm1(least + studentQuantile(POWER, df) * se),
    count: values.differences.length,
    pairs: values.differences.map((difference) => Math.expm1(difference)),
  };
}

function samplesOf(pairs: readonly Pair[], subject: Subject): Comparison['samples'] {
  const key = subjectKey(subject);
  const sum = (arm: 'base' | 'head') =>
    pairs.reduce((total, pair) => total + (pair[arm].subjects[key]?.requests ?? 0), 0);
  return { base: sum('base'), head: sum('head') };
}
