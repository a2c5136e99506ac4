import { expect, test } from 'vitest';
import type { Acceptance } from '../../../../src/core/model/acceptance.ts';
import type { Judgement } from '../../../../src/core/model/judgement/judgement.ts';
import type { Pair } from '../../../../src/core/model/recording/pairs.ts';
import { LADDER } from '../../../../src/core/model/recording/percentiles.ts';
import type { SubjectStats } from '../../../../src/core/model/recording/window.ts';
import { judge } from '../../../../src/core/words/judge.ts';
import { POLICY } from '../../../contracts/policy.ts';
import { driven, duetRecording } from '../driven.ts';
import { samplePairs } from '../pairs.ts';

/** `GET cart` is called so rarely that four pairs do not settle its p95, unless it is far worse. */
const RARELY = 60;

/** The same round with its slowest tenth slowed by a factor. */
function slowTail(values: SubjectStats, factor: number): SubjectStats {
  const { percentiles } = values;
  if (percentiles === null) throw new Error('no values');
  const slowed = percentiles.values.map((ms, index) => ((LADDER[index] ?? 0) > 0.9 ? ms * factor : ms));
  return { ...values, percentiles: { ...percentiles, values: slowed } };
}

/** Orders are slowed as a whole, the cart in its tail; the whole stays as it is. */
function pairsOf(slow: { readonly orders: number; readonly cart: number }): readonly Pair[] {
  const whole = samplePairs({ count: 20, seed: 1 });
  const orders = samplePairs({ count: 20, seed: 2, effect: Math.log(slow.orders) });
  const cart = samplePairs({ count: 20, seed: 3, requests: RARELY });
  const of = (pairs: readonly Pair[], index: number, arm: 'base' | 'head'): SubjectStats => {
    const values = pairs[index]?.[arm].subjects['GET home'];
    if (values === undefined) throw new Error('no round');
    return values;
  };
  return whole.map((pair, index) => {
    const round = (arm: 'base' | 'head') => ({
      ...pair[arm],
      subjects: {
        overall: of(whole, index, arm),
        'GET orders': of(orders, index, arm),
        'GET cart': slowTail(of(cart, index, arm), arm === 'head' ? slow.cart : 1),
      },
    });
    return { ...pair, base: round('base'), head: round('head') };
  });
}

const acceptance = (metric: Acceptance['metric'], upTo = 1.7): Acceptance => ({
  ...{ gate: 'checkout', endpoint: 'GET orders', metric, upTo },
  ...{ reason: 'full-text search is worth it', expires: '2026-12-31' },
});
const ACCEPTED = [acceptance('p50'), acceptance('p95'), acceptance('p99')];

/** Driven until it may stop, then judged by the same policy. */
function run(slow: Parameters<typeof pairsOf>[0], accepted: readonly Acceptance[]) {
  const policy = { ...POLICY, accepted };
  const { pairs, stop } = driven(pairsOf(slow), policy);
  const judgement = judge({
    head: duetRecording(pairs, stop, 20, ['orders', 'cart']),
    baseline: { runs: [], refused: [], history: null },
    policy,
    createdAt: '2026-11-24T12:00:00.000Z',
    ...{ tool: 'test', remedy: { kind: 'told', text: '' } },
  });
  return { stop, pairs: pairs.length, judgement };
}

const p95Of = ({ comparisons }: Judgement, name: string) =>
  comparisons.find(
    ({ subject, metric }) => metric === 'p95' && subject.kind === 'endpoint' && subject.name === name,
  );

test('an accepted regression does not end the duet before another has been evidenced', () => {
  const { stop, pairs, judgement } = run({ orders: 1.55, cart: 1.35 }, ACCEPTED);
  expect({ stop, verdict: judgement.verdict }).toEqual({ stop: 'regressed', verdict: 'warn' });
  // Of so few requests it stays possible for long that the cart is slower by the limit that fails.
  expect(pairs).toBeGreaterThanOrEqual(6);
  expect(judgement.reason).toMatch(/^GET cart is \d+ % slower \(p95 /);
  expect(p95Of(judgement, 'orders')?.class).toBe('accepted');
});

test('its twin without an acceptance ends at once, and fails', () => {
  const { stop, pairs, judgement } = run({ orders: 1.55, cart: 1.35 }, []);
  expect({ stop, pairs, verdict: judgement.verdict }).toEqual({
    stop: 'regressed',
    pairs: 4,
    verdict: 'fail',
  });
  expect(judgement.reason).toMatch(/^GET orders is /);
  expect(p95Of(judgement, 'cart')?.class).toBe('inconclusive');
});

test('where nothing else is slower, what is accepted is settled and passes', () => {
  const { stop, pairs, judgement } = run({ orders: 1.55, cart: 1 }, ACCEPTED);
  expect({ stop, verdict: judgement.verdict }).toEqual({ stop: 'settled', verdict: 'pass' });
  expect(pairs).toBeGreaterThanOrEqual(6);
});

test('one that grew beyond what is accepted ends it at once', () => {
  const { stop, pairs, judgement } = run({ orders: 1.55, cart: 2 }, [
    acceptance('p50'),
    acceptance('p95', 1.3),
  ]);
  expect({ stop, pairs, verdict: judgement.verdict }).toEqual({
    stop: 'regressed',
    pairs: 4,
    verdict: 'fail',
  });
  expect(judgement.notes.join()).toContain('Accepted up to +30 % only');
});

test('accepted errors are settled up to the rate that was given', () => {
  const failing = samplePairs({ count: 20, seed: 5, headErrors: 0.02 });
  const accepting = (upTo: number): readonly Acceptance[] =>
    ['overall', 'GET home'].map((endpoint) => ({ ...acceptance('error-rate', upTo), endpoint }));
  const stopAt = (upTo: number) => driven(failing, { ...POLICY, accepted: accepting(upTo) }).stop;
  expect([stopAt(0.03), stopAt(0.01)]).toEqual(['settled', 'regressed']);
});
