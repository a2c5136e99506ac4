import { expect, test } from 'vitest';
import { historyEntry } from '../../../../src/core/baseline/history-entry.ts';
import { HISTORY_SCHEMA, HISTORY_VERSION } from '../../../../src/core/model/baseline.ts';
import type { Policy } from '../../../../src/core/model/policy.ts';
import type { Recording } from '../../../../src/core/model/recording/recording.ts';
import { type Random, seeded } from '../../../../src/core/statistics/random.ts';
import { judge } from '../../../../src/core/words/judge.ts';
import { POLICY } from '../../../contracts/policy.ts';
import { altered, sampleRecording } from '../../../contracts/samples.ts';

const ENDPOINTS = 20;
const SHARED = 0.06;
const OWN = 0.05;

const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** One run of twenty endpoints that share a level; `slower`: what single endpoints are slower by (ln). */
function run(random: Random, day: number, slower: (endpoint: number) => number = () => 0): Recording {
  const plain = sampleRecording({ runId: 100 + day });
  const level = SHARED * normal(random);
  const endpoints = Array.from({ length: ENDPOINTS }, (_, index) => {
    const ms = 100 * Math.exp(level + OWN * normal(random) + slower(index));
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

/** Endpoints whose p95 is called worse. */
function accused(
  seed: number,
  slower?: (endpoint: number) => number,
  { policy = POLICY, kept = ENDPOINTS }: { readonly policy?: Policy; readonly kept?: number } = {},
): readonly string[] {
  const random = seeded(seed);
  const few = (recording: Recording) =>
    altered(recording, { endpoints: recording.arms.head.endpoints.slice(0, kept) });
  const stored = Array.from({ length: 5 }, (_, day) => few(run(random, day)));
  const [best] = stored.toReversed();
  if (best === undefined) return [];
  const entries = stored.map(historyEntry);
  const head = few(run(random, 20, slower));
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
    subject.kind === 'endpoint' && metric === 'p95' && (found === 'significant' || found === 'critical')
      ? [subject.name]
      : [],
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
