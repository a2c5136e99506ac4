import { expect, test } from 'vitest';
import { judgePairs } from '../../../../src/core/decision/duet/judge-pairs.ts';
import type { Comparison } from '../../../../src/core/model/judgement/comparison.ts';
import type { Policy } from '../../../../src/core/model/policy.ts';
import type { Pair } from '../../../../src/core/model/recording/pairs.ts';
import type { WindowValues } from '../../../../src/core/model/recording/window.ts';
import { renderComment } from '../../../../src/core/render/markdown/comment.ts';
import { toReport } from '../../../../src/core/report/report.ts';
import { seeded } from '../../../../src/core/statistics/random.ts';
import { decodeJudgement, decodeRecording } from '../../../../src/core/stored/decode.ts';
import { judge } from '../../../../src/core/words/judge.ts';
import { POLICY } from '../../../contracts/policy.ts';
import { driven, duetRecording } from '../driven.ts';
import { samplePairs } from '../pairs.ts';

const REQUESTS = 600;

type Wanted = {
  readonly count?: number;
  /** ln of how much more CPU head takes */
  readonly effect?: (pair: number) => number;
  /** standard deviation of a window's own */
  readonly noise?: number;
  readonly seed?: number;
  readonly requests?: number;
  /** CPU ms per request of base */
  readonly each?: number;
  readonly start?: (pair: number) => number;
};

/** Pairs of one latency on both sides, and of CPU time as wanted. */
function costly(wanted: Wanted = {}): readonly Pair[] {
  const { count = 8, seed = 1, effect = () => 0, noise = 0.04, requests = REQUESTS, each = 2 } = wanted;
  const random = seeded(seed + 1000);
  const bell = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const having = (values: WindowValues, log: number): WindowValues => ({
    ...values,
    readings: { ...values.readings, cpu: requests * each * Math.exp(log + noise * bell()) },
  });
  return samplePairs({ count, seed, requests, noise: 0.01 }).map((pair, n) => ({
    ...pair,
    base: having(pair.base, 0),
    head: having(pair.head, effect(n)),
    ...(wanted.start && { start: wanted.start(n) }),
  }));
}

type Own = NonNullable<Policy['metrics']>[string];

/** As a policy that lets it warn, and says more of it. */
const warning = (more: Own = {}): Partial<Policy> => ({
  metrics: { 'cpu-per-request': { role: 'warning', ...more } },
});

function judged(pairs: readonly Pair[], policy: Partial<Policy> = warning()) {
  const recording = duetRecording(pairs, 'settled');
  expect(decodeRecording(recording)).toMatchObject({ ok: true });
  const judgement = judge({
    head: recording,
    baseline: { runs: [], refused: [], history: null },
    policy: { ...POLICY, ...policy },
    createdAt: '2026-11-24T12:00:00.000Z',
    tool: 'test',
    remedy: { kind: 'told', text: '' },
  });
  expect(decodeJudgement(JSON.parse(JSON.stringify(judgement)))).toMatchObject({ ok: true });
  const costs = judgement.comparisons.filter(({ metric }) => metric === 'cpu-per-request');
  expect(costs.length).toBeLessThan(2);
  const [cost] = costs as readonly (Comparison | undefined)[];
  const comment = renderComment(toReport(judgement, { runUrl: null }), { maxBytes: 60_000 });
  return { judgement, cost, comment };
}

const always = (effect: number) => () => Math.log1p(effect);

test('one build on both sides takes as much, and the comment does not speak of it', () => {
  const { judgement, cost, comment } = judged(costly());
  expect(judgement.verdict).toBe('pass');
  expect(cost).toMatchObject({
    class: 'unchanged',
    role: 'warning',
    unit: 'ms',
    subject: { kind: 'overall' },
  });
  expect(cost?.base).toBeCloseTo(2, 1);
  expect(cost?.evidence?.smallest).toBeGreaterThan(0.2);
  expect(comment).not.toContain('CPU per request');
});

