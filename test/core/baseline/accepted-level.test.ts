import { expect, test } from 'vitest';
import {
  atAcceptedLevel,
  beforeNewestLevel,
  insteadOf,
  marksOf,
  openRegressions,
} from '../../../src/core/baseline/accepted-level.ts';
import type { Acceptance } from '../../../src/core/model/acceptance.ts';
import type { AcceptedMark, HistoryEntry, Mark } from '../../../src/core/model/baseline.ts';
import type { Comparison } from '../../../src/core/model/judgement/comparison.ts';
import { decodeHistory } from '../../../src/core/stored/decode.ts';
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
  expect(beforeNewestLevel(plain)).toEqual([]);
  expect(openRegressions(plain)).toEqual([]);
});

test('from an accepted change on, older values of that metric count no more, and others do', () => {
  const entries = [entry(4, 121), entry(3, 120, { accepted: [P95] }), entry(2, 81), entry(1, 80)];
  expect(p95s(entries)).toEqual([121, 120, undefined, undefined]);
  expect(atAcceptedLevel(entries).map(({ values }) => values['overall']?.p50)).toEqual([60, 60, 60, 60]);
  expect(beforeNewestLevel(entries)).toEqual(entries.slice(2));
});

const COUNTS = { requests: 2000, failed: 80, episodes: 10, bucketMs: 1000 };
const ERRORS: Mark = { subject: 'overall', metric: 'error-rate' };

test.each([
  ['accepted', { accepted: [ERRORS] }, [true, true, false]],
  ['improved', { improved: [ERRORS] }, [true, true, false]],
  ['a regression', { regressed: [ERRORS] }, [true, false, true]],
  ['of another metric', { accepted: [P95] }, [true, true, true]],
])('what errors are judged by follows their level as their rate does: %s', (_name, marks, counts) => {
  const errors = { overall: COUNTS, 'GET orders': COUNTS };
  const entries = [entry(3, 80, { errors }), entry(2, 80, { errors, ...marks }), entry(1, 80, { errors })];
  const level = atAcceptedLevel(entries);
  expect(level.map((one) => one.errors?.['overall'] !== undefined)).toEqual(counts);
  expect(level.map((one) => one.errors?.['GET orders'])).toEqual([COUNTS, COUNTS, COUNTS]);
});

test('from an improvement on, older values of that metric count no more', () => {
  const entries = [entry(3, 41), entry(2, 40, { improved: [P95] }), entry(1, 80)];
  expect(p95s(entries)).toEqual([41, 40, undefined]);
  expect(beforeNewestLevel(entries)).toEqual(entries.slice(2));
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

test('marks come from what can fail the gate, and survive their file', () => {
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

const ENTRY: Acceptance = {
  ...{ gate: 'shop', endpoint: 'GET orders', metric: 'p95', upTo: 1.6 },
  ...{ reason: 'worth it', expires: '2026-12-31' },
};
const ORDERS: Mark = { subject: 'GET orders', metric: 'p95' };
const USED: AcceptedMark = { ...ORDERS, entry: { upTo: 1.6, reason: 'worth it', expires: '2026-12-31' } };
const OTHER: AcceptedMark = { ...ORDERS, entry: { upTo: 1.6, reason: 'another', expires: '2026-12-31' } };

/** Worse by 15 %, surely by this much. */
function slower(low: number, more: Partial<Comparison> = {}): Comparison {
  const evidence = { low, high: 0.3, noise: 0.05, smallest: 0.2, count: 4, pairs: [] };
  return comparison('slower', { worse: 0.15, evidence: { way: 'stored', ...evidence }, ...more });
}

test.each([
  ['slower, beyond chance', slower(0.02), [ENTRY], [], true],
  ['not yet a regression', slower(0.02, { class: 'inconclusive' }), [ENTRY], [], true],
  ['within chance', slower(-0.02), [ENTRY], [], false],
  ['not accepted', slower(0.02), [], [], false],
  ['accepted for another metric', slower(0.02), [{ ...ENTRY, metric: 'p50' }], [], false],
  ['beyond the entry', slower(0.02, { worse: 0.7 }), [ENTRY], [], false],
  ['hardly worse', slower(0.02, { worse: 0.04 }), [ENTRY], [], false],
  ['unchanged', slower(0.02, { class: 'unchanged' }), [ENTRY], [], false],
  ['begun before', slower(0.02), [ENTRY], [entry(1, 80, { accepted: [USED] })], false],
  [
    'begun before by another',
    slower(0.02),
    [ENTRY],
    [entry(1, 80, { accepted: [{ ...USED, ...P95 }] })],
    true,
  ],
  ['begun with another entry', slower(0.02), [ENTRY], [entry(1, 80, { accepted: [OTHER] })], true],
] as const)(
  'a level begins with what is covered and moved: %s',
  (_name, one, acceptances, history, begins) => {
    expect(marksOf([one], { acceptances, history })).toEqual(begins ? { accepted: [USED] } : {});
  },
);

const faster = (more: Partial<Comparison> = {}): Comparison => {
  const evidence = {
    way: 'stored',
    low: -0.6,
    high: -0.4,
    noise: 0.05,
    smallest: 0.2,
    count: 4,
    pairs: [],
  } as const;
  return comparison('improved', { head: 40, change: -0.5, worse: -0.5, evidence, ...more });
};
const { evidence: _none, ...unsure } = faster();
const on = (...machines: readonly string[]) =>
  machines.map((machine, index) => entry(machines.length - index, 80, { machine }));

test.each([
  ['on the machine of all runs', faster(), on('a', 'a'), true],
  ['on one of which there are runs enough', faster(), on('b', 'a', 'a', 'a'), true],
  ['on one of which there are too few', faster(), on('b', 'a', 'a'), false],
  ['on one of which there is none', faster(), on('b', 'b', 'b'), false],
  ['with nothing before it', faster(), [], false],
  ['that only informs', faster({ role: 'informative' }), on('a', 'a'), false],
  ['read from one run, of which chance is not known', unsure, on('a', 'a'), false],
] as const)('an improvement begins a level, or does not: one %s', (_name, one, history, begins) => {
  const marks = marksOf([one], { acceptances: [], history, machine: 'a' });
  expect(marks).toEqual(begins ? { improved: [ORDERS] } : {});
});

test('what begins the level of one figure leaves the machine of the others known', () => {
  const [newest, ...older] = on('b', 'a', 'a', 'a');
  if (newest === undefined) throw new Error('no run');
  const after = (mark: Mark) => [{ ...newest, improved: [mark] }, ...older];
  const marks = (history: readonly HistoryEntry[]) =>
    marksOf([faster()], { acceptances: [], history, machine: 'a' });
  expect(marks(after(P95))).toEqual({ improved: [ORDERS] });
  expect(marks(after(ORDERS))).toEqual({});
});

test('fewer errors are no matter of the machine, and marks survive their file', () => {
  const one = comparison('improved', { metric: 'error-rate', worse: -1 });
  const marks = marksOf([one], { acceptances: [], history: on('b'), machine: 'a' });
  expect(marks.improved).toEqual([{ subject: 'GET orders', metric: 'error-rate' }]);
  const history = { ...sampleHistory(), entries: [entry(1, 80, { ...marks, accepted: [USED] })] };
  expect(decodeHistory(JSON.parse(JSON.stringify(history)))).toEqual({ ok: true, value: history });
  const twice = [...(marks.improved ?? []), ...(marks.improved ?? [])];
  const wrong = { ...history, entries: [entry(1, 80, { improved: twice })] };
  expect(decodeHistory(JSON.parse(JSON.stringify(wrong)))).toMatchObject({ ok: false });
});
