import { expect, test } from 'vitest';
import { atAcceptedLevel, marksOf, openRegressions } from '../../../src/core/baseline/accepted-level.ts';
import { judgeStored, type StoredFound } from '../../../src/core/decision/stored/stored-rule.ts';
import type { HistoryEntry, Mark, RegressedMark } from '../../../src/core/model/baseline.ts';
import type { Comparison } from '../../../src/core/model/judgement/comparison.ts';
import { decodeHistory } from '../../../src/core/stored/decode.ts';
import { sampleHistory, sampleRecording, shaOf } from '../../contracts/samples.ts';

const ORDERS: Mark = { subject: 'GET orders', metric: 'p95' };
const orders = { kind: 'endpoint', method: 'GET', name: 'orders' } as const;

const comparison = (found: Comparison['class'], more: Partial<Comparison> = {}): Comparison => ({
  ...{ subject: orders, metric: 'p95', unit: 'ms', base: 100, head: 115, change: 0.15, worse: 0.15 },
  ...{ class: found, action: null, text: '', samples: { base: 1000, head: 1000 } },
  ...more,
});

const [SAMPLE] = sampleHistory(sampleRecording()).entries;

function entry(run: number, regressed: readonly RegressedMark[] = []): HistoryEntry {
  if (SAMPLE === undefined) throw new Error('no entry');
  const createdAt = new Date(Date.UTC(2026, 0, 1, run)).toISOString();
  return { ...SAMPLE, runId: run, sha: shaOf(run), createdAt, ...(regressed.length > 0 && { regressed }) };
}

/** What a run leaves open after one that carries these. */
const after = (regressed: readonly RegressedMark[], comparisons: readonly Comparison[]) =>
  marksOf(comparisons, { acceptances: [], history: [entry(2, regressed), entry(1)] }).regressed;

test.each([
  ['shows it neither way', [comparison('inconclusive')], [{ ...ORDERS, unsettled: 1 }]],
  ['shows a smaller one', [comparison('slower')], [{ ...ORDERS, unsettled: 1 }]],
  ['does not measure it', [], [{ ...ORDERS, unsettled: 1 }]],
  ['shows it again', [comparison('significant')], [ORDERS]],
  ['shows no change', [comparison('unchanged')], undefined],
  ['shows less than before', [comparison('improved')], undefined],
  ['shows it, and it is accepted', [comparison('accepted')], undefined],
  ['finds its endpoint gone', [comparison('missing')], undefined],
  [
    'has another endpoint gone',
    [comparison('missing', { subject: { kind: 'overall' } })],
    [{ ...ORDERS, unsettled: 1 }],
  ],
  ['only informs of it', [comparison('slower', { role: 'informative' })], undefined],
] as const)('a regression that the base branch carries, after a run that %s', (_name, comparisons, left) => {
  expect(after([ORDERS], comparisons)).toEqual(left);
});

test('what an entry covers and is real is over, be it no regression by itself', () => {
  const evidence = {
    way: 'stored',
    low: 0.02,
    high: 0.3,
    noise: 0.05,
    smallest: 0.2,
    count: 4,
    pairs: [],
  } as const;
  const acceptances = [
    {
      gate: 'shop',
      endpoint: 'GET orders',
      metric: 'p95',
      upTo: 1.6,
      reason: 'worth it',
      expires: '2026-12-31',
    },
  ] as const;
  const marks = marksOf([comparison('slower', { evidence })], { acceptances, history: [entry(2, [ORDERS])] });
  expect([marks.accepted?.length, marks.regressed]).toEqual([1, undefined]);
});

test('it is over with the tenth run in a row that does not show it again, and begins anew with one that does', () => {
  expect(after([{ ...ORDERS, unsettled: 8 }], [comparison('inconclusive')])).toEqual([
    { ...ORDERS, unsettled: 9 },
  ]);
  expect(after([{ ...ORDERS, unsettled: 9 }], [comparison('inconclusive')])).toBeUndefined();
  expect(after([{ ...ORDERS, unsettled: 9 }], [comparison('critical')])).toEqual([ORDERS]);
});

test('a run that leaves it open is no level, blames who brought it, and survives its file', () => {
  const entries = [
    entry(4, [{ ...ORDERS, unsettled: 2 }]),
    entry(3, [{ ...ORDERS, unsettled: 1 }]),
    entry(2, [ORDERS]),
    entry(1),
  ];
  expect(openRegressions(entries).map(({ sha }) => sha)).toEqual([shaOf(2)]);
  const history = { ...sampleHistory(), entries };
  expect(decodeHistory(JSON.parse(JSON.stringify(history)))).toEqual({ ok: true, value: history });
});

const LIMITS = { thetaWarn: Math.log(1.2), thetaFail: Math.log(1.5) };

/** The class of one p95, ms, after the accepted level of these. */
function found(p95: number, entries: readonly HistoryEntry[], sd: number): StoredFound['state'] {
  const level = atAcceptedLevel(entries).flatMap(({ values }) => values['GET orders']?.p95 ?? []);
  return judgeStored(Math.log(p95), level.map(Math.log), { ...LIMITS, prior: { sd, weight: 4 } }).state;
}

/** Ten runs at 100 ms, one of 100 ms · `first`, and thirty of 100 ms · `later`; each differs by `sd`. Newest first. */
function pushes(
  seed: number,
  { first, later, sd }: Record<'first' | 'later' | 'sd', number>,
): HistoryEntry[] {
  const normal = normals(seed);
  let entries: HistoryEntry[] = [];
  for (let run = 1; run <= 41; run += 1) {
    const worse = run <= 10 ? 1 : run === 11 ? first : later;
    const p95 = 100 * worse * Math.exp(run === 11 ? 0 : sd * normal());
    const state = entries.length === 0 ? 'inconclusive' : found(p95, entries, sd);
    const marks = marksOf([comparison(state)], { acceptances: [], history: entries });
    const own = run <= 10 ? {} : marks;
    entries = [{ ...entry(run), values: { 'GET orders': { p95 } }, ...own }, ...entries];
  }
  return entries;
}

/** Standard normal numbers, the same for a seed (Park and Miller; Box and Muller). */
function normals(seed: number): () => number {
  let state = seed * 7919 + 1;
  const uniform = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

const HISTORIES = Array.from({ length: 20 }, (_, index) => index + 1);

test('a regression of 30 % stays open over thirty noisy runs, and nobody else is blamed', () => {
  const ends = HISTORIES.map((seed) => pushes(seed, { first: 1.3, later: 1.3, sd: 0.07 }));
  const kept = ends.filter((entries) => openRegressions(entries)[0]?.sha === shaOf(11));
  expect(kept.length).toBeGreaterThanOrEqual(18);
});

test.each([
  [1, 0.12],
  [1.1, 0.07],
])('one that chance made up, of what is %f of before, is over within thirty runs', (later, sd) => {
  const ends = HISTORIES.map((seed) => pushes(seed, { first: 1.5, later, sd }));
  const open = ends.filter((entries) => openRegressions(entries)[0]?.sha === shaOf(11));
  expect(open).toEqual([]);
});
