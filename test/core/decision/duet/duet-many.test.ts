import { expect, test } from 'vitest';
import { judgePairs } from '../../../../src/core/decision/duet/judge-pairs.ts';
import { subjectsOf } from '../../../../src/core/decision/subjects/subjects.ts';
import type { Pair } from '../../../../src/core/model/recording/pairs.ts';
import type { WindowValues } from '../../../../src/core/model/recording/window.ts';
import { POLICY } from '../../../contracts/policy.ts';
import { samplePairs } from '../pairs.ts';

/** Pairs of rounds of so many endpoints that move each by themselves; the first is slower by `effect`. */
function endpoints(count: number, effect: number, seed: number): readonly Pair[] {
  const all = Array.from({ length: count }, (_, index) =>
    samplePairs({
      count: 20,
      seed: seed * 1000 + index,
      noise: 0.15,
      effect: index === 0 ? Math.log1p(effect) : 0,
    }),
  );
  const round = (arm: 'base' | 'head', pair: number, like: WindowValues): WindowValues => {
    const subjects = all.flatMap((pairs, index) => {
      const values = pairs[pair]?.[arm].subjects['GET home'];
      return values === undefined ? [] : [[`GET ${index}`, values] as const];
    });
    return { ...like, subjects: Object.fromEntries(subjects) };
  };
  return (all[0] ?? []).map((like, pair) => ({
    first: like.first,
    base: round('base', pair, like.base),
    head: round('head', pair, like.head),
  }));
}

type Asked = {
  readonly count: number;
  readonly effect: number;
  readonly seed: number;
  readonly toCome?: number;
};

/** Names of the endpoints whose p50 is in this state. */
function named(state: string, { count, effect, seed, toCome = 0 }: Asked): readonly string[] {
  const pairs = endpoints(count, effect, seed);
  const input = { policy: POLICY, starts: 1, roundMs: 3000, toCome };
  return judgePairs({ ...input, pairs, subjects: subjectsOf(pairs) }).flatMap((metric) =>
    metric.metric === 'p50' && metric.kind === 'latency' && metric.found?.state === state
      ? [metric.subject.kind === 'endpoint' ? metric.subject.name : 'overall']
      : [],
  );
}

const SEEDS = Array.from({ length: 20 }, (_, seed) => seed + 1);
const found = (count: number, effect: number) =>
  SEEDS.filter((seed) => named('regressed', { count, effect, seed }).includes('0')).length;

test('one endpoint that is 70 % slower is accused among twenty as it is among four', () => {
  expect(found(20, 0.7)).toBe(SEEDS.length);
  expect(found(4, 0.7)).toBe(SEEDS.length);
});

test('a rise at the limit takes more among twenty than among four', () => {
  expect(found(4, 0.2)).toBeGreaterThan(9);
  expect(found(20, 0.2)).toBeLessThan(8);
});

test('what is taken back is open, not settled', () => {
  const pairs = endpoints(20, 0.2, 3);
  const input = { policy: POLICY, starts: 1, roundMs: 3000, toCome: 0 };
  const all = judgePairs({ ...input, pairs, subjects: subjectsOf(pairs) });
  const alone = judgePairs({ ...input, pairs, subjects: [{ kind: 'endpoint', method: 'GET', name: '0' }] });
  const states = [all, alone].map((metrics) =>
    metrics.flatMap((metric) =>
      metric.metric === 'p50' && metric.kind === 'latency' ? [metric.found?.state] : [],
    ),
  );
  expect([states[0]?.[0], states[1]?.[0]]).toEqual(['open', 'regressed']);
});

test('in the end, twenty unchanged endpoints are not left open by the farthest of them', () => {
  const open = (toCome: number) =>
    SEEDS.filter((seed) => named('open', { count: 20, effect: 0, seed, toCome }).length > 0).length;
  expect(open(0)).toBeLessThan(4);
  expect(open(2)).toBeGreaterThan(SEEDS.length / 2);
});

test('a rise that chance does not explain stays open in the end', () => {
  const open = SEEDS.filter((seed) => named('open', { count: 20, effect: 0.2, seed }).includes('0'));
  expect(open.length).toBeGreaterThan(9);
});

test('endpoints that only inform do not make it harder to accuse the others', () => {
  const isAmongFive = (name: string) => Number(name) < 5;
  const inform = {
    p50: { role: 'informative' },
    p95: { role: 'informative' },
    p99: { role: 'informative' },
  } as const;
  const names = Array.from({ length: 20 }, (_, index) => String(index));
  const rest = names.filter((name) => !isAmongFive(name));
  const policy = { ...POLICY, endpoints: Object.fromEntries(rest.map((name) => [`GET ${name}`, inform])) };
  const accused = (seed: number, subjects: readonly string[]) => {
    const pairs = endpoints(20, 0.2, seed);
    const of = subjects.map((name) => ({ kind: 'endpoint', method: 'GET', name }) as const);
    const input = { pairs, policy, starts: 1, roundMs: 3000, toCome: 0 };
    return judgePairs({ ...input, subjects: of }).flatMap((one) =>
      one.kind === 'latency' && one.subject.kind === 'endpoint' && isAmongFive(one.subject.name)
        ? [`${one.subject.name} ${one.metric} ${one.found?.state}`]
        : [],
    );
  };
  for (const seed of SEEDS) expect(accused(seed, names)).toEqual(accused(seed, names.filter(isAmongFive)));
});
