import { expect, test } from 'vitest';
import type { Dependence, Hazard, ScriptCheck } from '../../../src/core/model/script-check.ts';
import { renderCheck } from '../../../src/core/render/text/check.ts';
import { dependenceText } from '../../../src/core/words/check/depends.ts';
import { hazardText } from '../../../src/core/words/check/hazards.ts';

type Percentile = ScriptCheck['subjects'][number]['percentiles'][number];

const percentile = (metric: Percentile['metric'], more: Partial<Percentile> = {}): Percentile => {
  return { metric, state: 'judged', windows: 4, takes: 100, times: null, level: null, ...more };
};

const ENOUGH = [percentile('p50'), percentile('p95')];

function checkOf(more: Partial<ScriptCheck> = {}): ScriptCheck {
  return {
    script: 'load.js',
    tried: 'both',
    way: { kind: 'rounds', plateau: null, why: 'It is driven as it is.' },
    depends: [],
    databases: { base: null, head: null },
    load: {
      profile: 'constant-vus 5 VUs for 20s',
      ...{ ownMs: 20_000, iterationMs: 51.6, requests: 2, functions: 1, requestsPerSecond: 96.5 },
    },
    window: { kind: 'round', ms: 3000, most: 20 },
    subjects: [
      { name: null, requests: 290, percentiles: ENOUGH },
      { name: 'GET /products/:id', requests: 7.26, percentiles: ENOUGH },
    ],
    targets: [],
    hazards: [],
    ...more,
  };
}

const drawn = (more: Partial<ScriptCheck> = {}, width = 200) => renderCheck(checkOf(more), { width });

test('the way stands first, then the load and a row for each endpoint; what is empty is left out', () => {
  expect(drawn()).toBe(`ROUNDS  load.js: It is driven as it is.

Load:
  - All of it: constant-vus 5 VUs for 20s, 20 s in all; an iteration makes 2 requests in 52 ms.
  - Driven: about 97 requests/s on each side, in rounds of 3 s.

  endpoint           requests per round  judged (what the rest would take)
  all requests                      290  p50, p95
  GET /products/:id                 7.3  p50, p95
  These are the endpoints of one iteration. Others that a run calls take their share of all requests.
`);
});

test('a preset is told with what it sets, and with what is stronger', () => {
  const values = [
    { path: 'policy.warn', value: '10%', instead: null },
    { path: 'policy.budget', value: '10m', instead: { from: '--budget', value: '300s' } },
  ];
  const text = drawn({ preset: { name: 'nightly', from: 'perf-gate.yml', values } });
  expect(text).toContain(`Preset nightly, of perf-gate.yml:
  - policy.warn 10%
  - policy.budget 300s, of --budget (the preset has 10m)
`);
  expect(drawn()).not.toContain('Preset');
});

test('what it depends on stands below the way, and what hurts last', () => {
  const text = drawn({ depends: [{ kind: 'base-bears-it' }], hazards: [{ kind: 'no-requests' }] });
  expect(text.indexOf('It depends:')).toBeLessThan(text.indexOf('Load:'));
  expect(text.indexOf('Worth knowing:')).toBeGreaterThan(text.indexOf('GET /products/:id'));
});

const rate = { scenario: 'default', unit: 'per-second', level: 170 } as const;

test.each<[string, Percentile, string]>([
  [
    'from more rounds on',
    percentile('p99', { state: 'joined', windows: 8 }),
    'p99 from 8 pairs of rounds on',
  ],
  [
    'by more load or a larger budget',
    percentile('p99', { state: 'too-few', windows: 8, takes: 500, times: 4.25, level: rate }),
    'p99 takes 500 (170 iterations/s or `policy.budget: 48s`)',
  ],
  [
    'by more of several loads',
    percentile('p95', { state: 'too-few', windows: 0, times: 1.34 }),
    'p95 takes 100 (1.4 × the load)',
  ],
  ['by nothing that is known', percentile('p95', { state: 'too-few', windows: 0 }), 'p95 takes 100'],
])('a percentile that can be judged %s says so', (_, one, told) => {
  const percentiles = [percentile('p50'), one];
  const text = drawn({ subjects: [{ name: 'GET a', requests: 25, percentiles }] });
  expect(text).toContain(`25  p50 · ${told}\n`);
});

test('a run of too few slices says how many it takes', () => {
  const percentiles = [percentile('p50', { state: 'too-few', windows: 4 })];
  const window = { kind: 'slice', ms: 5000, most: 3 } as const;
  const text = drawn({ window, subjects: [{ name: null, requests: 90, percentiles }] });
  expect(text).toContain('p50 takes 4 pairs of slices');
  expect(text).toContain('in slices of 5 s');
});

const given = (variable: string, copy = false) => ({ variable, copy });

