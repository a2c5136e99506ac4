/**
 * How long a judgement takes: 200 endpoints of five judged metrics, as many values as 100 of ten, against 10 stored
 * recordings and a history of 30; and a duet of as many endpoints whose rounds are joined by four. It leaves its
 * figures in bench/results/judge.json. `npm run bench:judge`
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { historyEntry } from '../../src/core/baseline/history-entry.ts';
import type { DecideInput } from '../../src/core/decision/decide.ts';
import { HISTORY_SCHEMA, HISTORY_VERSION } from '../../src/core/model/baseline.ts';
import { LADDER } from '../../src/core/model/recording/percentiles.ts';
import type { Recording } from '../../src/core/model/recording/recording.ts';
import type { Endpoint } from '../../src/core/model/recording/series.ts';
import type { SubjectStats, WindowValues } from '../../src/core/model/recording/window.ts';
import { judge } from '../../src/core/words/judge.ts';
import { altered, asDuet, sampleRecording } from '../../test/contracts/samples.ts';

const ENDPOINTS = 200;
const STORED = 10;
const HISTORY = 30;
const PAIRS = 20;
const ROUND_MS = 3000;
/** of each endpoint in a round, and as many iterations */
const REQUESTS = 150;
const REPEATS = 7;
/** What a judgement may take. */
const LIMIT_MS = 1000;
const RESULTS = path.join(import.meta.dirname, '..', 'results');

function recording(day: number): Recording {
  const sample = sampleRecording({}, {});
  const scale = 1 + 0.05 * Math.sin(day);
  const duration = {
    count: 5000,
    min: 1,
    avg: 21,
    p50: 20 * scale,
    p90: 30,
    p95: 40 * scale,
    p99: 60,
    max: 90,
  };
  const zeros = Array.from({ length: 40 }, () => 0);
  const counts = { requests: zeros.map(() => 125), failed: zeros.with(day % 40, 3), p50: zeros, p95: zeros };
  const timeline = { startedAt: 0, bucketMs: 1000, ...counts };
  const series = { ...sample.arms.head.overall, requests: 5000, failed: 3, duration, timeline };
  const endpoints: readonly Endpoint[] = Array.from({ length: ENDPOINTS }, (_, index) => ({
    ...series,
    name: `endpoint-${index}`,
    method: 'GET',
  }));
  return altered(sample, {
    // Rounds that fall short of their rate would be left out, and nothing be judged.
    workload: { ...sample.arms.head.workload, targetRate: (REQUESTS * 1000) / ROUND_MS },
    source: { ...sample.arms.head.source, runId: 100 + day },
    createdAt: new Date(Date.UTC(2026, 0, 1 + day)).toISOString(),
    overall: series,
    endpoints,
  });
}

const head = recording(0);
const stored = Array.from({ length: STORED }, (_, day) => recording(day + 1));
const entries = Array.from({ length: HISTORY }, (_, day) => historyEntry(recording(day + 1)));
const policy = { warn: 0.2, fail: 0.5, failOn: 'fail', thresholds: 'fail' } as const;
const input: DecideInput = {
  head,
  baseline: {
    runs: stored.map((one, index) => ({ recording: one, origin: `run ${index}`, distance: index })),
    refused: [],
    history: { schema: HISTORY_SCHEMA, schemaVersion: HISTORY_VERSION, gate: head.gate, entries },
  },
  policy: { ...policy, onInconclusive: 'pass', onNoBaseline: 'pass', onInvalid: 'fail' } as const,
  createdAt: head.createdAt,
  tool: 'bench',
  remedy: { kind: 'told', text: '' },
};

/** Twenty pairs in which a round holds 150 requests of each endpoint: p99 takes four of them joined. */
function duetOf(): Recording {
  const values: SubjectStats = {
    requests: REQUESTS,
    failed: 0,
    failingSeconds: [],
    percentiles: { count: REQUESTS, values: LADDER.map((q) => 20 / (1.05 - q)) },
  };
  const keys = ['overall', ...head.arms.head.endpoints.map(({ name }) => `GET ${name}`)];
  const round = (pair: number): WindowValues => ({
    startedAt: pair * 6000,
    durationMs: ROUND_MS,
    load: { iterations: REQUESTS, dropped: 0, wanted: REQUESTS, vus: null, exhausted: null },
    subjects: Object.fromEntries(keys.map((key) => [key, values])),
    readings: { steal: 0 },
  });
  const pairs = Array.from({ length: PAIRS }, (_, pair) => ({
    first: 'base' as const,
    base: round(pair),
    head: round(pair + 0.5),
  }));
  return asDuet(head, pairs, { roundMs: ROUND_MS, stop: 'budget', mostPairs: PAIRS }, { origin: 'bench' });
}

type Figures = {
  readonly against: string;
  readonly comparisons: number;
  readonly firstMs: number;
  readonly medianMs: number;
  readonly longestMs: number;
};

function measured(against: string, judged: DecideInput): Figures {
  const times = Array.from({ length: REPEATS }, () => {
    const start = performance.now();
    const { comparisons } = judge(judged);
    const ms = performance.now() - start;
    const idle = comparisons.find(({ metric, evidence }) => metric.startsWith('p') && evidence === undefined);
    if (idle !== undefined) throw new Error(`${against}: ${idle.metric} was not judged: ${idle.text}`);
    return { ms, comparisons: comparisons.length };
  });
  const sorted = times.map(({ ms }) => ms).sort((a, b) => a - b);
  const tenth = (ms = 0) => Math.round(ms * 10) / 10;
  return {
    against,
    comparisons: times[0]?.comparisons ?? 0,
    firstMs: tenth(times[0]?.ms),
    medianMs: tenth(sorted[Math.floor(REPEATS / 2)]),
    longestMs: tenth(sorted.at(-1)),
  };
}

function printed({ against, comparisons, firstMs, medianMs, longestMs }: Figures): string {
  const cells = [firstMs, medianMs, longestMs].map((ms) => ms.toFixed(1));
  return `| ${[against, comparisons, ...cells].join(' | ')} |\n`;
}

const rows = [
  measured(`${HISTORY} stored runs`, input),
  measured(`duet of ${PAIRS} pairs`, { ...input, head: duetOf() }),
];
process.stdout.write(
  `| against | comparisons | first, ms | median, ms | longest, ms |\n|:--|--:|--:|--:|--:|\n${rows.map(printed).join('')}`,
);
const command = 'npm run bench:judge';
const size = { endpoints: ENDPOINTS, storedRuns: STORED, history: HISTORY, pairs: PAIRS, repeats: REPEATS };
await mkdir(RESULTS, { recursive: true });
await writeFile(
  path.join(RESULTS, 'judge.json'),
  `${JSON.stringify({ command, size, limitMs: LIMIT_MS, rows }, null, 1)}\n`,
);
