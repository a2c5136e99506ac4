import { describe, expect, test } from 'vitest';
import type { Config } from '../../../src/core/config/config.ts';
import type { Acceptance } from '../../../src/core/model/acceptance.ts';
import type { Judgement } from '../../../src/core/model/judgement/judgement.ts';
import type { Trend } from '../../../src/core/model/recording/trend.ts';
import { judge } from '../../../src/core/words/judge.ts';
import { saveBaseline } from '../../../src/pipeline/baseline/save-baseline.ts';
import { gate } from '../../../src/pipeline/gate.ts';
import type { BaselineQuery, BaselineStore } from '../../../src/ports/baseline-store.ts';
import type { RunContext } from '../../../src/ports/run-context.ts';
import { altered, sampleRecording, sampleSource, shaOf } from '../../contracts/samples.ts';
import { configOf } from '../../core/config/written.ts';
import { createMemoryStore } from '../../support/memory-store.ts';
import { contextOf, createWorld } from '../world.ts';

const CONFIG = configOf('gate: checkout\napp: { start: x }\nworkload: { script: l.js }\n');
const QUERY: BaselineQuery = {
  ...{ gate: 'checkout', branches: [], workflows: [], ancestors: [], limit: 10 },
  purpose: 'history',
};

const ACCEPTED: Acceptance = {
  gate: 'checkout',
  endpoint: 'overall',
  metric: 'p95',
  upTo: 1.7,
  reason: 'the price of full-text search',
  expires: '2026-12-31',
};

const CONTEXT: RunContext = {
  kind: 'base-branch',
  source: sampleSource(),
  pullRequest: null,
  baseBranch: 'main',
  before: null,
  statusSha: shaOf(1),
  runUrl: null,
};

/** A run of the base branch on this day with this p95, judged against the store and kept in it. */
async function run(
  store: BaselineStore,
  day: number,
  p95: number,
  accepted: readonly Acceptance[] = [],
  acceptIn?: string,
): Promise<Judgement & { readonly log: string }> {
  const plain = sampleRecording({ runId: day, sha: shaOf(day) });
  const duration: Trend = { count: 1000, min: 40, avg: 62, p50: 60, p90: p95, p95, p99: 200, max: 220 };
  const overall = { ...plain.arms.head.overall, duration };
  const createdAt = `2026-11-${10 + day}T12:00:00.000Z`;
  const recording = altered(plain, { overall, endpoints: [], createdAt });
  const baseline = await store.read(QUERY);
  const config = { ...CONFIG, policy: { ...CONFIG.policy, accepted, ...(acceptIn && { acceptIn }) } };
  const judgement = judge({
    head: recording,
    baseline,
    policy: config.policy,
    createdAt,
    tool: 'test',
    remedy: { kind: 'told', text: '' },
  });
  const lines: string[] = [];
  const { comparisons } = judgement;
  await saveBaseline(
    { config, context: CONTEXT, recording, comparisons, baseline },
    { store, log: { write: (_level, text) => lines.push(text), group: (_title, body) => body() } },
  );
  return { ...judgement, log: lines.join('\n') };
}

const p95 = ({ comparisons }: Judgement) => comparisons.find(({ metric }) => metric === 'p95');

async function healthy(): Promise<BaselineStore> {
  const store = createMemoryStore();
  for (let day = 1; day <= 5; day += 1) await run(store, day, 100 + day / 10);
  return store;
}

test('a merged regression is accepted in the file of its own folder', async () => {
  const usual = await run(await healthy(), 6, 160);
  expect(usual.log).toContain('accept it in .perf-gate/accept.yml.');
  const inFolder = await run(await healthy(), 6, 160, [], 'cart/.perf-gate/accept.yml');
  expect(inFolder.log).toContain('accept it in cart/.perf-gate/accept.yml.');
});

test('a merged regression is announced, and later runs are compared with the level before it', async () => {
  const store = await healthy();
  const merged = await run(store, 6, 160);
  expect(merged.verdict).toBe('fail');
  expect(merged.log).toContain('Stored as a regression');
  expect(merged.log).toContain('p95 of all requests');
  for (const day of [7, 8, 9]) {
    const later = await run(store, day, 160);
    expect(later.verdict).toBe('fail');
    expect(p95(later)?.base).toBeCloseTo(100.3, 0);
    expect(later.notes.join()).toContain(
      `p95 of all requests is worse on the base branch since ${shaOf(6).slice(0, 7)}`,
    );
  }
});

test('from the run that brings an accepted change on, its level is what later runs are compared with', async () => {
  const store = await healthy();
  const merged = await run(store, 6, 160, [ACCEPTED]);
  expect(merged.verdict).toBe('pass');
  expect(merged.log).toContain('Accepted, so later runs are compared with this level: p95 of all requests.');
  const later = await run(store, 7, 161);
  expect(p95(later)?.base).toBeCloseTo(160, 0);
  expect(later.verdict).not.toBe('fail');
  for (const day of [8, 9, 10]) await run(store, day, 160);
  const settled = await run(store, 11, 160);
  expect(settled.verdict).toBe('pass');
  expect(p95(settled)?.class).toBe('unchanged');
});

