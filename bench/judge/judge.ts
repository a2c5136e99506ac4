/** How long a judgement takes: 100 endpoints, 10 stored recordings, a history of 30. `npm run bench:judge` */
import { historyEntry } from '../../src/core/baseline/history-entry.ts';
import { type JudgeInput, judge } from '../../src/core/decision/judge.ts';
import { HISTORY_SCHEMA, HISTORY_VERSION } from '../../src/core/model/baseline.ts';
import type { Recording } from '../../src/core/model/recording.ts';
import type { Endpoint } from '../../src/core/model/series.ts';
import { sampleRecording } from '../../test/contracts/samples.ts';

const ENDPOINTS = 100;
const STORED = 10;
const HISTORY = 30;
const REPEATS = 7;

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
  const series = { ...sample.overall, requests: 5000, failed: 3, duration };
  const endpoints: readonly Endpoint[] = Array.from({ length: ENDPOINTS }, (_, index) => ({
    ...series,
    name: `endpoint-${index}`,
    method: 'GET',
  }));
  return {
    ...sample,
    source: { ...sample.source, runId: 100 + day },
    createdAt: new Date(Date.UTC(2026, 0, 1 + day)).toISOString(),
    overall: series,
    endpoints,
  };
}

const head = recording(0);
const stored = Array.from({ length: STORED }, (_, day) => recording(day + 1));
const entries = Array.from({ length: HISTORY }, (_, day) => historyEntry(recording(day + 1)));
const policy = { warn: 0.2, fail: 0.5, failOn: 'fail', thresholds: 'fail' } as const;
const input: JudgeInput = {
  head,
  baseline: {
    runs: stored.map((one, index) => ({ recording: one, origin: `run ${index}`, distance: index })),
    refused: [],
    history: { schema: HISTORY_SCHEMA, schemaVersion: HISTORY_VERSION, gate: head.gate, entries },
  },
  policy: { ...policy, onInconclusive: 'pass', onNoBaseline: 'pass', onInvalid: 'fail' } as const,
  createdAt: head.createdAt,
  tool: 'bench',
  missingBaseline: '',
};
const times = Array.from({ length: REPEATS }, () => {
  const start = performance.now();
  const { comparisons } = judge(input);
  return { ms: performance.now() - start, comparisons: comparisons.length };
});
const sorted = times.map(({ ms }) => ms).sort((a, b) => a - b);
const [{ comparisons = 0 } = {}] = times;
process.stdout.write(
  '| comparisons | stored runs | first, ms | median, ms | longest, ms |\n|--:|--:|--:|--:|--:|\n',
);
const first = times[0]?.ms ?? 0;
const cells = [first, sorted[Math.floor(REPEATS / 2)] ?? 0, sorted.at(-1) ?? 0].map((ms) => ms.toFixed(1));
process.stdout.write(`| ${comparisons} | ${HISTORY} | ${cells.join(' | ')} |\n`);
