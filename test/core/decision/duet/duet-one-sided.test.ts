import { expect, test } from 'vitest';
import { exitCode } from '../../../../src/core/decision/exit-code.ts';
import { alikeMix } from '../../../../src/core/decision/subjects/mix.ts';
import type { Policy } from '../../../../src/core/model/policy.ts';
import type { Pair } from '../../../../src/core/model/recording/pairs.ts';
import type { Endpoint } from '../../../../src/core/model/recording/series.ts';
import type { SubjectStats, WindowValues } from '../../../../src/core/model/recording/window.ts';
import { renderComment } from '../../../../src/core/render/markdown/comment.ts';
import { renderStatusDescription } from '../../../../src/core/render/text/status.ts';
import { renderText } from '../../../../src/core/render/text/text.ts';
import { toReport } from '../../../../src/core/report/report.ts';
import { judge } from '../../../../src/core/words/judge.ts';
import { POLICY } from '../../../contracts/policy.ts';
import { altered, sampleRecording, withBase } from '../../../contracts/samples.ts';
import { driven, duetRecording } from '../driven.ts';
import { samplePairs } from '../pairs.ts';

/** What a side has of `GET cart`: it works, it is slow, it fails on this share of the requests, or it is not called. */
type Called = { readonly failing: number; readonly slow?: number };
type Side = Called | 'absent';

const WORKS: Called = { failing: 0 };

function valuesOf(values: SubjectStats, { failing, slow = 1 }: Called): SubjectStats {
  const { percentiles, requests } = values;
  if (percentiles === null) throw new Error('no values');
  return {
    requests,
    failed: Math.round(requests * failing),
    failingSeconds: failing > 0 ? [0, 1, 2] : [],
    percentiles: { ...percentiles, values: percentiles.values.map((ms) => ms * slow) },
  };
}

/** `GET home` as it is, and `GET cart` beside it; the whole is as slow as the cart, and fails half as often. */
function roundOf(round: WindowValues, cart: Side, others: readonly string[]): WindowValues {
  const values = round.subjects['GET home'];
  if (values === undefined) throw new Error('no round');
  const whole = cart === 'absent' ? WORKS : { ...cart, failing: cart.failing / 2 };
  const subjects = {
    overall: valuesOf(values, whole),
    ...Object.fromEntries(others.map((name) => [`GET ${name}`, values])),
    ...(cart !== 'absent' && { 'GET cart': valuesOf(values, cart) }),
  };
  return { ...round, subjects };
}

function endpointsOf(cart: Side, others: readonly string[]): readonly Endpoint[] {
  const { overall } = sampleRecording().arms.head;
  const named = (name: string, failing: number) => ({
    ...overall,
    ...{ name, method: 'GET', failed: Math.round(overall.requests * failing) },
  });
  return [
    ...others.map((name) => named(name, 0)),
    ...(cart === 'absent' ? [] : [named('cart', cart.failing)]),
  ];
}

/** Driven until it may stop, judged, and written for every reader. */
function run(
  sides: { readonly base: Side; readonly head: Side },
  more: Partial<Policy> = {},
  others = ['home'],
) {
  const policy = { ...POLICY, ...more };
  const all: readonly Pair[] = samplePairs({ count: 20, seed: 1 }).map((pair) => ({
    ...pair,
    base: roundOf(pair.base, sides.base, others),
    head: roundOf(pair.head, sides.head, others),
  }));
  const { pairs, stop } = driven(all, policy);
  const recording = duetRecording(pairs, stop);
  const [base, head] = [sides.base, sides.head].map((side) => ({ endpoints: endpointsOf(side, others) }));
  const judgement = judge({
    head: withBase(altered(recording, head ?? {}), base ?? {}),
    baseline: { runs: [], refused: [], history: null },
    policy,
    createdAt: '2026-11-24T12:00:00.000Z',
    ...{ tool: 'test', remedy: { kind: 'told', text: 'It is measured from now on.' } },
  });
  const report = toReport(judgement, { runUrl: null });
  return {
    ...{ stop, judgement },
    cart: judgement.comparisons.filter(
      ({ subject }) => subject.kind === 'endpoint' && subject.name === 'cart',
    ),
    hasWhole: judgement.comparisons.some(({ subject }) => subject.kind === 'overall'),
    // Numbers keep together with their units there.
    comment: renderComment(report, { maxBytes: 60_000 }).replaceAll('\u00a0', ' '),
    text: renderText(report, { width: 200 }),
    status: renderStatusDescription(report),
  };
}