test('30 % more warns, and the reason is its own', () => {
  const { judgement, cost, comment } = judged(costly({ effect: always(0.3) }));
  expect(judgement.verdict).toBe('warn');
  expect(cost?.class).toBe('significant');
  expect(judgement.reason).toMatch(
    /^CPU per request is \d+ % higher \(\d\.\d+ ms → \d\.\d+ ms, 95 % CI \+\d+ % to \+\d+ %, limit \+20 %\) vs base/,
  );
  expect(comment).toMatch(/all requests CPU per request \| \d\.\d+.ms \| \d\.\d+.ms \|/);
  expect(comment).toMatch(
    /CPU per request of all requests: noise ±\d\.\d %.*smallest detectable rise: \+\d+ %/,
  );
});

test('70 % more warns too, and fails where the policy lets it block', () => {
  const pairs = costly({ effect: always(0.7) });
  expect(judged(pairs).judgement.verdict).toBe('warn');
  const blocking = judged(pairs, warning({ role: 'blocking' }));
  expect(blocking.cost?.class).toBe('critical');
  expect(blocking.judgement.verdict).toBe('fail');
  const told = judged(pairs, {});
  expect(told.cost).toMatchObject({ class: 'critical', role: 'informative' });
  expect(told.judgement.verdict).toBe('pass');
  expect(told.comment).toMatch(/🔸 \| all requests CPU per request \| .* \| \+\d+.% \|/);
});

test('40 % less is told as less', () => {
  const { judgement, cost, comment } = judged(costly({ effect: always(-0.4) }));
  expect(judgement.verdict).toBe('pass');
  expect(cost?.class).toBe('improved');
  expect(comment).toMatch(/CPU per request is \d+ % lower/);
});

test('what is real and below the limit is no finding, and with a limit of its own it is', () => {
  const pairs = costly({ effect: always(0.12), noise: 0.01 });
  const { judgement, cost, comment } = judged(pairs);
  expect(judgement.verdict).toBe('pass');
  expect(cost?.change).toBeCloseTo(0.12, 1);
  expect(comment).not.toContain('CPU per request');
  expect(judged(pairs, warning({ warn: 0.05 })).cost?.class).toBe('significant');
});

test('twice of next to nothing is nothing', () => {
  expect(judged(costly({ effect: always(1), each: 0.03 })).cost?.class).toBe('unchanged');
  expect(judged(costly({ effect: always(1), each: 0.3 })).cost?.class).toBe('critical');
});

test('more on one start of the servers alone accuses nobody', () => {
  const start = (pair: number) => (pair < 4 ? 1 : 2);
  const once = costly({ start, effect: (pair) => (pair < 4 ? Math.log(1.5) : 0) });
  expect(judged(once).cost?.class).not.toMatch(/significant|critical/);
  expect(judged(costly({ start, effect: always(0.5) })).cost?.class).toMatch(/significant|critical/);
});

const without = (isMeant: (pair: number) => boolean) =>
  costly().map((pair, n) => {
    const { cpu: _, ...readings } = pair.head.readings;
    return isMeant(n) ? { ...pair, head: { ...pair.head, readings } } : pair;
  });

test.each([
  ['it was read of neither side', samplePairs({ count: 8, seed: 1 })],
  ['it was read of one side', without(() => true)],
  ['it was read in three pairs', without((pair) => pair > 2)],
  ['a window has too few requests', costly({ requests: 90 })],
])('where %s there is no such comparison', (_, pairs) => {
  expect(judged(pairs).cost).toBeUndefined();
});

test('a pair that lacks a reading is left out', () => {
  expect(judged(without((pair) => pair > 4)).cost).toMatchObject({
    class: 'unchanged',
    evidence: { count: 5 },
  });
});

test('no duet waits for it, but where it blocks', () => {
  const noisy = costly({ count: 20, noise: 0.4, effect: always(0.15) });
  const warns = { ...POLICY, ...warning() };
  expect(driven(noisy, warns).stop).toBe('settled');
  const blocking = { ...POLICY, ...warning({ role: 'blocking' }) };
  expect(driven(noisy, blocking).pairs.length).toBeGreaterThan(driven(noisy, warns).pairs.length);
});

