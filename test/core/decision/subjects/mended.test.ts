import { expect, test } from 'vitest';
import { judgePairs } from '../../../../src/core/decision/duet/judge-pairs.ts';
import { withoutMended } from '../../../../src/core/decision/subjects/mended.ts';
import { COSTS } from '../../../../src/core/model/metric.ts';
import type { Pair } from '../../../../src/core/model/recording/pairs.ts';
import { LADDER } from '../../../../src/core/model/recording/percentiles.ts';
import type { SubjectStats, WindowValues } from '../../../../src/core/model/recording/window.ts';
import { logQuantile } from '../../../../src/core/statistics/percentiles.ts';
import { seeded } from '../../../../src/core/statistics/random.ts';
import { POLICY } from '../../../contracts/policy.ts';

const random = seeded(3);
const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

const drawn = (count: number, level: number): readonly number[] =>
  Array.from({ length: count }, () => Math.exp(Math.log(level) + 0.4 * normal())).sort((a, b) => a - b);

const quantileOf = (sorted: readonly number[], q: number): number =>
  sorted[Math.round(q * (sorted.length - 1))] ?? Number.NaN;

function valuesOf(times: readonly number[], failed = 0): SubjectStats {
  const sorted = [...times].sort((a, b) => a - b);
  return {
    ...{ requests: sorted.length, failed, failingSeconds: failed > 0 ? [0, 1] : [] },
    percentiles: { count: sorted.length, values: LADDER.map((q) => quantileOf(sorted, q)) },
  };
}

const roundOf = (subjects: WindowValues['subjects']): WindowValues => ({
  ...{ startedAt: 0, durationMs: 3000, subjects, readings: {} },
  load: { iterations: 1, dropped: 0, wanted: null, vus: null, exhausted: null },
});

/** `slower`: what all but `cart` take longer on head by. `cart` fails fast on base and works on head, beside a quick, a slow and a rare endpoint. */
function scene(others = ['quick', 'slow', 'rare'], slower = 1) {
  const times = { quick: drawn(1200, 5), slow: drawn(600, 60), rare: drawn(90, 300) };
  const kept = [...times.quick, ...times.slow, ...times.rare];
  const subjects = (cart: readonly number[], failed: number, factor = 1) => ({
    overall: valuesOf([...kept.map((time) => time * factor), ...cart], failed),
    'GET cart': valuesOf(cart, failed),
    ...Object.fromEntries(
      Object.entries(times)
        .filter(([name]) => others.includes(name))
        .map(([name, own]) => [`GET ${name}`, valuesOf(own.map((time) => time * factor))] as const),
    ),
  });
  const pair: Pair = {
    first: 'base',
    base: roundOf(subjects(drawn(400, 1), 400)),
    head: roundOf(subjects(drawn(400, 40), 0, slower)),
  };
  return { pair, kept: [...kept].sort((a, b) => a - b) };
}

test('the whole of the others is what their requests together show, to a few per cent', () => {
  const { pair, kept } = scene();
  const [rest] = withoutMended([pair]);
  for (const arm of ['base', 'head'] as const) {
    const { overall } = rest?.[arm].subjects ?? {};
    expect(overall).toMatchObject({ requests: kept.length, failed: 0, failingSeconds: [] });
    for (const q of [0.5, 0.95, 0.99]) {
      const seen = overall?.percentiles ? Math.exp(logQuantile(overall.percentiles, q)) : Number.NaN;
      expect(Math.abs(seen / quantileOf(kept, q) - 1)).toBeLessThan(0.1);
    }
    expect(Object.keys(rest?.[arm].subjects ?? {})).not.toContain('GET cart');
  }
});

test('a slow-down of the others is seen in it as it is', () => {
  const [rest] = withoutMended([scene(undefined, 1.3).pair]);
  const log = (arm: 'base' | 'head', q: number) => {
    const percentiles = rest?.[arm].subjects['overall']?.percentiles;
    return percentiles ? logQuantile(percentiles, q) : Number.NaN;
  };
  for (const q of [0.5, 0.95]) expect(Math.exp(log('head', q) - log('base', q))).toBeCloseTo(1.3, 6);
});

test('where an endpoint is not followed, the whole has no latencies, and the failures of all but the mended one', () => {
  const { pair } = scene(['quick', 'rare']);
  const { overall } = pair.head.subjects;
  if (overall === undefined) throw new Error('no whole');
  const failing = { ...overall, failed: 600, failingSeconds: [0, 1, 2] };
  const head = { ...pair.head, subjects: { ...pair.head.subjects, overall: failing } };
  const pairs = Array.from({ length: 4 }, () => ({ ...pair, head }));
  const [rest] = withoutMended(pairs);
  expect(Object.keys(rest?.head.subjects ?? {})).toEqual(['overall', 'GET quick', 'GET rare']);
  const whole = { requests: 1890, percentiles: null };
  expect(rest?.base.subjects['overall']).toEqual({ ...whole, failed: 0, failingSeconds: [] });
  expect(rest?.head.subjects['overall']).toEqual({ ...whole, failed: 600, failingSeconds: [0, 1, 2] });
  const judged = judgePairs({
    ...{ pairs: withoutMended(pairs), subjects: [{ kind: 'overall' }], policy: POLICY },
    ...{ starts: 1, roundMs: 3000, toCome: 0 },
  });
  expect(judged.map(({ kind }) => kind)).toEqual(['errors', 'vague', 'vague', 'vague']);
  expect(judged[0]).toMatchObject({ found: { state: 'regressed', severity: 'critical', base: 0 } });
});

test('pairs in which nothing is mended stay as they are', () => {
  const { pair } = scene();
  const works = [{ ...pair, base: pair.head }];
  expect(withoutMended(works)).toBe(works);
});

test('what was read of all requests says nothing of the others', () => {
  const { pair } = scene();
  const read = Object.fromEntries([['steal', 0.1], ...COSTS.map(({ cost }) => [cost, 1000] as const)]);
  const [rest] = withoutMended([{ ...pair, base: { ...pair.base, readings: read } }]);
  expect(rest?.base.readings).toEqual({ steal: 0.1 });
});
