import { expect, test } from 'vitest';
import { accept } from '../../../src/core/decision/accept.ts';
import type { Acceptance } from '../../../src/core/model/acceptance.ts';
import type { Comparison } from '../../../src/core/model/judgement.ts';

const ENTRY: Acceptance = {
  gate: 'shop',
  endpoint: 'GET orders',
  metric: 'p95',
  upTo: 1.6,
  reason: 'full-text search is worth it',
  expires: '2026-12-31',
};

const worse = (name: string, by: number, metric: Comparison['metric'] = 'p95'): Comparison => ({
  subject: { kind: 'endpoint', method: 'GET', name },
  metric,
  unit: 'ms',
  base: 100,
  head: 100 * (1 + by),
  change: by,
  worse: by,
  class: by > 0.5 ? 'critical' : 'significant',
  action: 'investigate',
  text: `${metric} of GET ${name}`,
  samples: { base: 1000, head: 1000 },
});

const accepted = (comparisons: readonly Comparison[], entry: Partial<Acceptance> = {}) =>
  accept({ comparisons, acceptances: [{ ...ENTRY, ...entry }], gate: 'shop', today: '2026-11-24', open: [] });

test('a regression within the accepted ratio is accepted, with its reason', () => {
  const { comparisons, notes } = accepted([worse('orders', 0.55)]);
  expect(comparisons[0]).toMatchObject({ class: 'accepted', action: null });
  expect(notes.join()).toContain('full-text search is worth it');
});

test('it hides no other metric and no other endpoint', () => {
  const { comparisons } = accepted([
    worse('orders', 0.55),
    worse('orders', 0.55, 'p50'),
    worse('cart', 0.55),
  ]);
  expect(comparisons.map((one) => one.class)).toEqual(['accepted', 'critical', 'critical']);
});

test.each([
  ['one that grew beyond it', { upTo: 1.5 }, 'Accepted up to +50 % only'],
  ['an expired one', { expires: '2026-11-23' }, 'expired on 2026-11-23'],
  ['one for something else', { endpoint: 'GET cart' }, 'was not needed'],
])('%s does not help, and is told', (_name, entry, note) => {
  const { comparisons, notes } = accepted([worse('orders', 0.55)], entry);
  expect(comparisons[0]?.class).toBe('critical');
  expect(notes.join()).toContain(note);
});

test('an entry of another gate is none of ours', () => {
  expect(accepted([worse('orders', 0.55)], { gate: 'other' })).toEqual({
    comparisons: [worse('orders', 0.55)],
    notes: [],
  });
});

const fromZero = (head: number): Comparison => ({
  ...worse('orders', 0, 'error-rate'),
  unit: 'ratio',
  base: 0,
  head,
  change: null,
  worse: null,
  class: 'critical',
});

test('errors from zero are accepted up to the rate that was given, and not beyond', () => {
  const entry = { metric: 'error-rate', upTo: 0.02 } as const;
  const within = accepted([fromZero(0.015)], entry);
  expect(within.comparisons[0]?.class).toBe('accepted');
  expect(within.notes.join()).toContain('Accepted up to a rate of 2.00 % until 2026-12-31');
  const beyond = accepted([fromZero(0.03)], entry);
  expect(beyond.comparisons[0]?.class).toBe('critical');
  expect(beyond.notes.join()).toContain('Accepted up to a rate of 2.00 % only');
});

test('an acceptance of what base carries already is not called needless', () => {
  const open = [{ subject: 'GET orders', metric: 'p95', sha: 'abcdef0123' } as const];
  const told = accept({ comparisons: [], acceptances: [ENTRY], gate: 'shop', today: '2026-11-24', open });
  expect(told.notes).toEqual([
    'The acceptance of p95 of GET orders makes what base carries since abcdef0 the level of later runs, once it is merged.',
  ]);
  const other = [{ subject: 'GET cart', metric: 'p95', sha: 'abcdef0123' } as const];
  const needless = accept({
    comparisons: [],
    acceptances: [ENTRY],
    gate: 'shop',
    today: '2026-11-24',
    open: other,
  });
  expect(needless.notes.join()).toContain('was not needed');
});
