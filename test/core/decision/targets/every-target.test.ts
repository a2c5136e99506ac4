import { expect, test } from 'vitest';
import { judgeTargets } from '../../../../src/core/decision/targets/judge-targets.ts';
import type { DatabaseEvidence, DatabaseTotals } from '../../../../src/core/model/evidence/database.ts';
import type { Statement } from '../../../../src/core/model/evidence/statement.ts';
import type { PageLoad } from '../../../../src/core/model/recording/page.ts';
import type { Recording } from '../../../../src/core/model/recording/recording.ts';
import type { Endpoint, Series } from '../../../../src/core/model/recording/series.ts';
import type { Stage } from '../../../../src/core/model/recording/stage.ts';
import type { Window } from '../../../../src/core/model/recording/window.ts';
import { TARGET_METRICS } from '../../../../src/core/model/targets/target.ts';
import { RECOMMENDED } from '../../../../src/core/targets/vocabulary.ts';
import { unmeasuredText } from '../../../../src/core/words/targets/why.ts';
import { type RecordingOverrides, sampleArm, sampleRecording } from '../../../contracts/samples.ts';
import { targetOf } from './written-targets.ts';

const ARM = sampleArm();
const SERIES: Series = ARM.overall;
const REQUESTS = 5000;

const run = (overrides: RecordingOverrides = {}): Recording => sampleRecording({}, overrides);

/** Requests of which each takes as long, give or take a tenth. */
const taking = (ms: number, requests = REQUESTS): Series => ({
  ...SERIES,
  requests,
  duration: {
    ...{ count: requests, min: ms * 0.9, avg: ms, max: ms * 1.1 },
    ...{ p50: ms, p90: ms * 1.08, p95: ms * 1.09, p99: ms * 1.1 },
  },
  phases: { waiting: { mean: ms, p95: ms } },
});

const all = (series: Series): Recording => run({ overall: series });
const failing = (failed: number, requests = REQUESTS): Recording => all({ ...taking(50), requests, failed });
const NOTHING = all({ ...SERIES, requests: 0, rate: 0, duration: null });

/** A load of so many iterations a second, and as many requests, of which `rate` come about. */
function reaching(rate: number, asked: number): Recording {
  const count = rate * 10;
  return run({
    workload: { ...ARM.workload, targetRate: asked },
    load: { ...ARM.load, iterations: count, iterationRate: rate },
    overall: { ...SERIES, requests: count, rate },
  });
}

function users(most: number, asked: number): Recording {
  const stage: Stage = {
    ...{ scenario: 'a', kind: 'hold', startMs: 0, durationMs: 10_000 },
    ...{ from: asked, to: asked, unit: 'vus' },
  };
  return run({
    workload: { ...ARM.workload, targetRate: null, stages: [stage] },
    load: { ...ARM.load, maxVus: most },
  });
}

const endpoint = (method: string, name: string, series: Series): Recording => {
  const own: Endpoint = { ...series, name, method };
  return run({ endpoints: [own] });
};

const reading = (readings: Window['readings']): Recording =>
  run({ windows: run().windows.map((window) => ({ ...window, readings })) });

/** Of an application behind a link of a gigabyte a second. */
const remote = (readings: Window['readings']): Recording =>
  run({
    workload: { ...ARM.workload, environment: 'shop.example' },
    environment: { ...run().environment, link: { name: 'eth0', bytesPerSecond: 1e9 } },
    windows: run().windows.map((window) => ({ ...window, readings })),
  });

const busy = (share: number): Recording => reading({ busy: share });

/** Ten loads of the home page that take about as long as one another. */
function page(own: Partial<PageLoad>): Recording {
  const usual: PageLoad = { ttfbMs: 20, loadMs: 100, lcpMs: 120, ttiMs: 150, ...own };
  const loads = Array.from({ length: 10 }, (_, at): PageLoad => {
    const by = (ms: number | null | undefined) => (ms ?? 0) * (1 + at / 500);
    const { ttfbMs, loadMs, lcpMs, ttiMs } = usual;
    return { ttfbMs: by(ttfbMs), loadMs: by(loadMs), lcpMs: by(lcpMs), ttiMs: by(ttiMs) };
  });
  return run({ pages: { kind: 'loaded', pages: [{ path: '/', loads }] } });
}

