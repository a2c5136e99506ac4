import { expect, test } from 'vitest';
import { suggest } from '../../../../../src/core/config/suggest.ts';
import { parseTarget } from '../../../../../src/core/targets/parse-target.ts';
import { RECOMMENDED, VOCABULARY } from '../../../../../src/core/targets/vocabulary.ts';
import { configOf, problemsOf } from '../../written.ts';

const FILE = 'app: { start: x }\nworkload: { script: load.js }\n';

const targetsOf = (yaml: string) => configOf(`${FILE}${yaml}`).policy.targets ?? [];
const wrongIn = (yaml: string) => problemsOf(`${FILE}${yaml}`);

test('a list of texts is read with its metric, statistic, comparator and limit in the own unit', () => {
  const yaml = `targets:
  - p95 < 200ms
  - ttfb avg <= 0.1s
  - error-rate < 1%
  - rps > 1000
  - transactions > 500/s
  - vus >= 10000
  - checkout_time p95 < 2s
  - scenario buy: p99<1s
`;
  const found = targetsOf(yaml).map(({ metric, statistic, comparator, limit, unit }) =>
    [metric, statistic, comparator, limit, unit].join(' '),
  );
  expect(found).toEqual([
    'latency p95 < 200 ms',
    'ttfb avg <= 100 ms',
    'error-rate  < 0.01 ratio',
    'rps  > 1000 per-second',
    'transactions  > 500 per-second',
    'vus  >= 10000 plain',
    'own p95 < 2000 ms',
    'latency p99 < 1000 ms',
  ]);
});

test('an endpoint stands before a colon, which YAML reads as a key', () => {
  const yaml = `targets:
  - GET /orders: p95 < 300ms
  - "GET /orders/:id: error-rate < 2%"
  - GET /cart: [p95 < 1s, error-rate < 1%]
`;
  expect(targetsOf(yaml).map(({ text, of, item }) => [text, of, item])).toEqual([
    ['GET /orders: p95 < 300ms', { kind: 'endpoint', name: 'GET /orders' }, 0],
    ['GET /orders/:id: error-rate < 2%', { kind: 'endpoint', name: 'GET /orders/:id' }, 1],
    ['GET /cart: p95 < 1s', { kind: 'endpoint', name: 'GET /cart' }, 2],
    ['GET /cart: error-rate < 1%', { kind: 'endpoint', name: 'GET /cart' }, 2],
  ]);
});

test('an object gives a role, with the target or with an endpoint as its key', () => {
  const yaml = `targets:
  - { target: p95 < 200ms, role: warning }
  - { GET /orders: p95 < 300ms, role: informative }
  - p99 < 1s
`;
  expect(targetsOf(yaml).map(({ text, role }) => [text, role])).toEqual([
    ['p95 < 200ms', 'warning'],
    ['GET /orders: p95 < 300ms', 'informative'],
    ['p99 < 1s', undefined],
  ]);
});

test('recommended is the usual set, alone or beside own ones, which replace their like', () => {
  expect(targetsOf('targets: recommended\n').map(({ text }) => text)).toEqual(RECOMMENDED);
  const mixed = targetsOf('targets: [recommended, p95 < 50ms]\n');
  expect(mixed).toHaveLength(RECOMMENDED.length);
  expect(mixed.filter(({ statistic }) => statistic === 'p95').map(({ text }) => text)).toEqual([
    'p95 < 50ms',
    'ttfb p95 < 100ms',
    'db.query p95 < 100ms',
  ]);
});

test.each(Object.values(VOCABULARY).map(({ example }) => example))(
  'the example %s is a target',
  (example) => {
    expect(parseTarget(example, suggest).ok).toBe(true);
  },
);

