import { expect, test } from 'vitest';
import { ratingOf } from '../../../src/core/diagnosis/rating.ts';
import type { Finding } from '../../../src/core/model/judgement/finding.ts';
import type { Judgement } from '../../../src/core/model/judgement/judgement.ts';
import { bottlenecksOf } from '../../../src/core/report/causes/bottlenecks.ts';
import { likeliest } from '../../../src/core/report/causes/likeliest.ts';
import { toReport } from '../../../src/core/report/report.ts';
import { sampleFinding } from '../../contracts/findings.ts';
import { sampleJudgement } from '../../contracts/samples.ts';

const rated = (findings: readonly Finding[], failed = 0): number =>
  ratingOf({
    ...{ findings, comparisons: [] },
    figures: [{ subject: { kind: 'overall' }, metric: 'error-rate', unit: 'ratio', value: failed }],
  });

test('the rating is 10 less what was found and what failed', () => {
  expect(rated([])).toBe(10);
  expect(rated([sampleFinding({ severity: 'critical' })])).toBe(6);
  expect(rated([sampleFinding({ severity: 'high', isNew: false }), sampleFinding({ severity: 'low' })])).toBe(
    9,
  );
  expect(rated([sampleFinding({ category: 'runner', severity: 'critical' })])).toBe(10);
  expect(rated([], 0.02)).toBe(8);
  expect(rated(Array.from({ length: 9 }, () => sampleFinding({ severity: 'critical' })))).toBe(0);
});

const comparison = (name: string): Judgement['comparisons'][number] => ({
  ...{ subject: { kind: 'endpoint', method: 'GET', name }, metric: 'p95', unit: 'ms' },
  ...{ base: 1, head: 2, change: 1, worse: 1, class: 'critical', action: 'review recent changes' },
  ...{ text: name, samples: { base: 1, head: 1 } },
});

const slower = (findings: readonly Finding[], more: Partial<Judgement> = {}): Judgement =>
  sampleJudgement('fail', {
    findings,
    comparisons: [comparison('orders'), comparison('cart')],
    reasons: [{ kind: 'regression', severity: 'error', text: 'x', of: { kind: 'comparison', index: 0 } }],
    ...more,
  });

test('the likeliest cause is new, weighs something, and is one of the endpoint that got slower', () => {
  const [ours, others] = [sampleFinding(), sampleFinding({ endpoints: ['GET cart'] })];
  expect(likeliest(slower([others, ours]))).toBe(ours);
  expect(likeliest(slower([others]))).toBeNull();
  expect(likeliest(slower([sampleFinding({ severity: 'low' })]))).toBeNull();
  const impact = { ...ours.impact, shareOfSlowdown: null };
  expect(likeliest(slower([sampleFinding({ severity: 'medium', impact })]))).toBeNull();
  expect(likeliest(slower([sampleFinding({ severity: 'high', impact })]))?.severity).toBe('high');
  expect(likeliest(slower([sampleFinding({ isNew: false })], { base: null }))?.isNew).toBe(false);
  expect(
    likeliest(slower([ours], { reasons: [{ kind: 'answers', severity: 'error', text: 'x' }] })),
  ).toBeNull();
  expect(likeliest({ ...slower([ours]), verdict: 'pass' })).toBeNull();
});

test('a cause that is worse elsewhere has the share of the endpoint that is accused', () => {
  const { impact } = sampleFinding();
  const elsewhere = (share: number | null): Finding =>
    sampleFinding({
      ...{ severity: 'critical', endpoints: ['GET cart', 'GET orders'] },
      impact: { ...impact, shareOfSlowdown: 1, shares: [1, share] },
    });
  const shareOf = (findings: readonly Finding[]) => likeliest(slower(findings))?.impact.shareOfSlowdown;
  expect(shareOf([elsewhere(0.3)])).toBe(0.3);
  expect(likeliest(slower([elsewhere(0.02)]))).toBeNull();
  // The endpoint's own cause is nearer, unless most of the slow-down is the other one's.
  const own = sampleFinding();
  expect(likeliest(slower([elsewhere(0.3), own]))).toBe(own);
  expect(shareOf([elsewhere(0.8), own])).toBe(0.8);
  // Nobody knows: it is told without one.
  expect(shareOf([elsewhere(null)])).toBeNull();
  const ofFirst = sampleFinding({ severity: 'critical', endpoints: ['GET cart', 'GET orders'] });
  expect(likeliest(slower([ofFirst, own]))).toBe(own);
  expect(shareOf([ofFirst])).toBeNull();
});

test('a share of another endpoint than the one that the cause speaks of is told with its name', () => {
  const { impact } = sampleFinding();
  const told = (endpoints: readonly string[], shares: readonly number[]) =>
    toReport(slower([sampleFinding({ endpoints, impact: { ...impact, shareOfSlowdown: 0.5, shares } })]), {
      runUrl: null,
    }).cause;
  expect(told(['GET cart', 'GET orders'], [0.5, 0.99])).toMatch(
    /, and the same is about 99 % of the slow-down of GET orders$/,
  );
  expect(told(['GET orders', 'GET cart'], [0.5, 0.99])).toMatch(/, about 50 % of the slow-down of the mean$/);
});

test('what base has too explains a target that is missed, and no regression', () => {
  const standing = sampleFinding({ isNew: false });
  const side = slower([]).base;
  const withBase = { base: side ?? ({} as NonNullable<Judgement['base']>) };
  expect(likeliest(slower([standing], withBase))).toBeNull();
  const missed = { reasons: [{ kind: 'target', severity: 'error', text: 'x' }] } as const;
  expect(likeliest(slower([standing], { ...withBase, ...missed }))).toBe(standing);
});

test('where nothing was looked into there is no section', () => {
  expect(bottlenecksOf(slower([]))).toBeNull();
});

test('findings of one endpoint add up to all of its time at most', () => {
  const expected = { lowMs: 30, highMs: 45, ofMs: 50, text: '' };
  const found = bottlenecksOf(slower([sampleFinding({ expected }), sampleFinding({ expected })]));
  expect(found?.potential).toEqual(['GET orders: 50.0 to 50.0 ms of 50.0 ms (100 to 100 %) per request']);
});

test('what two findings have in common is given back once', () => {
  const [expected, ofLess] = [
    { lowMs: 5, highMs: 10, ofMs: 50, text: '' },
    { lowMs: 4, highMs: 8, ofMs: 50, text: '' },
  ];
  const first = sampleFinding({ expected });
  const part = { ...first.impact, msPerRequest: 8, overlapMs: 6 };
  const found = bottlenecksOf(slower([first, sampleFinding({ expected: ofLess, impact: part })]));
  expect(found?.potential).toEqual(['GET orders: 6.00 to 12.0 ms of 50.0 ms (12 to 24 %) per request']);
});

test('an address that is not of the playbook is no link', () => {
  const known = sampleFinding();
  const { recommendation } = known;
  const source = { title: 'x', url: 'https://evil.test/' };
  const found = bottlenecksOf(slower([known, { ...known, recommendation: { ...recommendation, source } }]));
  expect(found?.top.map(({ link }) => link)).toEqual(['https://use-the-index-luke.com/sql/join', null]);
});
