import type { Judgement } from '../../../src/core/model/judgement/judgement.ts';
import { type Pair, windowsOf } from '../../../src/core/model/recording/pairs.ts';
import { LADDER } from '../../../src/core/model/recording/percentiles.ts';
import type { Recording } from '../../../src/core/model/recording/recording.ts';
import type { SubjectStats, WindowValues } from '../../../src/core/model/recording/window.ts';
import { seeded } from '../../../src/core/statistics/random.ts';
import { judge } from '../../../src/core/words/judge.ts';
import { POLICY } from '../../contracts/policy.ts';
import { shaOf } from '../../contracts/samples.ts';
import { duetOf, type World } from './evidence.ts';

const PER_ROUND = 400;

/** A duet of eight quiet pairs of rounds, in which each endpoint takes as long as its world says. */
export function recordedOf(base: World, head: World, seed = 1): Recording {
  const random = seeded(seed);
  const recording = duetOf(base, head);
  const pairs = Array.from({ length: 8 }, (_, pair): Pair => {
    const [ofBase, ofHead] = [base, head].map((world) => roundOf(world, pair, 0.98 + 0.04 * random()));
    if (ofBase === undefined || ofHead === undefined) throw new Error('no round');
    return { first: pair % 2 === 0 ? 'base' : 'head', base: ofBase, head: ofHead };
  });
  const { head: ofHead, base: ofBase } = recording.arms;
  const sourced = { ...ofHead.source, sha: shaOf(0xbbbb), branch: 'change', event: 'pull_request' };
  return {
    ...recording,
    gate: 'shop',
    arms: { head: { ...ofHead, source: sourced }, ...(ofBase && { base: ofBase }) },
    windows: windowsOf(pairs),
  };
}

function roundOf({ endpoints, readings = {} }: World, pair: number, factor: number): WindowValues {
  const subjects: Record<string, SubjectStats> = {};
  for (const [key, { ms }] of Object.entries(endpoints)) subjects[key] = statsOf(ms * factor);
  const means = Object.values(endpoints).map(({ ms }) => ms);
  const mean = means.reduce((sum, ms) => sum + ms, 0) / means.length;
  return {
    ...{ startedAt: 1_793_527_200_000 + pair * 7000, durationMs: 3000 },
    load: { iterations: PER_ROUND, dropped: 0, wanted: PER_ROUND, vus: 10, exhausted: false },
    subjects: { ...subjects, overall: statsOf(mean * factor, means.length) },
    readings,
  };
}

/** Latencies between half and double of the middle one. */
const statsOf = (ms: number, times = 1): SubjectStats => ({
  ...{ requests: PER_ROUND * times, failed: 0, failingSeconds: [] },
  percentiles: { count: PER_ROUND * times, values: LADDER.map((q) => ms * (0.5 + q)) },
});

/** The judgement of such a duet. */
export const judgedOf = (recording: Recording): Judgement =>
  judge({
    head: recording,
    baseline: { runs: [], refused: [], history: null },
    policy: POLICY,
    createdAt: '2026-11-29T12:00:00.000Z',
    tool: 'perf-gate 0.1.0',
    remedy: { kind: 'told', text: 'Store one.' },
  });
