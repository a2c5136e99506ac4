import { expect, test } from 'vitest';
import { configOf, problemsOf } from '../../written.ts';

/** The smallest file that is right, in two lines; what is added stands from line 3 on. */
const RIGHT = 'app: { start: x }\nworkload: { script: l.js }\n';
const PERCENT = 'a percentage above 0 and up to 1000 with its sign, such as 20%';
const METRIC = 'Known here: error-rate, p50, p95, p99, delivered-rate.';
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
    `perf-gate.yml:3:22 policy.metrics.p59 is not a metric. Did you mean p95? ${METRIC}`,
  ],
  ['{ latency: { warn: 1% } }', `perf-gate.yml:3:22 policy.metrics.latency is not a metric. ${METRIC}`],
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
  ['error-rate', '0.005', '0.005', 'percentage points up to 100 with their sign, such as 0.5%'],
  ['error-rate', '101%', '"101%"', 'percentage points up to 100 with their sign, such as 0.5%'],
  ['delivered-rate', '2ms', '"2ms"', 'a rate such as 5/s, or a number per second'],
])('a floor of %s is not %s', (metric, raw, shown, wants) => {
  expect(problemsOf(`${RIGHT}policy:\n  metrics:\n    ${metric}:\n      floor: ${raw}\n`)).toEqual([
    `perf-gate.yml:6:14 policy.metrics.${metric}.floor is ${shown}, but must be ${wants}.`,
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
