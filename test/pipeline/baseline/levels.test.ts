import { expect, test } from 'vitest';
import type { Acceptance } from '../../../src/core/model/acceptance.ts';
import type { Judgement } from '../../../src/core/model/judgement/judgement.ts';
import type { MetricId } from '../../../src/core/model/metric.ts';
import type { Recording } from '../../../src/core/model/recording/recording.ts';
import { judge } from '../../../src/core/words/judge.ts';
import { saveBaseline } from '../../../src/pipeline/baseline/save-baseline.ts';
import type { BaselineQuery, BaselineStore } from '../../../src/ports/baseline-store.ts';
import type { RunContext } from '../../../src/ports/run-context.ts';
import { altered, sampleRecording, sampleSource, shaOf } from '../../contracts/samples.ts';
import { configOf } from '../../core/config/written.ts';
import { createMemoryStore } from '../../support/memory-store.ts';

const CONFIG = configOf('gate: checkout\napp: { start: x }\nworkload: { script: l.js }\n');
const QUERY: BaselineQuery = {
  ...{ gate: 'checkout', branches: [], workflows: [], ancestors: [], limit: 10 },
  purpose: 'history',
};
const CONTEXT: RunContext = {
  ...{ kind: 'base-branch', source: sampleSource(), pullRequest: null, baseBranch: 'main' },
  ...{ before: null, statusSha: shaOf(1), runUrl: null },
};
const SECONDS = 20;

type Run = {
  readonly day: number;
  readonly p95?: number;
  /** of a hundred requests in every other second */
  readonly failing?: number;
  readonly cpuModel?: string;
  readonly accepted?: readonly Acceptance[];
};

/** What a run of this day measures, with its time line. */
function measured({ day, p95 = 100, failing = 0, cpuModel }: Run): Recording {
  const plain = sampleRecording({ runId: day, sha: shaOf(day) });
  // Runs differ by 2 %, to and fro.
  const ms = p95 * (1 + 0.01 * (day % 3) - 0.01);
  const [p50, p99] = [ms * 0.6, ms * 1.3];
  const duration = { count: 2000, min: 1, avg: ms, p50, p90: ms, p95: ms, p99, max: ms * 2 };
  const each = (of: (second: number) => number) => Array.from({ length: SECONDS }, (_, second) => of(second));
  const failed = each((second) => (second % 2 === 0 ? 0 : failing));
  const timeline = { startedAt: 0, bucketMs: 1000, failed, requests: each(() => 100) };
  const overall = {
    ...plain.arms.head.overall,
    ...{ requests: SECONDS * 100, failed: failed.reduce((sum, one) => sum + one, 0), duration },
    timeline: { ...timeline, p50: each(() => p50), p95: each(() => ms) },
  };
  const environment = { ...plain.environment, ...(cpuModel && { cpuModel }) };
  const createdAt = `2026-11-${10 + day}T12:00:00.000Z`;
  return altered(plain, { overall, endpoints: [], environment, createdAt });
}

/** A run that is judged against the store, and not kept: a pull request's. */
async function judged(store: BaselineStore, run: Run): Promise<Judgement> {
  const head = measured(run);
  const policy = { ...CONFIG.policy, accepted: run.accepted ?? [] };
  const { createdAt } = head;
  const baseline = await store.read(QUERY);
  return judge({ head, baseline, policy, createdAt, tool: 'test', remedy: { kind: 'told', text: '' } });
}

/** A run of the base branch, which is kept; with what its log says. */
async function merged(store: BaselineStore, run: Run): Promise<Judgement & { readonly log: string }> {
  const judgement = await judged(store, run);
  const lines: string[] = [];
  const config = { ...CONFIG, policy: { ...CONFIG.policy, accepted: run.accepted ?? [] } };
  const baseline = await store.read(QUERY);
  const { comparisons } = judgement;
  await saveBaseline(
    { config, context: CONTEXT, recording: measured(run), comparisons, baseline },
    { store, log: { write: (_level, text) => lines.push(text), group: (_title, body) => body() } },
  );
  return { ...judgement, log: lines.join('\n') };
}

async function healthy(runs: number, run: Omit<Run, 'day'> = {}): Promise<BaselineStore> {
  const store = createMemoryStore();
  for (let day = 1; day <= runs; day += 1) await merged(store, { ...run, day });
  return store;
}

const of = ({ comparisons }: Judgement, metric: MetricId) => comparisons.find((one) => one.metric === metric);

const newest = async (store: BaselineStore) => (await store.read(QUERY)).history?.entries[0];

const entryFor = (metric: MetricId, more: Partial<Acceptance> = {}): Acceptance => ({
  ...{ gate: 'checkout', endpoint: 'overall', metric, upTo: 1.6 },
  ...{ reason: 'full-text search', expires: '2026-12-31' },
  ...more,
});
const ALL = (more: Partial<Acceptance> = {}) =>
  (['p50', 'p95', 'p99'] as const).map((metric) => entryFor(metric, more));

