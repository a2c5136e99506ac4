import { expect, test } from 'vitest';
import {
  pairDifferences,
  vagueDifferences,
} from '../../../../src/core/decision/duet/differences/pair-differences.ts';
import { stopOf } from '../../../../src/core/decision/duet/duet-stop.ts';
import { judgePairs } from '../../../../src/core/decision/duet/judge-pairs.ts';
import { subjectsOf } from '../../../../src/core/decision/subjects/subjects.ts';
import type { Subject } from '../../../../src/core/model/metric.ts';
import type { Pair } from '../../../../src/core/model/recording/pairs.ts';
import { POLICY } from '../../../contracts/policy.ts';
import { samplePairs } from '../pairs.ts';
import { type SampledWanted, sampledPairs } from '../sampled-pairs.ts';

const SEEDS = Array.from({ length: 100 }, (_, seed) => seed + 1);
const LOADS = [25, 40, 60, 99] as const;
const SHAPES = ['plain', 'heavy'] as const;

type Seen = 'significant' | 'critical' | 'open' | 'settled' | 'unjudged';

const LAST = { policy: POLICY, starts: 1, roundMs: 10_000, toCome: 0 };

/** What each p95 is found to be by the last look at these pairs. */
function seen(pairs: readonly Pair[]): readonly Seen[] {
  return judgePairs({ ...LAST, pairs, subjects: subjectsOf(pairs) }).flatMap((metric): readonly Seen[] => {
    if (metric.metric !== 'p95' || metric.kind !== 'latency') return [];
    const { found } = metric;
    if (found === null) return ['unjudged'];
    return [found.state === 'regressed' ? (found.severity ?? 'significant') : found.state];
  });
}

/** How many of a hundred duets of six pairs have a p95 of which this is said. */
function share(wanted: Omit<SampledWanted, 'count' | 'seed'>, ...what: readonly Seen[]): number {
  const duets = SEEDS.map((seed) => seen(sampledPairs({ count: 6, seed, ...wanted })));
  return duets.filter((all) => all.some((one) => what.includes(one))).length;
}

test('rounds with too few requests for p95 are joined only as far as leaves four groups', () => {
  const groups = (count: number, requests: number) =>
    vagueDifferences(samplePairs({ count, seed: 1, requests }), 'overall', 0.95, 4)?.differences.length;
  expect(groups(6, 60)).toBe(6);
  expect(groups(8, 30)).toBe(4);
  expect(groups(12, 30)).toBe(4);
  expect(groups(6, 24)).toBeUndefined();
  expect(groups(6, 100)).toBeUndefined();
  expect(groups(3, 60)).toBeUndefined();
});

test('a value of few requests is as uncertain as all rounds together show it to be', () => {
  const width = (requests: number) => {
    const pairs = sampledPairs({ count: 6, seed: 3, requests, shape: 'plain' });
    return vagueDifferences(pairs, 'overall', 0.95, 4)?.widths[0] ?? 0;
  };
  // sqrt(0.95 · 0.05 / n) / f, where f is the density of the logarithm at its 95 % quantile: 0.103 / 0.3.
  expect(width(30) / (Math.sqrt(0.0475 / 30) / 0.344)).toBeCloseTo(1, 0);
  expect(width(90) / (Math.sqrt(0.0475 / 90) / 0.344)).toBeCloseTo(1, 0);
});

test('an unchanged p95 of few requests is hardly ever accused or left open, however it scatters', () => {
  for (const shape of SHAPES) {
    for (const requests of LOADS) {
      expect(share({ requests, shape }, 'open', 'significant', 'critical')).toBeLessThanOrEqual(2);
    }
  }
});

test('its value alone would be beyond the limit far more often', () => {
  const beyond = SEEDS.filter((seed) => {
    const pairs = sampledPairs({ count: 6, seed, requests: 60, shape: 'heavy' });
    const { base = 1, head = 1 } = pairDifferences(pairs, 'overall', 0.95) ?? {};
    return head > 1.2 * base;
  });
  expect(beyond.length).toBeGreaterThan(10);
});

test('many endpoints of few requests leave no more open than one', () => {
  const wanted = { requests: 40, shape: 'heavy', endpoints: 12 } as const;
  expect(share(wanted, 'open', 'significant', 'critical')).toBeLessThanOrEqual(3);
});

test('a tail that is four times as long fails, whatever the requests of a round', () => {
  for (const requests of LOADS) {
    expect(share({ requests, shape: 'plain', tail: 4 }, 'critical')).toBeGreaterThan(95);
  }
});

test('where the tail scatters widely it takes more requests to be sure', () => {
  const told = LOADS.map((requests) =>
    share({ requests, shape: 'heavy', tail: 4 }, 'critical', 'significant', 'open'),
  );
  expect(Math.min(...told)).toBeGreaterThan(60);
  expect(told.at(-1)).toBeGreaterThan(95);
});

test('one that is twice as long is seldom passed over', () => {
  for (const requests of LOADS) {
    expect(share({ requests, shape: 'plain', tail: 2 }, 'critical', 'significant', 'open')).toBeGreaterThan(
      95,
    );
  }
});

test('a few slow requests of one round accuse nobody', () => {
  const pairs = sampledPairs({ count: 6, seed: 5, requests: 60, shape: 'plain' });
  const slower = sampledPairs({ count: 6, seed: 5, requests: 60, shape: 'plain', tail: 6 });
  const once = pairs.map((pair, index) => (index === 2 ? (slower[index] ?? pair) : pair));
  expect(seen(once)).not.toContain('significant');
  expect(seen(once)).not.toContain('critical');
  expect(seen(once)).not.toContain('open');
});

test('what only warns or informs is not judged by few requests', () => {
  const pairs = sampledPairs({ count: 6, seed: 1, requests: 200, shape: 'plain', tail: 4 });
  const subjects = [{ kind: 'overall' }] as const;
  const p99 = judgePairs({ ...LAST, pairs, subjects }).find(({ metric }) => metric === 'p99');
  expect(p99).toMatchObject({ kind: 'latency', found: null });
});

test('p95 of all requests is waited for while it is open, and that of an endpoint seldom called is not', () => {
  const stops = SEEDS.map((seed) => {
    const pairs = sampledPairs({ count: 4, seed, requests: 30, shape: 'heavy', noise: 0.01 });
    const of = (subject: Subject) => stopOf({ ...LAST, pairs, toCome: 2, subjects: [subject] });
    return [of({ kind: 'overall' }), of({ kind: 'endpoint', method: 'GET', name: 'home' })] as const;
  });
  expect(stops).toContainEqual([null, 'settled']);
  expect(stops).not.toContainEqual(['settled', null]);
});
