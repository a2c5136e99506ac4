import { expect, test } from 'vitest';
import { historyEntry } from '../../../../src/core/baseline/history-entry.ts';
import { HISTORY_SCHEMA, HISTORY_VERSION } from '../../../../src/core/model/baseline.ts';
import type { ComparisonClass } from '../../../../src/core/model/judgement/comparison-class.ts';
import type { Policy } from '../../../../src/core/model/policy.ts';
import type { Recording } from '../../../../src/core/model/recording/recording.ts';
import { type Random, seeded } from '../../../../src/core/statistics/random.ts';
import { judge } from '../../../../src/core/words/judge.ts';
import { POLICY } from '../../../contracts/policy.ts';
import { altered, sampleRecording } from '../../../contracts/samples.ts';

const ENDPOINTS = 20;
const SHARED = 0.06;
const OWN = 0.05;

/** Earlier runs, and how far they differ: all endpoints together, and each beside the others (ln). */
type Noise = { readonly runs: number; readonly shared: number; readonly own: number };
const USUAL: Noise = { runs: 5, shared: SHARED, own: OWN };

const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** One run of twenty endpoints that share a level; `slower`: what single endpoints are slower by (ln). */
function run(
  random: Random,
  day: number,
  slower: (endpoint: number) => number = () => 0,
  { shared, own }: Noise = USUAL,
): Recording {
  const plain = sampleRecording({ runId: 100 + day });
  const level = shared * normal(random);
  const endpoints = Array.from({ length: ENDPOINTS }, (_, index) => {
    const ms = 100 * Math.exp(level + own * normal(random) + slower(index));
    const duration = { count: 1000, min: 1, avg: ms, p50: ms, p90: ms, p95: ms, p99: ms, max: ms };
    return {
      ...plain.arms.head.overall,
      requests: 1000,
      failed: 0,
      duration,
      name: `e${index}`,
      method: 'GET',
    };
  });
  return altered(plain, { createdAt: new Date(Date.UTC(2026, 9, 1 + day)).toISOString(), endpoints });
}

const WORSE: readonly ComparisonClass[] = ['significant', 'critical'];

type Asked = {
  readonly called?: readonly ComparisonClass[];
  readonly noise?: Noise;
  readonly policy?: Policy;
  /** so many of the endpoints are there */
  readonly kept?: number;
};

/** Endpoints whose p95 is called worse, or what else is asked for. */
function accused(
  seed: number,
  slower?: (endpoint: number) => number,
  { called = WORSE, noise = USUAL, policy = POLICY, kept = ENDPOINTS }: Asked = {},
): readonly string[] {
  const random = seeded(seed);
  const few = (recording: Recording) =>
    altered(recording, { endpoints: recording.arms.head.endpoints.slice(0, kept) });
  const stored = Array.from({ length: noise.runs }, (_, day) => few(run(random, day, undefined, noise)));
  const [best] = stored.toReversed();
  if (best === undefined) return [];
  const entries = stored.map(historyEntry);
  const head = few(run(random, 20, slower, noise));
  const judgement = judge({
    head,
    baseline: {
      runs: [{ recording: best, origin: 'run', distance: 0 }],
      refused: [],
      history: { schema: HISTORY_SCHEMA, schemaVersion: HISTORY_VERSION, gate: head.gate, entries },
    },
    policy,
    createdAt: head.createdAt,
    tool: 'test',
    remedy: { kind: 'told', text: '' },
  });
  return judgement.comparisons.flatMap(({ subject, metric, class: found }) =>
    subject.kind === 'endpoint' && metric === 'p95' && called.includes(found) ? [subject.name] : [],
  );
}

const SEEDS = Array.from({ length: 60 }, (_, seed) => seed + 1);

test('twenty unchanged endpoints are seldom accused, though the runs differ by 8 %', () => {
  expect(SEEDS.filter((seed) => accused(seed).length > 0).length).toBeLessThanOrEqual(5);
});

test('one endpoint of twenty that is 40 % slower is found, and alone', () => {
  const found = SEEDS.map((seed) => accused(seed, (endpoint) => (endpoint === 7 ? Math.log(1.4) : 0)));
  expect(found.filter((names) => names.includes('e7')).length).toBeGreaterThanOrEqual(45);
  expect(found.filter((names) => names.some((name) => name !== 'e7')).length).toBeLessThanOrEqual(6);
});

test('a service that is 60 % slower everywhere is accused nearly everywhere', () => {
  const found = SEEDS.map((seed) => accused(seed, () => Math.log(1.6)).length);
  expect(found.filter((count) => count >= ENDPOINTS / 2).length).toBeGreaterThanOrEqual(50);
});

test('endpoints that only inform do not make it harder to accuse the others', () => {
  const FEW = 6;
  const rest = Array.from({ length: ENDPOINTS - FEW }, (_, index) => `GET e${FEW + index}`);
  const inform = { p95: { role: 'informative' } } as const;
  const policy = { ...POLICY, endpoints: Object.fromEntries(rest.map((name) => [name, inform])) };
  const slower = (endpoint: number) => (endpoint === 2 ? Math.log(1.3) : 0);
  const isOfFew = (name: string) => Number(name.slice(1)) < FEW;
  for (const seed of SEEDS) {
    expect(accused(seed, slower, { policy }).filter(isOfFew)).toEqual(accused(seed, slower, { kept: FEW }));
  }
});

const improved = (seed: number, slower?: (endpoint: number) => number, noise?: Noise) =>
  accused(seed, slower, { called: ['improved'], ...(noise && { noise }) });

test('twenty unchanged endpoints are as seldom called faster', () => {
  expect(SEEDS.filter((seed) => improved(seed).length > 0).length).toBeLessThanOrEqual(2);
  // Twice as far from one another as is expected of them, and runs enough for a single look to find something.
  const restless = { runs: 9, shared: 0.03, own: 0.09 };
  const found = SEEDS.filter((seed) => improved(seed, undefined, restless).length > 0);
  expect(found.length).toBeLessThanOrEqual(11);
});

test('one endpoint of twenty that takes half as long is found, and so is a service that does', () => {
  const one = SEEDS.map((seed) => improved(seed, (endpoint) => (endpoint === 7 ? Math.log(0.5) : 0)));
  expect(one.filter((names) => names.includes('e7')).length).toBeGreaterThanOrEqual(50);
  const all = SEEDS.map((seed) => improved(seed, () => Math.log(0.5)).length);
  expect(all.filter((count) => count >= ENDPOINTS / 2).length).toBeGreaterThanOrEqual(50);
});