describe('an accepted change that one run alone cannot call a regression', () => {
  const SMALL = 117;

  test('begins a new level too, and only once', async () => {
    const store = await healthy();
    const merged = await run(store, 6, SMALL, [ACCEPTED]);
    expect(['slower', 'inconclusive']).toContain(p95(merged)?.class);
    expect(merged.log).toContain('later runs are compared with this level: p95 of all requests.');
    const later = await run(store, 7, SMALL, [ACCEPTED]);
    expect(p95(later)?.base).toBeCloseTo(SMALL, 0);
    expect(later.log).not.toContain('compared with this level');
  });

  test('is averaged with what was before where nobody accepts it', async () => {
    const store = await healthy();
    const merged = await run(store, 6, SMALL);
    expect(merged.log).not.toContain('compared with this level');
    expect(p95(await run(store, 7, SMALL))?.base).toBeLessThan(110);
  });

  test('of two earlier runs is told from chance, of one is not', async () => {
    const levelBegins = async (runs: number) => {
      const store = createMemoryStore();
      for (let day = 1; day <= runs; day += 1) await run(store, day, 100);
      return (await run(store, 6, 125, [ACCEPTED])).log.includes('compared with this level');
    };
    expect([await levelBegins(1), await levelBegins(2)]).toEqual([false, true]);
  });
});

test('a regression that was merged first and accepted later ends the alarm', async () => {
  const store = await healthy();
  await run(store, 6, 160);
  const late = await run(store, 7, 160, [ACCEPTED]);
  expect(late.verdict).toBe('pass');
  const after = await run(store, 8, 160);
  expect(p95(after)?.base).toBeCloseTo(160, 0);
  expect(after.notes).toEqual([]);
});

test('a healthy run is stored without a word about levels', async () => {
  const store = await healthy();
  const next = await run(store, 6, 100.2);
  expect(next.verdict).toBe('pass');
  expect(next.log.split('\n').filter((line) => !line.startsWith('run '))).toEqual([
    'Stored as baseline: memory 6',
  ]);
});

test('the log says of each run whether it is compared with and why not', async () => {
  const store = await healthy();
  await run(store, 6, 160);
  const next = await run(store, 7, 160);
  const lines = next.log.split('\n').filter((line) => line.startsWith('run '));
  expect(lines).toHaveLength(7);
  expect(lines[1]).toMatch(
    /^run 6 .*: compared; without .*p95 of all requests.*: a regression that was not accepted with it$/,
  );
  expect(lines[2]).toMatch(/^run 5 .*: compared$/);
});

describe('what a run with two sides stores', () => {
  const query: BaselineQuery = { ...QUERY, gate: 'job' };
  const TARGETS =
    'workload: { script: l.js }\ncompare: { base-target: http://b.test, head-target: http://h.test }\n';

  async function whole(config: Config, kind: RunContext['kind']) {
    const store = createMemoryStore();
    const checked: string[] = [];
    const world = createWorld({ store, noise: 0.02 });
    const target = { check: async (url: string) => void checked.push(url) };
    const { signal } = new AbortController();
    const { judgement } = await gate(config, contextOf(kind), { ...world.ports, target }, signal);
    const { runs } = await store.read(query);
    return { judgement, stored: runs.map(({ recording }) => recording), checked, world };
  }

  test('on the base branch head is measured alone and stored, where two targets are named', async () => {
    const { stored, checked, world } = await whole(configOf(TARGETS), 'base-branch');
    expect(checked).toEqual(['http://h.test']);
    expect(world.happened).toEqual(['measure head alone']);
    expect(stored.map(({ duet }) => duet)).toEqual([undefined]);
  });

  test('a change drives both in turns, and nothing is stored', async () => {
    const { stored, checked, judgement } = await whole(configOf(TARGETS), 'pull-request');
    expect(checked).toEqual(['http://b.test', 'http://h.test']);
    expect(judgement.comparing?.way).toBe('duet');
    expect(stored).toEqual([]);
  });

  const APP = 'app: { start: serve }\nworkload: { script: l.js }\npolicy: { seed: 2 }\n';
  const SAVED = { 'save-baseline': true, baseline: 'directory:runs' };

  test('a duet that a laptop is to save is not, and what makes a baseline is said', async () => {
    const { stored, world, judgement } = await whole(configOf(APP, { ...SAVED, base: 'main' }), 'local');
    expect(judgement).toMatchObject({ verdict: 'pass', comparing: { way: 'duet' } });
    expect(stored).toEqual([]);
    expect(world.said).toContain(
      'Not stored as a baseline: this was a side-by-side run of base and head, and a baseline is a recording of one build alone. Make one with `perf-gate record --save-baseline`.',
    );
  });

  test('a run alone that a laptop is to save is', async () => {
    const { stored, world } = await whole(configOf(APP, SAVED), 'local');
    expect(stored).toHaveLength(1);
    expect(world.said).toContain('Stored as baseline: memory 1');
  });
});

test('errors that were merged are compared with the rate before them', async () => {
  const store = createMemoryStore();
  const failing = async (day: number, failed: number) => {
    const plain = sampleRecording({ runId: day, sha: shaOf(day) });
    const overall = { ...plain.arms.head.overall, failed };
    const createdAt = `2026-11-${10 + day}T12:00:00.000Z`;
    const recording = altered(plain, { overall, endpoints: [], createdAt });
    const baseline = await store.read(QUERY);
    const judgement = judge({
      ...{ head: recording, baseline, policy: CONFIG.policy, createdAt },
      ...{ tool: 'test', remedy: { kind: 'told', text: '' } },
    });
    const log = { write: () => {}, group: <T>(_title: string, body: () => Promise<T>) => body() };
    const { comparisons } = judgement;
    await saveBaseline(
      { config: CONFIG, context: CONTEXT, recording, comparisons, baseline },
      { store, log },
    );
    return judgement;
  };
  await failing(1, 0);
  expect((await failing(2, 100)).verdict).toBe('fail');
  expect((await failing(3, 100)).reason).toMatch(/^10\.0 % of all requests fail \(0 % → 10\.0 %/);
  expect((await failing(4, 0)).reason).not.toContain('requests fail');
});