test('which side has a database of its own is told, and nothing where neither has', () => {
  const told = (databases: ScriptCheck['databases'], more: Partial<ScriptCheck> = {}) =>
    drawn({ databases, ...more }).match(/\nDatabases:\n((?: {2}- .*\n)+)/)?.[1] ?? null;
  const own = given('DATABASE_URL');
  expect(told({ base: null, head: null })).toBeNull();
  expect(told({ base: own, head: own })).toBe(
    '  - Base and head each get a database of their own on the server that `DATABASE_URL` names, empty, for `app.setup` or the application to fill. Both are dropped at the end.\n',
  );
  expect(told({ base: null, head: given('DB', true) })).toBe(
    '  - Base gets none: its own configuration has no `app.database`.\n' +
      '  - Head gets a database of its own on the server that `DB` names, a copy of the one that is named there. It is dropped at the end.\n',
  );
  const stored = { way: { kind: 'stored', why: 'x' } } as const;
  expect(told({ base: own, head: own }, stored)).toContain('  - The run gets a database of its own on');
  expect(told({ base: own, head: null }, stored)).toBeNull();
});

test('a run alone has no sides', () => {
  const text = drawn({ window: { kind: 'run', ms: 20_000, most: 1 } });
  expect(text).toContain('Driven: about 97 requests/s, in one run of 20 s.');
  expect(text).toContain('requests per run');
});

test('twenty endpoints are printed, and how many more there are', () => {
  const subjects = Array.from({ length: 33 }, (_, at) => {
    return { name: `GET ${at}`, requests: 9, percentiles: ENOUGH };
  });
  expect(drawn({ subjects })).toContain('  and 13 more\n');
});

test('names of others act on no terminal and no runner, and lines are wrapped', () => {
  const script = '\u001b[31m::error::x.js';
  const text = drawn({ script, hazards: [{ kind: 'threw', text: '##[error]a\nb' }] }, 60);
  expect(text).not.toContain('\u001b');
  expect(text).not.toContain('##[');
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
});

test('only the way has a colour', () => {
  const text = renderCheck(checkOf(), { paint: (style, text) => `<${style}>${text}</>`, width: 100 });
  expect(text.startsWith('<bold><green>ROUNDS</></>  load.js')).toBe(true);
  expect(text.split('</>')).toHaveLength(3);
});

test.each<[Hazard, string]>([
  [{ kind: 'no-base-url' }, 'read `__ENV.BASE_URL`'],
  [{ kind: 'elsewhere', hosts: ['auth.test:80'] }, 'also calls auth.test:80'],
  [
    { kind: 'renamed', names: ['GET /products/:id'] },
    'left out of names: GET /products/:id. `workload.names`',
  ],
  [
    { kind: 'remote-imports', addresses: ['https://x.test/a.js'] },
    'imports `https://x.test/a.js` from the network',
  ],
  [
    { kind: 'unjudged-threshold', metric: 'http_reqs', expression: 'count>9' },
    '`http_reqs: count>9` is not judged',
  ],
  [{ kind: 'asks', asks: ['__VU'] }, 'asks k6 for __VU'],
  [{ kind: 'counts', asks: ['__ITER'] }, 'counts with __ITER'],
  [{ kind: 'protocols', protocols: ['gRPC calls'] }, 'makes gRPC calls too'],
  [{ kind: 'setup-data', ownMs: 20_000 }, "the script's own run of 20 s"],
  [{ kind: 'stops-app' }, 'teardown() is left out'],
  [
    {
      kind: 'one-function',
      driven: { scenario: 'a', runs: 'default' },
      others: [{ scenario: 'b', runs: 'buy' }],
    },
    '`default` as scenario `a` runs it: `b` (`buy`) is left out',
  ],
  [{ kind: 'no-requests' }, 'made no request'],
  [{ kind: 'threw', text: 'Error: x' }, 'threw "Error: x"'],
  [{ kind: 'failed-requests', text: 'GET a: 503' }, 'failed: GET a: 503.'],
])('what hurts is said with what to do: %o', (hazard, part) => {
  expect(hazardText(hazard)).toContain(part);
  expect(hazardText(hazard)).toMatch(/\.$/);
});

test.each<[Dependence, string]>([
  [{ kind: 'earlier-runs' }, 'the first run has nothing to compare with'],
  [{ kind: 'base-starts' }, 'Only head was tried'],
  [
    { kind: 'iteration-time', nowMs: 240, mostMs: 2000 },
    'took 240 ms in the first try. The warm-up decides: up to 2.0 s',
  ],
  [{ kind: 'base-bears-it' }, 'the load is lowered'],
  [{ kind: 'asks', asks: ['__VU'], otherwise: 'stored' }, 'earlier runs decide'],
  [{ kind: 'asks', asks: ['__VU'], otherwise: 'side-by-side' }, 'driven side by side'],
  [{ kind: 'room' }, 'nothing is called unchanged'],
  [{ kind: 'whole-limit', limitMs: 1_200_000, runs: 2 }, '(1200 s) has room for it'],
  [
    { kind: 'whole-limit', limitMs: 30_000, runs: 1 },
    'rest on one start: there is no second run, for want of room in `compare.whole-limit` (30 s)',
  ],
])('what the way depends on is a sentence: %o', (dependence, part) => {
  expect(dependenceText(dependence)).toContain(part);
});

test('targets stand below the endpoints, each with why it would not be measured', () => {
  const targets = [
    { text: 'p95 < 200ms', why: null },
    { text: 'memory < 80%', why: { kind: 'no-reading', metric: 'memory' } },
  ] as const;
  expect(drawn({ targets })).toContain(`
Targets:
  - p95 < 200ms
  - memory < 80%: not measured, since this run has no reading of memory
`);
  expect(drawn()).not.toContain('Targets');
});