const checks = (fails: number): Recording =>
  run({ checks: [{ name: 'ok', passes: REQUESTS - fails, fails }] });

type Case = {
  readonly text: string;
  readonly met: Recording;
  readonly missed: Recording;
  readonly without: Recording;
  readonly why: string;
};

const database = (own: Partial<DatabaseEvidence>): Recording =>
  run({
    database: {
      ...{ product: 'postgres', version: '18.1', watchedMs: 10_000, statements: [], all: null, totals: null },
      ...{ tables: [], sessions: null, locks: [], plans: [], endpoints: [], gaps: [] },
      ...own,
    },
  });

const STATEMENT: Omit<Statement, 'text' | 'kind' | 'totalMs'> = {
  ...{ id: '1', calls: 1000, deviationMs: null, rows: 1000 },
  ...{ blocksHit: 0, blocksRead: 0, tempBlocks: 0 },
};

const statements = (meanMs: number, deviationMs: number | null = null): Recording =>
  database({
    statements: [
      { ...STATEMENT, text: 'select 1', kind: 'select', totalMs: 1000 * meanMs, deviationMs },
      // Opens a transaction, and is no query.
      { ...STATEMENT, text: 'begin', kind: 'other', totalMs: 1 },
    ],
  });

const sessions = (most: number): Recording =>
  database({
    sessions: {
      ...{ looks: 10, most, mostActive: most, mostIdleInTransaction: 0 },
      ...{ longestIdleInTransactionMs: 0, allowed: 60 },
      // The other side's are there for the comparison's sake.
      fullest: { of: 'server', most: most + 40, allowed: 60, own: most, gates: 40 },
    },
  });

const totals = (own: Partial<DatabaseTotals>): Recording =>
  database({
    totals: {
      ...{ commits: 10_000, rollbacks: 0, deadlocks: 0, tempBytes: 0, blocksHit: 1000, blocksRead: 0 },
      ...own,
    },
  });

const MEAN_ALONE =
  'the database tells the mean of its statements alone, without their deviation: write db.query avg';
const NO_LOOK = 'the database was not looked into: it takes the setting probes.postgres.url-env';
const NO_FIGURE = 'the look into the database does not show it';

const NO_REQUESTS = 'no requests were made';