test('an endpoint on both sides is compared, and the whole with it', () => {
  const { judgement, cart, hasWhole } = run({ base: WORKS, head: WORKS });
  expect(judgement.verdict).toBe('pass');
  expect(cart.map(({ metric }) => metric)).toEqual(['error-rate', 'p50', 'p95', 'p99']);
  expect(hasWhole).toBe(true);
});

test('a new endpoint is shown and moves no verdict', () => {
  const { stop, judgement, cart, hasWhole, comment, text } = run({ base: 'absent', head: WORKS });
  expect(stop).toBe('settled');
  expect(judgement.verdict).toBe('pass');
  expect(cart).toMatchObject([
    { class: 'new', metric: 'p95', base: null, head: 80, text: expect.stringContaining('GET cart is new') },
  ]);
  expect(hasWhole).toBe(true);
  expect(comment).toContain('| 🆕 | GET cart p95 | – | 80.0 ms | – (new) |');
  for (const shown of [comment, text]) expect(shown).toContain('· new: GET cart ·');
});

test('a missing endpoint warns, and fails where warnings do', () => {
  const sides = { base: WORKS, head: 'absent' } as const;
  const { stop, judgement, cart, comment, text, status } = run(sides);
  expect(stop).toBe('settled');
  expect(judgement.verdict).toBe('warn');
  expect(exitCode(judgement)).toBe(0);
  expect(cart).toMatchObject([{ class: 'missing', metric: 'p95', base: 80, head: null }]);
  expect(comment).toContain('### ⚠️ checkout: GET cart is no longer called. Not blocking.');
  expect(comment).toContain('| ⚠️ | GET cart (gone) | 80.0 ms → – |');
  expect(text).toMatch(/^WARN {2}checkout: GET cart is no longer called/);
  expect(status).toBe('warning: GET cart is no longer called');
  const strict = run(sides, { failOn: 'warn' }).judgement;
  expect(strict.verdict).toBe('fail');
  expect(exitCode(strict)).toBe(1);
});

test.each(['base', 'head'] as const)(
  'a fast or slow endpoint that %s alone has does not move the whole',
  (arm) => {
    for (const slow of [0.1, 10]) {
      const cart = { failing: 0, slow };
      const sides =
        arm === 'base'
          ? ({ base: cart, head: 'absent' } as const)
          : ({ base: 'absent', head: cart } as const);
      const { stop, judgement, hasWhole } = run(sides);
      expect(stop).toBe('settled');
      expect(judgement.verdict).toBe(arm === 'base' ? 'warn' : 'pass');
      expect(hasWhole).toBe(true);
      const whole = judgement.comparisons.filter(({ subject }) => subject.kind === 'overall');
      expect(whole.map(({ class: found }) => found)).toEqual(whole.map(() => 'unchanged'));
      expect(judgement.notes).toContain(
        'Only one side has answers of GET cart, which is left out of the figures of all requests.',
      );
    }
  },
);

test.each([
  ['in few of its rounds', (at: number) => at === 0, 600],
  ['where other requests are not followed', () => true, 900],
])('an endpoint of one side alone, %s, takes nothing from the whole', (_name, isCalled, inAll) => {
  const pairs = samplePairs({ count: 8, seed: 1 }).map((pair, at): Pair => {
    const { 'GET home': values, overall } = pair.base.subjects;
    if (values === undefined || overall === undefined) throw new Error('no values');
    const more = isCalled(at) ? { 'GET cart': { ...values, requests: 100 } } : {};
    const base = { overall: { ...overall, requests: inAll }, 'GET home': values, ...more };
    return { ...pair, base: { ...pair.base, subjects: base } };
  });
  expect(alikeMix(pairs)).toEqual({ pairs, notes: [] });
});

