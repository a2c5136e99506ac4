import { expect, test } from 'vitest';
import { judgePoint } from '../../../../src/core/decision/stored/point-rule.ts';
import type { MetricId } from '../../../../src/core/model/metric.ts';
import { definitionOf } from '../../../../src/core/model/metric.ts';

const policy = { warn: 0.2, fail: 0.5 };
const many = { base: 10_000, head: 10_000 };

const judged = (id: MetricId, base: number, head: number, samples = many) =>
  judgePoint({ metric: definitionOf(id), base, head, samples, policy });

test.each([
  ['p95', 100, 151, 'critical', 'review recent changes'],
  ['p95', 100, 150, 'significant', 'investigate'],
  ['p95', 100, 121, 'significant', 'investigate'],
  ['p95', 100, 120, 'slower', 'monitor'],
  ['p95', 100, 106, 'slower', 'monitor'],
  ['p95', 100, 105, 'unchanged', null],
  ['p95', 100, 100, 'unchanged', null],
  ['p95', 120, 99, 'improved', null],
  ['p95', 120, 101, 'unchanged', null],
  ['p50', 2, 2.9, 'unchanged', null],
  ['p50', 2, 3.1, 'critical', 'review recent changes'],
  ['delivered-rate', 100, 60, 'critical', 'review recent changes'],
  ['delivered-rate', 100, 80, 'significant', 'investigate'],
  ['delivered-rate', 100, 150, 'improved', null],
  ['delivered-rate', 100, 0, 'critical', 'review recent changes'],
  ['error-rate', 0, 0, 'unchanged', null],
  ['error-rate', 0, 0.004, 'unchanged', null],
  ['error-rate', 0, 0.02, 'significant', 'investigate'],
  ['error-rate', 0, 0.05, 'critical', 'review recent changes'],
  ['error-rate', 0.01, 0.016, 'critical', 'review recent changes'],
  ['error-rate', 0.02, 0.001, 'improved', null],
] as const)('%s from %d to %d is %s', (id, base, head, found, action) => {
  expect(judged(id, base, head)).toMatchObject({ class: found, action });
});

test('too few requests are reported, not judged, however large the change', () => {
  expect(judged('p99', 100, 400, { base: 499, head: 900 }).class).toBe('inconclusive');
  expect(judged('p99', 100, 400, { base: 500, head: 900 }).class).toBe('critical');
});

test('one or two failed requests are an accident, three are not', () => {
  expect(judged('error-rate', 0, 2 / 100, { base: 100, head: 100 }).class).toBe('unchanged');
  expect(judged('error-rate', 0, 3 / 100, { base: 100, head: 100 }).class).toBe('significant');
});

test('swapping the sides turns a worsening into the improvement that undoes it', () => {
  for (const [base, head] of [
    [100, 130],
    [80, 200],
    [55, 50],
  ] as const) {
    const there = judged('p95', base, head).worse ?? 0;
    const back = judged('p95', head, base).worse ?? 0;
    expect((1 + there) * (1 + back)).toBeCloseTo(1, 12);
  }
});
