import { expect, test } from 'vitest';
import {
  atAcceptedLevel,
  insteadOf,
  marksOf,
  newestAcceptance,
  openRegressions,
} from '../../../src/core/baseline/accepted-level.ts';
import { decodeHistory } from '../../../src/core/baseline/decode.ts';
import type { HistoryEntry, Mark } from '../../../src/core/model/baseline.ts';
import type { Comparison } from '../../../src/core/model/judgement.ts';
import { sampleHistory, sampleRecording, shaOf } from '../../contracts/samples.ts';

const P95: Mark = { subject: 'overall', metric: 'p95' };

/** Run `day` with this p95 and a p50 of 60 ms. */
function entry(day: number, p95: number, marks: Partial<HistoryEntry> = {}): HistoryEntry {
  const [sample] = sampleHistory(sampleRecording({ runId: day, sha: shaOf(day) })).entries;
  if (sample === undefined) throw new Error('no entry');
  const values = { overall: { p50: 60, p95 } };
  return { ...sample, createdAt: `2026-11-${10 + day}T12:00:00.000Z`, values, ...marks };
}

const p95s = (entries: readonly HistoryEntry[]) =>
  atAcceptedLevel(entries).map(({ values }) => values['overall']?.p95);

test('a history without marks stays as it is', () => {
  const plain = [entry(2, 81), entry(1, 80)];
  expect(atAcceptedLevel(plain)).toEqual(plain);
  expect(newestAcceptance(plain)).toBe('');
  expect(openRegressions(plain)).toEqual([]);
});

test('from an accepted change on, older values of that metric count no more, and others do', () => {
  const entries = [entry(4, 121), entry(3, 120, { accepted: [P95] }), entry(2, 81), entry(1, 80)];
  expect(p95s(entries)).toEqual([121, 120, undefined, undefined]);
  expect(atAcceptedLevel(entries).map(({ values }) => values['overall']?.p50)).toEqual([60, 60, 60, 60]);
  expect(newestAcceptance(entries)).toBe(entry(3, 0).createdAt);
});

test('a regression that nobody accepted is no level, and the newest run says what is carried', () => {
  const entries = [
    entry(4, 121, { regressed: [P95] }),
    entry(3, 120, { regressed: [P95] }),
    entry(2, 81),
    entry(1, 80),
  ];
  expect(p95s(entries)).toEqual([undefined, undefined, 81, 80]);
  expect(openRegressions(entries)).toEqual([{ ...P95, sha: shaOf(3) }]);
  expect(openRegressions([entry(5, 80), ...entries])).toEqual([]);
});

test('what is compared with one run alone takes the level before its regression', () => {
  const regressed = entry(3, 120, { regressed: [P95] });
  const level = atAcceptedLevel([regressed, entry(2, 81), entry(1, 80)]);
  expect(insteadOf(regressed, level)).toEqual({ overall: { p95: 81 } });
  expect(insteadOf(entry(2, 81), level)).toEqual({});
});

test('marks come from what can fail the gate, and survive their file', () => {
  const comparison = (found: Comparison['class'], more: Partial<Comparison> = {}): Comparison => ({
    subject: { kind: 'endpoint', method: 'GET', name: 'orders' },
    metric: 'p95',
    unit: 'ms',
    base: 80,
    head: 120,
    change: 0.5,
    worse: 0.5,
    class: found,
    action: null,
    text: 'p95 of GET orders',
    samples: { base: 1000, head: 1000 },
    ...more,
  });
  const marks = marksOf([
    comparison('accepted'),
    comparison('critical', { metric: 'p50' }),
    comparison('significant', { subject: { kind: 'overall' } }),
    comparison('critical', { metric: 'delivered-rate', role: 'informative' }),
    comparison('slower', { metric: 'p99' }),
  ]);
  expect(marks).toEqual({
    accepted: [{ subject: 'GET orders', metric: 'p95' }],
    regressed: [
      { subject: 'GET orders', metric: 'p50' },
      { subject: 'overall', metric: 'p95' },
    ],
  });
  expect(marksOf([comparison('unchanged')])).toEqual({});
  const history = { ...sampleHistory(), entries: [entry(1, 80, marks)] };
  expect(decodeHistory(JSON.parse(JSON.stringify(history)))).toEqual({ ok: true, value: history });
});