const CASES: readonly Case[] = [
  {
    ...{ text: 'p95 < 200ms', met: all(taking(100)), missed: all(taking(300)) },
    ...{ without: all(taking(100, 99)), why: '99 requests, and it takes 100' },
  },
  {
    ...{ text: 'avg < 150ms', met: all(taking(100)), missed: all(taking(300)) },
    ...{ without: NOTHING, why: NO_REQUESTS },
  },
  {
    ...{ text: 'p99 < 500ms', met: all(taking(100)), missed: all(taking(900)) },
    ...{ without: all(taking(100, 499)), why: '499 requests, and it takes 500' },
  },
  {
    ...{ text: 'ttfb p95 < 100ms', met: all(taking(50)), missed: all(taking(300)) },
    without: all({ ...taking(50), phases: {} }),
    why: 'the load generator does not time this part of a request',
  },
  {
    ...{ text: 'error-rate < 1%', met: failing(5), missed: failing(250) },
    ...{ without: failing(0, 9), why: '9 requests, and it takes 10' },
  },
  {
    ...{ text: 'availability > 99.9%', met: failing(0), missed: failing(250) },
    ...{ without: NOTHING, why: NO_REQUESTS },
  },
  {
    ...{ text: 'checks > 99%', met: checks(5), missed: checks(250) },
    ...{ without: run(), why: 'the script made no checks' },
  },
  {
    ...{ text: 'rps > 1000', met: reaching(1200, 1200), missed: reaching(800, 1200) },
    ...{ without: reaching(50, 50), why: 'the load asks for 50 requests/s' },
  },
  {
    ...{ text: 'vus >= 10000', met: users(10_000, 10_000), missed: users(5000, 10_000) },
    ...{ without: users(50, 50), why: 'the load asks for 50 virtual users' },
  },
  {
    ...{ text: 'transactions > 500/s', met: reaching(600, 600), missed: reaching(400, 600) },
    ...{ without: reaching(50, 50), why: 'the load asks for 50 iterations/s' },
  },
  {
    text: 'GET /orders: p95 < 300ms',
    met: endpoint('GET', '/orders', taking(100)),
    missed: endpoint('GET', '/orders', taking(600)),
    without: endpoint('GET', '/cart', taking(100)),
    why: 'this run has no endpoint GET /orders: there is GET /cart',
  },
  {
    text: 'checkout_time p95 < 2s',
    met: endpoint('Trend', 'checkout_time', taking(900)),
    missed: endpoint('Trend', 'checkout_time', taking(3000)),
    without: run(),
    why: 'the script has no metric checkout_time',
  },
  {
    ...{ text: 'cpu < 70%', met: busy(0.5), missed: busy(0.9) },
    ...{ without: run(), why: 'this run has no reading of CPU time' },
  },
  {
    ...{ text: 'memory < 80%', met: reading({ memory: 0.5 }), missed: reading({ memory: 0.9 }) },
    ...{ without: run(), why: 'this run has no reading of memory' },
  },
  {
    ...{ text: 'disk-wait < 5%', met: reading({ 'disk-wait': 0.01 }), missed: reading({ 'disk-wait': 0.3 }) },
    ...{ without: run(), why: 'this run has no reading of what waited for a disk' },
  },
  {
    ...{ text: 'network < 80%', met: remote({ network: 0.5 }), missed: remote({ network: 0.9 }) },
    ...{ without: remote({}), why: 'this run has no reading of a network link' },
  },
  {
    ...{ text: 'db.query avg < 100ms', met: statements(20), missed: statements(300) },
    ...{ without: run(), why: NO_LOOK },
  },
  {
    ...{ text: 'db.query p95 < 100ms', met: statements(20, 1), missed: statements(300, 1) },
    ...{ without: statements(20), why: MEAN_ALONE },
  },
  {
    ...{ text: 'db.pool < 80%', met: sessions(20), missed: sessions(60) },
    ...{ without: run(), why: NO_LOOK },
  },
  {
    ...{ text: 'db.deadlocks < 0.1%', met: totals({ deadlocks: 0 }), missed: totals({ deadlocks: 90 }) },
    ...{ without: database({}), why: NO_FIGURE },
  },
  {
    ...{ text: 'db.cache-hit > 95%', met: totals({ blocksRead: 10 }), missed: totals({ blocksRead: 900 }) },
    ...{ without: database({}), why: NO_FIGURE },
  },
  ...(
    [
      ['page load < 2s', 'loadMs'],
      ['page ttfb < 2s', 'ttfbMs'],
      ['page lcp < 2s', 'lcpMs'],
      ['page tti < 2s', 'ttiMs'],
    ] as const
  ).map(([text, of]) => ({
    ...{ text, met: page({ [of]: 500 }), missed: page({ [of]: 9000 }), without: run() },
    why: of === 'ttiMs' ? 'this run watched no page for long enough' : 'this run loaded no pages',
  })),
];

function judged(text: string, recording: Recording) {
  const [found] = judgeTargets(recording, [targetOf(text)]);
  if (found === undefined) throw new Error('no target');
  return found.state === 'unmeasured' ? `–: ${unmeasuredText(found.why)}` : found.state;
}

test.each(CASES)('$text is met, missed, and without data neither', ({ text, met, missed, without, why }) => {
  expect(judged(text, met)).toBe('met');
  expect(judged(text, missed)).toBe('missed');
  expect(judged(text, without)).toBe(`–: ${why}`);
});

test('none is left out: of each metric there is one, and each that is recommended', () => {
  const texts = CASES.map(({ text }) => text);
  const metrics = new Set(texts.map((text) => targetOf(text).metric));
  expect([...metrics].toSorted()).toEqual([...TARGET_METRICS].toSorted());
  expect(RECOMMENDED.filter((text) => !texts.includes(text))).toEqual([]);
});