test.each([
  ['p59 < 200ms', 'p95 < 200ms'],
  ['p75 < 200ms', 'p95 < 200ms'],
  ['eror-rate < 1%', 'error-rate < 1%'],
  ['errors < 1%', 'error-rate < 1%'],
  ['p(95) < 200ms', 'p95 < 200ms'],
  ['http_req_duration p95 < 200ms', 'p95 < 200ms'],
  ['p95 ttfb < 100ms', 'ttfb p95 < 100ms'],
  ['ttfb < 100ms', 'ttfb p95 < 100ms'],
  ['rps p95 > 5', 'rps > 5'],
  ['GET /orders: p59 < 300ms', 'GET /orders: p95 < 300ms'],
  // a wrong unit
  ['p95 < 200', 'p95 < 200ms'],
  ['error-rate < 0.01', 'error-rate < 1%'],
  ['error-rate < 1', 'error-rate < 1%'],
  ['vus > 100%', 'vus > 100'],
  ['checkout_time < 2s', 'checkout_time p95 < 2s'],
  // impossible ones
  ['p95 < 200%', 'p95 < 200ms'],
  ['error-rate < 0%', 'error-rate <= 0%'],
  ['availability > 100%', 'availability >= 100%'],
  ['p95 > 200ms', 'p95 < 200ms'],
  ['availability < 99.9%', 'availability > 99.9%'],
  ['p95 = 200ms', 'p95 <= 200ms'],
  ['GET /orders: vus > 5', 'vus > 5'],
  // pages
  ['pgae load < 2s', 'page load < 2s'],
  ['page laod < 2s', 'page load < 2s'],
  ['page lpc < 2s', 'page lcp < 2s'],
  ['page load < 2', 'page load < 2ms'],
  ['page load > 2s', 'page load < 2s'],
  ['page < 2s', 'page load < 2s'],
  ['page_load < 2s', 'page load < 2s'],
  ['page.tti < 3s', 'page tti < 3s'],
  ['lcp < 2.5s', 'page lcp < 2.5s'],
  ['page interactive < 3s', 'page tti < 3s'],
  ['page load p75 < 2s', 'page load < 2s'],
  ['page load p95 < 2s', 'page load < 2s'],
  ['page laod p95 < 2s', 'page load < 2s'],
  ['page /checkout: load < 2s', '/checkout: page load < 2s'],
  ['page /checkout: page load < 2s', '/checkout: page load < 2s'],
  ['GET /checkout: page load < 2s', '/checkout: page load < 2s'],
  ['checkout: page load < 2s', '/checkout: page load < 2s'],
  ['https://shop.example/a?b=c: page load < 2s', '/a?b=c: page load < 2s'],
  ['/checkout: page laod < 2s', '/checkout: page load < 2s'],
])('%s is asked back as %s', (text, meant) => {
  expect(parseTarget(text, suggest)).toMatchObject({ ok: false, meant });
  expect(parseTarget(meant, suggest).ok).toBe(true);
});

test.each(['fast', 'p95', 'p95 <', '< 200ms', 'p95 < fast', 'error-rate < 150%', 'a b c < 1', '', ': p95'])(
  '%j is no target, and nothing wrong is suggested',
  (text) => {
    const parsed = parseTarget(text, suggest);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok && parsed.meant !== null) expect(parseTarget(parsed.meant, suggest).ok).toBe(true);
  },
);

test('a page stands before a colon by its path, and without one it is /', () => {
  const yaml = `targets:
  - page load < 2s
  - /checkout: [page lcp < 2.5s, page tti < 3s]
  - { /search?q=a: page ttfb < 0.8s, role: warning }
`;
  expect(
    targetsOf(yaml).map(({ text, of, metric, limit, unit, role }) => [text, of, metric, limit, unit, role]),
  ).toEqual([
    ['page load < 2s', { kind: 'page', name: '/' }, 'page.load', 2000, 'ms', undefined],
    ['/checkout: page lcp < 2.5s', { kind: 'page', name: '/checkout' }, 'page.lcp', 2500, 'ms', undefined],
    ['/checkout: page tti < 3s', { kind: 'page', name: '/checkout' }, 'page.tti', 3000, 'ms', undefined],
    [
      '/search?q=a: page ttfb < 0.8s',
      { kind: 'page', name: '/search?q=a' },
      'page.ttfb',
      800,
      'ms',
      'warning',
    ],
  ]);
});

test("a metric of the script's own may be called like one of a page's", () => {
  for (const name of ['lcp', 'tti', 'page', 'browser_web_vital_lcp']) {
    expect(targetsOf(`targets: [${name} p95 < 2s]\n`)).toMatchObject([{ metric: 'own', name }]);
  }
});

test('of more than ten pages the eleventh is a mistake', () => {
  const yaml = (count: number) =>
    `targets: [${Array.from({ length: count }, (_, at) => `"/${at}: page load < 2s", "/${at}: page lcp < 2s"`).join(', ')}]\n`;
  expect(wrongIn(yaml(10))).toEqual([]);
  expect(wrongIn(yaml(11))).toEqual([
    expect.stringMatching(/^perf-gate.yml:3:\d+ targets name 11 pages, and a browser loads at most 10: /),
  ]);
});

