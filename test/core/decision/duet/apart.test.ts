import { expect, test } from 'vitest';
import { exitCode } from '../../../../src/core/decision/exit-code.ts';
import type { Pair } from '../../../../src/core/model/recording/pairs.ts';
import type { SubjectStats } from '../../../../src/core/model/recording/window.ts';
import { judge } from '../../../../src/core/words/judge.ts';
import { POLICY } from '../../../contracts/policy.ts';
import { driven, duetRecording } from '../driven.ts';
import { samplePairs } from '../pairs.ts';

/** Calls of `GET cart` in one round; head fails this share of them. */
const CALLS = 8;

/** `GET cart` is called in odd rounds of base and in even ones of head. */
function judged(failing: number) {
  const cart = (failed: number, like: SubjectStats | undefined): SubjectStats => ({
    ...{ requests: CALLS, failed, failingSeconds: failed > 0 ? [0] : [] },
    percentiles: { count: CALLS, values: like?.percentiles?.values ?? [] },
  });
  const all: readonly Pair[] = samplePairs({ count: 10, seed: 1 }).map((pair, at) => {
    const arm = at % 2 === 0 ? 'base' : 'head';
    const { subjects } = pair[arm];
    const own = cart(arm === 'head' ? CALLS * failing : 0, subjects['GET home']);
    return { ...pair, [arm]: { ...pair[arm], subjects: { ...subjects, 'GET cart': own } } };
  });
  const { pairs, stop } = driven(all, POLICY);
  const judgement = judge({
    head: duetRecording(pairs, stop, 10, ['home', 'cart']),
    baseline: { runs: [], refused: [], history: null },
    policy: POLICY,
    createdAt: '2026-11-24T12:00:00.000Z',
    ...{ tool: 'test', remedy: { kind: 'told', text: 'It is measured from now on.' } },
  });
  const cartOf = ({ subject }: (typeof judgement.comparisons)[number]) =>
    subject.kind === 'endpoint' && subject.name === 'cart';
  return { judgement, cart: judgement.comparisons.filter(cartOf) };
}

test('an endpoint that the sides call in different pairs has values, and none of them in the same pair', () => {
  const { judgement, cart } = judged(0);
  const why = 'not judged, no pair of rounds holds requests of both sides';
  expect(cart.map(({ metric, text }) => [metric, text])).toEqual([
    ['error-rate', expect.stringContaining('±0 %')],
    ['p50', expect.stringContaining(why)],
    ['p95', expect.stringContaining(why)],
    ['p99', expect.stringContaining(why)],
  ]);
  expect(judgement.notes).toContain(
    'p95 of GET cart is not judged: no pair of rounds holds requests of both sides. Raise `rate`.',
  );
  expect(judgement.verdict).toBe('pass');
});

test('what head always fails fails the gate, though no pair holds requests of both sides', () => {
  const { judgement, cart } = judged(1);
  expect(cart[0]).toMatchObject({ metric: 'error-rate', base: 0, head: 1, class: 'critical' });
  expect(judgement.verdict).toBe('fail');
  expect(exitCode(judgement)).toBe(1);
});
