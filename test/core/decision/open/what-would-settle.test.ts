import { expect, test } from 'vitest';
import { morePairs, moreRuns } from '../../../../src/core/decision/open/what-would-settle.ts';
import { judgeStored } from '../../../../src/core/decision/stored/stored-rule.ts';
import type { Comparison, Evidence } from '../../../../src/core/model/judgement/comparison.ts';
import type { Comparing } from '../../../../src/core/model/judgement/judgement.ts';
import { POLICY } from '../../../contracts/policy.ts';

const COMPARING: Comparing = { way: 'duet', pairs: 8, roundMs: 3000, loadSeconds: 48, stop: 'x' };

function comparison(worse: number, evidence: Partial<Evidence>): Comparison {
  return {
    subject: { kind: 'overall' },
    metric: 'p95',
    unit: 'ms',
    base: 100,
    head: 100 * (1 + worse),
    change: worse,
    worse,
    class: 'inconclusive',
    action: null,
    text: 'overall p95',
    samples: { base: 1000, head: 1000 },
    role: 'blocking',
    evidence: {
      ...{ way: 'duet', low: 0, high: 0.3, noise: 0.1, smallest: 0.3, count: 8, pairs: [] },
      ...evidence,
    },
  };
}

test('the noisier the pairs, the more of them it takes', () => {
  const few = morePairs(comparison(0.11, { noise: 0.12 }), COMPARING, POLICY);
  const many = morePairs(comparison(0.11, { noise: 0.2 }), COMPARING, POLICY);
  expect(few).toBeGreaterThan(0);
  expect(many).toBeGreaterThan(Number(few));
});

test('rounds that were joined to hold enough requests count each', () => {
  const alone = morePairs(comparison(0.11, { noise: 0.2 }), COMPARING, POLICY);
  const joined = morePairs(comparison(0.11, { noise: 0.2 }), { ...COMPARING, pairs: 16 }, POLICY);
  expect(joined).toBe(2 * Number(alone));
});

test('nearer to the limit than two starts of one build, more rounds are not promised', () => {
  expect(morePairs(comparison(0.18, {}), COMPARING, POLICY)).toBe('near');
  expect(morePairs(comparison(0.18, { noise: 0.001 }), COMPARING, POLICY)).toBe('near');
});

test('where one start of two shows it, no number of rounds is promised', () => {
  expect(morePairs(comparison(0.47, { low: 0.41, high: 0.54 }), COMPARING, POLICY)).toBe('split');
  expect(morePairs(comparison(0.22, { low: 0.02, high: 0.45 }), COMPARING, POLICY)).not.toBe('split');
});

test('where nothing is known of the noise nothing is forecast', () => {
  const { evidence: _evidence, ...bare } = comparison(0.1, {});
  expect(morePairs(bare, COMPARING, POLICY)).toBeNull();
  expect(moreRuns(bare, POLICY)).toBeNull();
});

test('with the runs that were forecast the stored rule does settle', () => {
  const stored = comparison(0.05, { way: 'stored', noise: 0.07, count: 3 });
  const more = moreRuns(stored, POLICY);
  expect(more).toBeGreaterThan(0);
  const rule = {
    thetaWarn: Math.log1p(0.2),
    thetaFail: Math.log1p(0.5),
    prior: { sd: Math.log1p(0.07), weight: 4 },
  };
  const runs = (count: number) =>
    Array.from({ length: count }, (_, index) => (index % 2 === 0 ? 0.068 : -0.068));
  const state = (count: number) => judgeStored(Math.log1p(0.05), runs(count), rule).state;
  expect(state(3 + Number(more))).toBe('unchanged');
});

test('fewer than three runs can never warn, and no number helps where runs differ by more than the change', () => {
  expect(moreRuns(comparison(0.3, { way: 'stored', count: 1 }), POLICY)).toBe(2);
  expect(moreRuns(comparison(0.17, { way: 'stored', noise: 0.2, count: 5 }), POLICY)).toBeNull();
});
