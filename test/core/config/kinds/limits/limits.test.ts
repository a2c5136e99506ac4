import { expect, test } from 'vitest';
import { configOf, problemsOf } from '../../written.ts';

/** The smallest file that is right, in two lines; what is added stands from line 3 on. */
const RIGHT = 'app: { start: x }\nworkload: { script: l.js }\n';
const PERCENT = 'a percentage above 0 and up to 1000 with its sign, such as 20%';
const METRIC =
  'Known here: error-rate, p50, p95, p99, delivered-rate, value-p50, value-p95, true-share, count-rate, cpu-per-request, statements-per-request, rows-per-request, database-time-per-request, received-per-request, startup-time, memory-after-start, memory-at-end.';
const OWN = " One of the script's own says which way is better: { better: lower }.";
const KEY = 'Known here: warn, fail, floor, role.';
const LIMITS = 'metrics with limits, such as { p95: { warn: 10%, fail: 30% } }';
const ROLE = 'one of blocking, warning, informative';

test('limits that are not set are not in the policy', () => {
  expect(Object.keys(configOf(RIGHT).policy)).toEqual([
    'warn',
    'fail',
    'failOn',
    'thresholds',
    'onInconclusive',
    'onNoBaseline',
    'onInvalid',
  ]);
});

test('limits of metrics and endpoints are read in the units of the policy, and hold nothing more', () => {
  const { policy } = configOf(`${RIGHT}policy:
  metrics:
    error-rate: { warn: 1%, fail: 2%, floor: 0.5% }
    p95: { warn: 12.5%, fail: 30%, floor: 2ms, role: warning }
    p99: { floor: 1s500ms, fail: }
    memory-at-end: { floor: 1.5MB }
    p50:
  endpoints:
    GET orders: { p95: { fail: 40% }, delivered-rate: { floor: 300/m, role: blocking } }
    overall: { p50: { floor: 3 } }
    a.b/c: { delivered-rate: { floor: 0.25 }, error-rate: { floor: 0% } }
    quiet:
`);
  expect(policy.metrics).toEqual({
    'error-rate': { warn: 0.01, fail: 0.02, floor: 0.005 },
    p95: { warn: 0.125, fail: 0.3, floor: 2, role: 'warning' },
    p99: { floor: 1500 },
    'memory-at-end': { floor: 1_572_864 },
  });
  expect(policy.endpoints).toEqual({
    'GET orders': { p95: { fail: 0.4 }, 'delivered-rate': { floor: 5, role: 'blocking' } },
    overall: { p50: { floor: 3 } },
    'a.b/c': { 'delivered-rate': { floor: 0.25 }, 'error-rate': { floor: 0 } },
    quiet: {},
  });
  expect(Object.isFrozen(policy.endpoints?.['GET orders']?.p95)).toBe(true);
});

test.each([
  ['5', `perf-gate.yml:3:20 policy.metrics is 5, but must be ${LIMITS}.`],
  ['[p95]', `perf-gate.yml:3:20 policy.metrics is ["p95"], but must be ${LIMITS}.`],
  [
    '{ p59: { warn: 1% } }',
    `perf-gate.yml:3:22 policy.metrics.p59 is not a metric. Did you mean p95? ${METRIC}${OWN}`,
  ],
  [
    '{ checkout-time: { warn: 1% } }',
    `perf-gate.yml:3:22 policy.metrics.checkout-time is not a metric. ${METRIC}${OWN}`,
  ],
  [
    '{ p95: 10% }',
    'perf-gate.yml:3:27 policy.metrics.p95 is "10%", but must be limits, such as { warn: 10%, fail: 30% }.',
  ],
  [
    '{ p95: { wran: 10% } }',
    `perf-gate.yml:3:29 policy.metrics.p95.wran is not a setting. Did you mean warn? ${KEY}`,
  ],
  ['{ p95: { slack: 10% } }', `perf-gate.yml:3:29 policy.metrics.p95.slack is not a setting. ${KEY}`],
  [
    '{ p95: { warn: 10 } }',
    `perf-gate.yml:3:35 policy.metrics.p95.warn is 10, but must be ${PERCENT}. Did you mean 10%?`,
  ],
  ['{ p95: { fail: 0% } }', `perf-gate.yml:3:35 policy.metrics.p95.fail is "0%", but must be ${PERCENT}.`],
  ['{ p95: { fail: [1] } }', `perf-gate.yml:3:35 policy.metrics.p95.fail is [1], but must be ${PERCENT}.`],
  [
    '{ p95: { role: blokcing } }',
    `perf-gate.yml:3:35 policy.metrics.p95.role is "blokcing", but must be ${ROLE}. Did you mean blocking?`,
  ],
  ['{ p95: { role: true } }', `perf-gate.yml:3:35 policy.metrics.p95.role is true, but must be ${ROLE}.`],
])('policy.metrics: %s', (metrics, problem) => {
  expect(problemsOf(`${RIGHT}policy: { metrics: ${metrics} }\n`)).toEqual([problem]);
});