test('errors that nobody accepted never become the level, however often they are measured', async () => {
  const store = await healthy(6);
  for (let day = 7; day <= 13; day += 1) {
    const run = await merged(store, { day, failing: 8 });
    expect([day, run.verdict]).toEqual([day, 'fail']);
    expect(run.reason).toMatch(/^4\.00 % of all requests fail \(0 % → 4\.00 %/);
  }
  expect((await judged(store, { day: 14, failing: 16 })).verdict).toBe('fail');
  expect((await judged(store, { day: 14 })).reason).not.toContain('requests fail');
});

test('an accepted rate of errors is the level, also when its entry has expired', async () => {
  const store = await healthy(6);
  const accepted = [entryFor('error-rate', { upTo: 0.05, expires: '2026-11-19' })];
  for (let day = 7; day <= 9; day += 1) {
    expect((await merged(store, { day, failing: 8, accepted })).verdict).toBe('pass');
  }
  const later = await judged(store, { day: 12, failing: 8, accepted });
  expect(later.verdict).toBe('pass');
  expect(of(later, 'error-rate')).toMatchObject({ class: 'unchanged', base: 0.04, head: 0.04 });
});

test('a merged improvement is the level at once, so that undoing it does not pass', async () => {
  const store = await healthy(12);
  const faster = await merged(store, { day: 13, p95: 50 });
  expect(faster.verdict).toBe('pass');
  expect(faster.log).toMatch(/^Improved, so later runs are compared with this level: .*p95 of all requests/m);
  expect((await newest(store))?.improved).toContainEqual({ subject: 'overall', metric: 'p95' });
  const undone = await judged(store, { day: 14, p95: 95 });
  expect(undone.verdict).not.toBe('pass');
  expect(of(undone, 'p95')?.base).toBeCloseTo(50, 0);
  const kept = await judged(store, { day: 14, p95: 50 });
  expect(of(kept, 'p95')?.base).toBeCloseTo(50, 0);
  for (let day = 14; day <= 17; day += 1) await merged(store, { day, p95: 50 });
  expect((await judged(store, { day: 18, p95: 95 })).verdict).toBe('fail');
  expect((await judged(store, { day: 18, p95: 50 })).verdict).toBe('pass');
});

test('errors that a merge mends are a level too', async () => {
  const store = await healthy(6, { failing: 8 });
  await merged(store, { day: 7 });
  const again = await judged(store, { day: 8, failing: 8 });
  expect(again.verdict).toBe('fail');
  expect(of(again, 'error-rate')?.base).toBe(0);
});

test('what another machine makes faster begins no level', async () => {
  const store = await healthy(6);
  await merged(store, { day: 7, p95: 40, cpuModel: 'a faster one' });
  expect((await newest(store))?.improved).toBeUndefined();
  expect(of(await judged(store, { day: 8 }), 'p95')?.base).toBeCloseTo(100, 0);
});

test('what is a little faster, or within chance, begins no level', async () => {
  const store = await healthy(6);
  const run = await merged(store, { day: 7, p95: 90 });
  expect((await newest(store))?.improved).toBeUndefined();
  expect(run.log).not.toContain('Improved');
});

test('who mends a regression that nobody accepted is back at the level, and begins none', async () => {
  const store = await healthy(6);
  await merged(store, { day: 7, p95: 180 });
  await merged(store, { day: 8 });
  const entry = await newest(store);
  expect([entry?.improved, entry?.regressed]).toEqual([undefined, undefined]);
});

test('an acceptance covers the change that it was written for, and no second one', async () => {
  const store = await healthy(6);
  const accepted = ALL();
  const first = await merged(store, { day: 7, p95: 150, accepted });
  expect(first.verdict).toBe('pass');
  for (const day of [8, 9]) await merged(store, { day, p95: 150, accepted });
  const second = await judged(store, { day: 10, p95: 230, accepted });
  expect(second.verdict).toBe('fail');
  expect(second.notes.join('\n')).toContain(
    'The acceptance of p95 of all requests is used up by what aaaaaaa brought to the base branch: remove it from .perf-gate/accept.yml, and give a further change an entry of its own.',
  );
  for (const renewed of [{ reason: 'and synonyms' }, { expires: '2027-01-31' }, { upTo: 1.7 }]) {
    const anew = await judged(store, { day: 10, p95: 230, accepted: [...accepted, ...ALL(renewed)] });
    expect(anew.verdict).toBe('pass');
    expect(anew.notes.join('\n')).not.toContain('redundant');
  }
});

test('a second change within its own entry begins a level of its own, be it no regression', async () => {
  const store = await healthy(6);
  const accepted = ALL();
  for (let day = 7; day <= 18; day += 1) await merged(store, { day, p95: 150, accepted });
  const both = [...accepted, ...ALL({ reason: 'and synonyms' })];
  const second = await merged(store, { day: 19, p95: 176, accepted: both });
  expect(of(second, 'p95')?.class).toBe('slower');
  expect(of(await judged(store, { day: 20, p95: 176 }), 'p95')?.base).toBeCloseTo(176, 0);
});

test('a pass says what was accepted, and names runs where its figures are of several', async () => {
  const store = await healthy(6);
  const accepted = await judged(store, { day: 7, p95: 150, accepted: ALL() });
  expect(accepted.reason).toMatch(/^no new regression, 1 accepted, vs 6 runs up to aaaaaaa, p95 /);
  expect((await judged(store, { day: 7 })).reason).toMatch(/^no regression vs 6 runs up to aaaaaaa, p95 /);
  const errors = await judged(store, { day: 7, failing: 8 });
  expect(errors.reason).toMatch(/6 earlier runs → 10\) vs 6 runs up to aaaaaaa$/);
});
