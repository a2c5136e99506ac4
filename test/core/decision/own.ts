import { asTold } from '../../../src/core/model/decision/refused.ts';
import type { OwnKind } from '../../../src/core/model/own-kind.ts';
import type { OwnLimits, Policy } from '../../../src/core/model/policy.ts';
import type { Pair } from '../../../src/core/model/recording/pairs.ts';
import type { Recording } from '../../../src/core/model/recording/recording.ts';
import type { SubjectStats } from '../../../src/core/model/recording/window.ts';
import { type Random, seeded } from '../../../src/core/statistics/random.ts';
import { judge } from '../../../src/core/words/judge.ts';
import { POLICY } from '../../contracts/policy.ts';
import { altered, asDuet, sampleRecording } from '../../contracts/samples.ts';
import { samplePairs } from './pairs.ts';

const NOTHING: SubjectStats = { requests: 0, failed: 0, failingSeconds: [], percentiles: null };

/** So many of `all` that a coin of this chance decides. */
function drawn(random: Random, all: number, chance: number): number {
  let count = 0;
  for (let at = 0; at < all; at += 1) count += Number(random() < chance);
  return count;
}

/** What one round shows: values of a Trend, a Rate that is true in `level` of all cases, a Counter of `level` per iteration. */
function statsOf(kind: OwnKind, random: Random, level: number, like: SubjectStats): SubjectStats {
  if (kind === 'Rate') return { ...NOTHING, requests: 200, trues: drawn(random, 200, level) };
  if (kind === 'Counter') return { ...NOTHING, requests: drawn(random, 300, level) };
  const { percentiles } = like;
  if (percentiles === null) throw new Error('no values');
  return { ...like, percentiles: { ...percentiles, values: percentiles.values.map((one) => one * level) } };
}

export type Case = { readonly kind: OwnKind; readonly base: number; readonly head: number };

/** Rounds of requests that are as they were, and of one metric of the script's own; `alone`: and nothing else. */
function pairsOf({ kind, base, head }: Case, alone = false, count = 8): readonly Pair[] {
  const random = seeded(11);
  const [quiet, values] = [samplePairs({ count, seed: 9 }), samplePairs({ count, seed: 4 })];
  return quiet.map((pair, at) => {
    const of = (arm: 'base' | 'head') => {
      const like = values[at]?.[arm].subjects['GET home'] ?? NOTHING;
      const own = statsOf(kind, random, arm === 'base' ? base : head, like);
      const requests = alone ? {} : pair[arm].subjects;
      return { ...pair[arm], subjects: { ...requests, [`${kind} own`]: own } };
    };
    return { ...pair, base: of('base'), head: of('head') };
  });
}

/** A duet of `GET home`, and of a metric of the script's own by the name `own`; `alone`: of that only. */
export function recordingOf(wanted: Case, alone = false) {
  const plain = sampleRecording();
  const { overall, workload } = plain.arms.head;
  const { statuses: _, ...series } = overall;
  const nothing = { ...series, requests: 0, failed: 0, rate: 0, duration: null, histogram: null };
  const whole = alone ? { ...nothing, precision: 'histogram' as const, timeline: null } : overall;
  const own = {
    ...series,
    precision: 'histogram' as const,
    duration: null,
    name: 'own',
    method: wanted.kind,
  };
  const home = { ...overall, name: 'home', method: 'GET' };
  const endpoints = alone ? [own] : [home, own];
  const free = { workload: { ...workload, targetRate: null }, overall: whole, endpoints };
  const stop = { stop: 'settled', mostPairs: 20 } as const;
  return asDuet(altered(plain, { overall: whole, endpoints }), pairsOf(wanted, alone), stop, free);
}

export const judged = (wanted: Case, limits?: OwnLimits, alone = false) =>
  judgedOf(recordingOf(wanted, alone), limits);

export function judgedOf(head: Recording, limits?: OwnLimits, more: Partial<Policy> = {}) {
  const found = judge({
    head,
    baseline: { runs: [], refused: [asTold({ origin: 'artifact', reason: 'expired' })], history: null },
    policy: { ...POLICY, ...more, ...(limits && { metrics: { own: limits } }) },
    createdAt: '2026-11-24T12:00:00.000Z',
    ...{ tool: 'test', remedy: { kind: 'told', text: '' } },
  });
  const own = found.comparisons.filter(
    ({ subject }) => subject.kind === 'endpoint' && subject.name === 'own',
  );
  return { ...found, own };
}
