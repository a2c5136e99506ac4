import { expect, test } from 'vitest';
import { judgePairs } from '../../../../src/core/decision/duet/judge-pairs.ts';
import { pairsInput } from '../../../../src/core/decision/duet/pairs-input.ts';
import type { Pair } from '../../../../src/core/model/recording/pairs.ts';
import type { SubjectStats, WindowValues } from '../../../../src/core/model/recording/window.ts';
import { joined } from '../../../../src/core/statistics/percentiles.ts';
import { POLICY } from '../../../contracts/policy.ts';
import { samplePairs } from '../pairs.ts';

/** `of`: its requests for each of `GET home`; `times`: how long they take, as a share of that one's. */
type Cart = { readonly of: number; readonly failed: number; readonly times: number } | null;

/** `GET home` as it is, and `cart` beside it, with all of both as the whole. */
function withCart(window: WindowValues, cart: Cart): WindowValues {
  const { 'GET home': home } = window.subjects;
  if (home?.percentiles == null) throw new Error('no window');
  if (cart === null) return window;
  const requests = home.requests * cart.of;
  const percentiles = { count: requests, values: home.percentiles.values.map((ms) => ms * cart.times) };
  const failingSeconds = cart.failed > 0 ? [0, 1, 2] : [];
  const own: SubjectStats = { requests, failed: requests * cart.failed, failingSeconds, percentiles };
  const overall: SubjectStats = {
    ...own,
    requests: home.requests + requests,
    percentiles: joined([home.percentiles, percentiles]),
  };
  return { ...window, subjects: { overall, 'GET home': home, 'GET cart': own } };
}

/** Four pairs of whole runs, each with one level. `slower`: what head's `GET home` takes longer by, a factor. */
function states(base: Cart, head: Cart, slower = 1): readonly (string | null)[] {
  const some = (seed: number) =>
    samplePairs({ count: 4, seed, effect: Math.log(slower) }).map((pair) => ({
      ...pair,
      base: withCart(pair.base, base),
      head: withCart(pair.head, head),
    }));
  const levels = some(101);
  const pairs = some(1).flatMap((pair, index): readonly Pair[] => {
    const level = levels[index];
    return level ? [{ ...pair, run: { levels: [{ level: 0, base: level.base, head: level.head }] } }] : [];
  });
  const { input } = pairsInput({ pairs, policy: POLICY, starts: 2, roundMs: 60_000, toCome: 0 });
  return judgePairs(input).flatMap((metric) =>
    metric.subject.kind === 'overall' && metric.kind === 'latency' ? [metric.found?.state ?? null] : [],
  );
}

/** Fails fast on base, and works on head. */
const BROKEN = { of: 0.08, failed: 1, times: 0.05 };
const MENDED = { of: 0.08, failed: 0, times: 5 };
const QUICK = { of: 1, failed: 0, times: 0.05 };

test('a mended endpoint is left out of the levels of whole runs too: its work is no slow-down of the others', () => {
  expect(states(BROKEN, MENDED)).not.toContain('regressed');
});

test('so is a quick one that head does not have', () => {
  expect(states(QUICK, null)).not.toContain('regressed');
});

test('and what is slower without it is so all the same', () => {
  expect(states(BROKEN, MENDED, 2)).toContain('regressed');
  expect(states(QUICK, null, 2)).toContain('regressed');
});
