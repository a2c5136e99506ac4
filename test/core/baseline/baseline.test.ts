import { expect, test } from 'vitest';
import { comparable } from '../../../src/core/baseline/comparable.ts';
import { historyEntry } from '../../../src/core/baseline/history-entry.ts';
import { mergeHistory } from '../../../src/core/baseline/merge-history.ts';
import { HISTORY_SCHEMA, HISTORY_VERSION, type History } from '../../../src/core/model/baseline.ts';
import { decodeHistory, decodeJudgement, decodeRecording } from '../../../src/core/stored/decode.ts';
import { altered, sampleJudgement, sampleRecording } from '../../contracts/samples.ts';

const copy = () => JSON.parse(JSON.stringify(sampleRecording()));

test('what was written is read back unchanged', () => {
  expect(decodeRecording(copy())).toEqual({ ok: true, value: sampleRecording() });
  const reason = { kind: 'unchanged', severity: 'notice', text: 'no regression in 5 comparisons' } as const;
  const judgement = sampleJudgement('pass', { reason: reason.text, reasons: [reason] });
  expect(decodeJudgement(JSON.parse(JSON.stringify(judgement)))).toEqual({ ok: true, value: judgement });
});

// biome-ignore lint/suspicious/noExplicitAny: it is damaged on purpose, at any depth
type Tree = Record<string, any>;

test.each<[string, (tree: Tree) => void, RegExp]>([
  ['another file', (r) => (r['schema'] = 'x'), /this is no recording/],
  [
    'a later version',
    (r) => (r['schemaVersion'] = 3),
    /written by a newer Perf Gate \(schema version 3, and this one reads up to 2\): update it/,
  ],
  ['an unknown version', (r) => (r['schemaVersion'] = 'a'), /unknown schema version/],
  ['a missing key', (r) => delete r['arms'].head.load, /damaged: arms.head.load/],
  ['a wrong type', (r) => (r['arms'].head.overall.requests = '1000'), /damaged: arms.head.overall.requests/],
  ['a negative count', (r) => (r['arms'].head.overall.requests = -1), /damaged: arms.head.overall.requests/],
  [
    'a number that is not finite',
    (r) => (r['arms'].head.overall.rate = Number.POSITIVE_INFINITY),
    /damaged: arms.head.overall.rate/,
  ],
  ['percentiles that fall', (r) => (r['arms'].head.overall.duration.p95 = 1), /percentiles fall/],
  [
    'more failures than requests',
    (r) => (r['arms'].head.overall.failed = 5000),
    /5000 of 1000 requests failed/,
  ],
  ['a mean outside its range', (r) => (r['arms'].head.overall.duration.avg = 5000), /lies outside/],
  [
    'a histogram that does not add up',
    (r) => {
      r['arms'].head.overall.histogram = {
        schema: 3,
        unit: 's',
        zeros: 0,
        count: 7,
        sum: 1,
        relativeError: 0.05,
        buckets: [1, 3, 1, 3],
      };
    },
    /counts 7 but holds 6/,
  ],
])('%s is refused', (_, damage, reason) => {
  const tree = copy();
  damage(tree);
  const decoded = decodeRecording(tree);
  expect(decoded.ok).toBe(false);
  expect(decoded.ok ? '' : decoded.reason).toMatch(reason);
});

test.each([null, 7, 'text', [], {}])('%j is no history', (value) => {
  expect(decodeHistory(value).ok).toBe(false);
});

const history = (...runs: readonly number[]): History => ({
  schema: HISTORY_SCHEMA,
  schemaVersion: HISTORY_VERSION,
  gate: 'checkout',
  entries: runs.map((runId) => ({
    ...historyEntry(sampleRecording({ runId })),
    createdAt: new Date(Date.UTC(2026, 0, 1, 0, runId)).toISOString(),
  })),
});

const runsOf = ({ entries }: History) => entries.map(({ runId }) => runId);

test('histories unite by run, newest first, whatever their order', () => {
  expect(runsOf(mergeHistory(history(1, 2), history(2, 3), history(5)))).toEqual([5, 3, 2, 1]);
  expect(runsOf(mergeHistory(history(5), history(2, 3), history(1, 2)))).toEqual([5, 3, 2, 1]);
  expect(decodeHistory(JSON.parse(JSON.stringify(mergeHistory(history(1), history(2))))).ok).toBe(true);
});

test('fifty runs are kept, the newest', () => {
  const many = Array.from({ length: 70 }, (_, index) => index + 1);
  const runs = runsOf(mergeHistory(history(...many)));
  expect(runs).toHaveLength(50);
  expect(runs[0]).toBe(70);
});

test('the same workload is comparable, and what differs is named', () => {
  const head = sampleRecording();
  expect(comparable(head, sampleRecording())).toEqual({ comparable: true, notes: [] });
  const other = (workload: object, environment: object = {}) =>
    comparable(
      head,
      altered(head, {
        workload: { ...head.arms.head.workload, ...workload },
        environment: { ...head.environment, ...environment },
      }),
    );
  expect(other({ profileHash: 'x' })).toMatchObject({ comparable: false, why: { field: 'load profile' } });
  expect(other({ environment: 'x' })).toMatchObject({
    comparable: false,
    why: { field: 'environment', head: 'local', base: 'x' },
  });
  const older = { ...head, generator: { name: 'k6', version: '1.8.1' } };
  expect(comparable(head, older)).toMatchObject({
    comparable: false,
    why: { field: 'k6 version', base: 'k6 1.8.1' },
  });
  expect(other({ scriptHash: 'x' })).toMatchObject({
    comparable: true,
    notes: [{ kind: 'script-changed' }],
  });
  expect(other({}, { cpuModel: 'x' })).toMatchObject({
    comparable: true,
    notes: [{ kind: 'machines' }],
  });
  const invalid = { ...head, validity: { valid: false, reasons: ['dropped'] } } as const;
  expect(comparable(head, invalid)).toMatchObject({
    comparable: false,
    why: { field: 'validity', base: 'dropped' },
  });
});