test('a misspelt target of a page is one line', () => {
  expect(wrongIn('targets:\n  - page laod < 2s\n')).toEqual([
    expect.stringMatching(
      /^perf-gate.yml:4:5 targets\[0\] is "page laod < 2s", .* Did you mean page load < 2s\?$/,
    ),
  ]);
  expect(wrongIn('targets:\n  - scenario buy: page load < 2s\n')).toEqual([
    'perf-gate.yml:4:19 targets[0]["scenario buy"] is "page load < 2s", but must be a target of a page by its path, such as /checkout: page load < 2s.',
  ]);
});

test('each mistake is one line with its position', () => {
  const yaml = `targets:
  - p59 < 200ms
  - p95 < 200%
  - GET /orders: p95 < 300
  - { target: p99 < 1s, role: warn }
  - { target: p99 < 1s, rol: warning }
  - 5
  - recomended
`;
  expect(wrongIn(yaml)).toMatchInlineSnapshot(`
    [
      "perf-gate.yml:4:5 targets[0] is "p59 < 200ms", but must be a target of p50, p90, p95, p99, avg, ttfb, error-rate, availability, checks, rps, transactions, vus, cpu, memory, disk-wait, network, db.query, db.pool, db.deadlocks, db.cache-hit, page load, page ttfb, page lcp, page tti, or of a metric of the script's own by its name. Did you mean p95 < 200ms?",
      "perf-gate.yml:5:5 targets[1] is "p95 < 200%", but must be a target whose limit is a time with its unit, such as 200ms or 2s. Did you mean p95 < 200ms?",
      "perf-gate.yml:6:18 targets[2]["GET /orders"] is "p95 < 300", but must be a target whose limit is a time with its unit, such as 200ms or 2s. Did you mean p95 < 300ms?",
      "perf-gate.yml:7:31 targets[3].role is "warn", but must be one of blocking, warning, informative.",
      "perf-gate.yml:8:5 targets[4] is {"target":"p99 < 1s","rol":"warning"}, but must be a target with its role, such as { target: p95 < 200ms, role: warning }, or an endpoint with its targets.",
      "perf-gate.yml:9:5 targets[5] is 5, but must be a target such as p95 < 200ms, error-rate < 1% or GET /orders: p95 < 300ms.",
      "perf-gate.yml:10:5 targets[6] is "recomended", but must be a target such as p95 < 200ms, error-rate < 1% or GET /orders: p95 < 300ms. Did you mean recommended?",
    ]
  `);
});

test.each(['targets: { p95: 200ms }\n', 'targets: []\n', 'targets: 5\n', 'targets: recomended\n'])(
  '%j is refused',
  (yaml) => {
    expect(wrongIn(yaml).join('\n')).toMatch(/^perf-gate.yml:3:10 targets is .* but must be /);
  },
);

test('a metric of the script may have any name that k6 takes', () => {
  for (const name of ['constructor', 'toString', '__proto__', 'check_time']) {
    expect(targetsOf(`targets: [${name} p95 < 2s]\n`)).toMatchObject([{ metric: 'own', name }]);
  }
});

test('an endpoint that no request of the list is, is asked back at its place', () => {
  const yaml = (endpoint: string) =>
    `app: { start: x }\nworkload: { requests: [GET /orders, POST /cart] }\ntargets: ["${endpoint}: p95 < 1s"]\n`;
  expect(problemsOf(yaml('GET /ordres'))).toEqual([
    'perf-gate.yml:3:11 workload.requests has no endpoint GET /ordres. Did you mean GET /orders?',
  ]);
  expect(problemsOf(yaml('DELETE /users'))).toEqual([
    'perf-gate.yml:3:11 workload.requests has no endpoint DELETE /users. It has GET /orders, POST /cart.',
  ]);
  expect(problemsOf(yaml('GET /orders'))).toEqual([]);
  expect(problemsOf(yaml('/cart'))).toEqual([]);
  // What a script calls, only its run tells, and an id in a path is named by it.
  expect(wrongIn('targets: ["GET /ordres: p95 < 1s"]\n')).toEqual([]);
  const withId = 'app: { start: x }\nworkload: { requests: [GET /orders/1] }\n';
  expect(problemsOf(`${withId}targets: ["GET /orders/:id: p95 < 1s"]\n`)).toEqual([]);
});