/** Of unchanged builds, at the noise that a shared machine has and with starts that differ. */
function flagged(count: number, effect: number, warn: number): number {
  return Array.from({ length: 200 }, (_, seed) => {
    const random = seeded(seed + 77);
    const ofStart = [random(), random()].map((one) => 0.06 * (one - 0.5));
    const start = (pair: number) => (pair < count / 2 ? 1 : 2);
    const pairs = costly({
      count,
      seed,
      noise: 0.06,
      start,
      effect: (n) => effect + (ofStart[start(n) - 1] ?? 0),
    });
    const input = { pairs, subjects: [], policy: { ...POLICY, warn }, roundMs: 3000, toCome: 0 };
    return judgePairs({ ...input, starts: 2, startsDriven: 2 });
  }).filter(([cost]) => cost?.kind === 'latency' && cost.found?.state === 'regressed').length;
}

test('of two hundred unchanged builds none is accused by the default, and of some that take 35 % more all are', () => {
  expect(flagged(8, 0, 0.2)).toBe(0);
  expect(flagged(8, Math.log(1.35), 0.2)).toBe(200);
});

test('of what costs less than the usual floor, a lower floor of the policy tells a change', () => {
  const found = (floor: number | undefined, effect: number) =>
    judged(
      costly({ each: 0.02, noise: 0.01, effect: always(effect) }),
      warning(floor === undefined ? {} : { floor }),
    ).cost?.class;
  expect(found(undefined, 0.6)).toBe('unchanged');
  for (const floor of [0.001, 0]) {
    expect(found(floor, 0.6)).toBe('critical');
    expect(found(floor, 0)).toBe('unchanged');
  }
});

test('what base never asked for, and head does in each request, is told against the floor', () => {
  const asking =
    (each: number) =>
    (values: WindowValues): WindowValues => {
      const { cpu: _, ...readings } = values.readings;
      return { ...values, readings: { ...readings, statements: each * REQUESTS } };
    };
  const find = (before: number, after: number) => {
    const pairs = costly().map((pair) => ({
      ...pair,
      base: asking(before)(pair.base),
      head: asking(after)(pair.head),
    }));
    const { judgement } = judged(pairs, { metrics: { 'statements-per-request': { role: 'warning' } } });
    return judgement.comparisons.find(({ metric }) => metric === 'statements-per-request');
  };
  expect(find(0, 1)).toMatchObject({ class: 'critical', base: 0.05, head: expect.closeTo(1) });
  expect(find(0, 0.04)).toMatchObject({ class: 'unchanged' });
  expect(find(0, 0)).toBeUndefined();
});

test.each([
  ['statements-per-request', 'statements', 'database statements per request are 41 % higher'],
  ['rows-per-request', 'statement-rows', 'database rows per request are 41 % higher'],
  ['database-time-per-request', 'statement-time', 'database time per request is 41 % higher'],
  ['received-per-request', 'received', 'data received per request is 41 % higher'],
] as const)('%s is judged by its own noise, and may warn', (metric, quantity, said) => {
  const asking = (effect: number) =>
    costly({ noise: 0.01, effect: always(effect), each: metric === 'received-per-request' ? 800 : 8 }).map(
      (pair) => {
        const of = (values: WindowValues): WindowValues => {
          const { cpu = 0, ...readings } = values.readings;
          return { ...values, readings: { ...readings, [quantity]: cpu } };
        };
        return { ...pair, base: of(pair.base), head: of(pair.head) };
      },
    );
  const found = (effect: number, role: 'warning' | 'informative') => {
    const { judgement } = judged(asking(effect), { metrics: { [metric]: { role } } });
    return { judgement, cost: judgement.comparisons.find((one) => one.metric === metric) };
  };
  const more = found(0.4, 'warning');
  expect(more.cost).toMatchObject({ class: 'significant' });
  expect(more.judgement.verdict).toBe('warn');
  expect(more.judgement.reason).toContain(said);
  expect(found(0.4, 'informative').judgement.verdict).toBe('pass');
  expect(found(0, 'warning')).toMatchObject({ cost: { class: 'unchanged' }, judgement: { verdict: 'pass' } });
});