test('an endpoint of another name, called as often, is part of the whole', () => {
  const pairs = samplePairs({ count: 4, seed: 1 }).map((pair): Pair => {
    const { 'GET home': values, overall } = pair.head.subjects;
    if (values === undefined || overall === undefined) throw new Error('no values');
    return { ...pair, head: { ...pair.head, subjects: { overall, 'GET start': values } } };
  });
  expect(alikeMix(pairs)).toEqual({ pairs, notes: [] });
});

test.each([1, 0.9])('an endpoint that fails on %s of the requests to base and works is mended', (failing) => {
  const base = { failing, slow: 0.2 };
  const { stop, judgement, cart, hasWhole, comment, text } = run({ base, head: { failing: 0, slow: 3 } });
  expect(stop).toBe('settled');
  expect(judgement.verdict).toBe('pass');
  expect(judgement.reason).toMatch(/^no regression vs bbbbbbb in 4 pairs of rounds/);
  expect(cart).toMatchObject([{ class: 'new', metric: 'p95', base: null }]);
  expect(hasWhole).toBe(true);
  const note =
    'GET cart fails on base and works now, so it counts as new, and its requests are left out of the figures of all requests.';
  expect(judgement.notes).toContain(note);
  expect(comment).toContain(note);
  expect(text).toContain(note);
});

test.each([0.89, 0.5, 0.3])(
  'one that fails on %s of the requests to base alone is no slower for it',
  (failing) => {
    const { stop, judgement, cart, hasWhole, text } = run({
      base: { failing, slow: 0.2 },
      head: { failing: 0, slow: 3 },
    });
    expect(stop).toBe('settled');
    expect(judgement.verdict).toBe('pass');
    expect(hasWhole).toBe(true);
    expect(cart.map(({ metric, class: found }) => [metric, found])).toEqual([
      ['error-rate', 'improved'],
      ...['p50', 'p95', 'p99'].map((metric) => [metric, 'inconclusive']),
    ]);
    expect(text).toMatch(
      /Latencies of GET cart are not judged: base failed \d+\.\d % of its requests and head 0 %/,
    );
  },
);

test('one that fails alike on both sides, or here and there on base, is compared: slower is a regression', () => {
  for (const [base, head] of [
    [0.5, 0.5],
    [0.05, 0],
  ] as const) {
    const { stop, judgement } = run({ base: { failing: base, slow: 1 }, head: { failing: head, slow: 3 } });
    expect(stop).toBe('regressed');
    expect(judgement.verdict).toBe('fail');
  }
});

test('where base fails half of the only endpoint, nothing is said of its latency, and no pass either', () => {
  const { judgement } = run({ base: { failing: 0.6, slow: 0.2 }, head: { failing: 0, slow: 3 } }, {}, []);
  expect(judgement.verdict).toBe('inconclusive');
  expect(judgement.reason).toMatch(/not judged, base failed \d+\.0 % of its requests and head 0 %/);
});

test('the reverse of it is an error regression, and the whole is judged', () => {
  const sides = { base: { failing: 0 }, head: { failing: 1, slow: 0.2 } };
  const { judgement, hasWhole, status } = run(sides);
  expect(judgement.verdict).toBe('fail');
  expect(status).toMatch(/^100 % of GET cart requests fail/);
  expect(hasWhole).toBe(true);
});

test('where nothing but the mended endpoint is called, nothing was compared, and no pass is said', () => {
  const sides = { base: { failing: 1, slow: 0.2 }, head: WORKS };
  const { judgement, comment, status } = run(sides, {}, []);
  expect(judgement.verdict).toBe('no-baseline');
  expect(judgement.reason).toMatch(/^Nothing is comparable: no endpoint works on both sides/);
  expect(comment).toContain('GET cart fails on base and works now');
  expect(status).toMatch(/^no baseline yet: Nothing is comparable/);
  expect(exitCode(run(sides, { onNoBaseline: 'fail' }, []).judgement)).toBe(1);
});