test.each([
  ['p95', '2%', '"2%"', 'a time such as 2ms, or a number of milliseconds'],
  ['p50', '-1', '-1', 'a time such as 2ms, or a number of milliseconds'],
  ['value-p50', '2ms', '"2ms"', 'a number, in what the script counts'],
  ['orders', 'many', '"many"', "a number in the metric's own unit, or as 2ms, 0.5% or 5/s"],
  ['error-rate', '0.005', '0.005', 'percentage points up to 100 with their sign, such as 0.5%'],
  ['error-rate', '101%', '"101%"', 'percentage points up to 100 with their sign, such as 0.5%'],
  ['delivered-rate', '2ms', '"2ms"', 'a rate such as 5/s, or a number per second'],
])('a floor of %s is not %s', (metric, raw, shown, wants) => {
  expect(problemsOf(`${RIGHT}policy:\n  metrics:\n    ${metric}:\n      floor: ${raw}\n`)).toEqual([
    `perf-gate.yml:6:14 policy.metrics.${metric}.floor is ${shown}, but must be ${wants}.`,
  ]);
});

test("metrics of the script's own are read with their direction, whatever else they are called", () => {
  const { policy } = configOf(`${RIGHT}policy:
  metrics:
    checkout_time: { better: lower, role: blocking, floor: 5ms }
    cache_hit: { better: higher, floor: 1% }
    p90: { better: lower }
    orders: { role: warning, floor: 3/m, warn: 10% }
`);
  expect(policy.metrics).toEqual({
    checkout_time: { better: 'lower', role: 'blocking', floor: 5 },
    cache_hit: { better: 'higher', floor: 0.01 },
    p90: { better: 'lower' },
    orders: { role: 'warning', floor: 0.05, warn: 0.1 },
  });
});

test('every mistake in one of them is told, and nobody else has a direction', () => {
  const own = 'Known here: better, warn, fail, floor, role.';
  const text = `${RIGHT}policy:
  metrics:
    checkout_time: { beter: lower, role: blokcing }
    cache_hit: { better: hihger }
    error_rate: { warn: 10% }
    p95: { better: higher }
  endpoints:
    GET a: { checkout_time: { better: lower } }
`;
  expect(problemsOf(text)).toEqual([
    `perf-gate.yml:5:22 policy.metrics.checkout_time.beter is not a setting. Did you mean better? ${own}`,
    `perf-gate.yml:7:5 policy.metrics.error_rate is not a metric. Did you mean error-rate? ${METRIC}${OWN}`,
    `perf-gate.yml:8:12 policy.metrics.p95.better is not a setting. ${KEY}`,
    `perf-gate.yml:10:14 policy.endpoints["GET a"].checkout_time is not a metric. ${METRIC}`,
    `perf-gate.yml:5:42 policy.metrics.checkout_time.role is "blokcing", but must be ${ROLE}. Did you mean blocking?`,
    'perf-gate.yml:6:26 policy.metrics.cache_hit.better is "hihger", but must be one of lower, higher. Did you mean higher?',
  ]);
});

test('every mistake below an endpoint is told at its own place', () => {
  const text = `${RIGHT}policy:
  endpoints:
    GET orders:
      p95:
        warn: 10
      p59: {}
      p50: { wran: 1% }
    orders: 10%
    "": { p95: { warn: 1% } }
`;
  expect(problemsOf(text)).toEqual([
    `perf-gate.yml:8:7 policy.endpoints["GET orders"].p59 is not a metric. Did you mean p95? ${METRIC}`,
    `perf-gate.yml:9:14 policy.endpoints["GET orders"].p50.wran is not a setting. Did you mean warn? ${KEY}`,
    `perf-gate.yml:7:15 policy.endpoints["GET orders"].p95.warn is 10, but must be ${PERCENT}. Did you mean 10%?`,
    `perf-gate.yml:10:13 policy.endpoints.orders is "10%", but must be ${LIMITS}.`,
    'perf-gate.yml:5:5 policy.endpoints is "", but must be endpoints with a name.',
  ]);
  expect(problemsOf(`${RIGHT}policy: { endpoints: orders }\n`)).toEqual([
    'perf-gate.yml:3:22 policy.endpoints is "orders", but must be endpoints with metrics, such as { GET orders: { p95: { warn: 10% } } }.',
  ]);
});

test.each([
  [
    'metrics: { p95: { warn: 30%, fail: 30% } }',
    '3:35 policy.metrics.p95.warn (30%)',
    'policy.metrics.p95.fail (30%)',
  ],
  ['metrics: { p95: { warn: 60% } }', '3:35 policy.metrics.p95.warn (60%)', 'policy.fail (50%)'],
  ['metrics: { p95: { fail: 10% } }', '3:35 policy.warn (20%)', 'policy.metrics.p95.fail (10%)'],
  [
    'endpoints: { GET a: { p95: { warn: 40%, fail: 30% } } }',
    '3:46 policy.endpoints["GET a"].p95.warn (40%)',
    'policy.endpoints["GET a"].p95.fail (30%)',
  ],
  [
    'metrics: { p95: { fail: 25% } }, endpoints: { a: { p95: { warn: 30% } } }',
    '3:75 policy.endpoints.a.p95.warn (30%)',
    'policy.metrics.p95.fail (25%)',
  ],
])('a warning limit must be below the failing one that holds: { %s }', (policy, warn, fail) => {
  expect(problemsOf(`${RIGHT}policy: { ${policy} }\n`)).toEqual([
    `perf-gate.yml:${warn} must be below ${fail}.`,
  ]);
});

test('a wider limit that is narrowed again, or a floor alone, is no problem, and crossed general ones are told once', () => {
  const narrowed = `${RIGHT}policy: { metrics: { p95: { fail: 90% }, p50: { floor: 9ms } }, endpoints: { a: { p95: { warn: 80% } } } }\n`;
  expect(problemsOf(narrowed)).toEqual([]);
  expect(problemsOf(narrowed, { fail: '10%' })).toEqual([
    '--fail: policy.warn (20%) must be below policy.fail (10%).',
  ]);
});
