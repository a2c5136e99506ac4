import { expect, test } from 'vitest';
import { defaultGate } from '../../../src/core/config/default-gate.ts';
import { parseConfig } from '../../../src/core/config/parse.ts';
import { unknownInputs } from '../../../src/core/config/unknown-inputs.ts';

const MINIMAL = { app: { start: 'node server.js' }, workload: { script: 'load.js' } };

function parse(value: unknown, overrides: Record<string, unknown> = {}, measures = true) {
  return parseConfig({
    file: { name: 'perf-gate.yml', value, locate: (path) => ({ line: path.length, column: 3 }) },
    overrides,
    label: (id) => `input "${id}"`,
    measures,
    defaultGate: 'job',
    outFor: (gate) => `/out/${gate}`,
    resolve: (path) => `/abs/${path}`,
  });
}

const messages = (value: unknown, overrides = {}) => {
  const parsed = parse(value, overrides);
  return parsed.ok ? [] : parsed.problems.map(({ message }) => message);
};

const valid = (value: unknown, overrides = {}) => {
  const parsed = parse(value, overrides);
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join('\n'));
  return parsed.config;
};

test('a minimal file is enough, and the rest has its defaults', () => {
  const config = valid(MINIMAL);
  expect(config).toMatchObject({
    gate: 'job',
    app: { start: 'node server.js', ready: '/', port: null },
    workload: { script: 'load.js', rate: null, durationMs: null },
    policy: { warn: 0.2, fail: 0.5, failOn: 'fail', thresholds: 'fail' },
    baseline: { store: { kind: 'artifact' } },
    out: '/out/job',
  });
  expect(Object.isFrozen(config)).toBe(true);
});

test('everything that the file can say is read', () => {
  const config = valid({
    gate: 'checkout-api',
    app: { build: 'make', start: 's', ready: '/healthz', stop: 'x', port: 3000, env: { LOG: 'warn', N: 1 } },
    workload: { script: 'l.js', rate: '600/m', duration: '1m30s', warmup: '500ms', env: ['A', 'B=c'] },
    policy: { warn: '10%', fail: '30 %', 'fail-on': 'warn', 'on-invalid': 'pass' },
    baseline: { store: 'directory:base', branches: ['main', 'next'], workflow: ['.github/workflows/a.yml'] },
  });
  expect(config.app).toMatchObject({ port: 3000, env: { LOG: 'warn', N: '1' } });
  expect(config.workload).toMatchObject({
    rate: { perSecond: 10, text: '10/s' },
    durationMs: 90_000,
    warmupMs: 500,
    env: ['A', 'B=c'],
  });
  expect(config.policy).toMatchObject({ warn: 0.1, fail: 0.3, failOn: 'warn', onInvalid: 'pass' });
  expect(config.baseline).toMatchObject({
    store: { kind: 'directory', path: '/abs/base' },
    branches: ['main', 'next'],
    workflows: ['.github/workflows/a.yml'],
  });
});

test('an input overrides the file, and the file the default', () => {
  expect(valid({ ...MINIMAL, policy: { warn: '10%' } }).policy.warn).toBe(0.1);
  expect(valid({ ...MINIMAL, policy: { warn: '10%' } }, { warn: '15%' }).policy.warn).toBe(0.15);
  expect(valid({ ...MINIMAL, policy: { warn: '10%' } }, { warn: '' }).policy.warn).toBe(0.1);
});

test('a rate without duration lasts 30 s', () => {
  expect(valid(MINIMAL, { rate: '5/s' }).workload.durationMs).toBe(30_000);
});

test.each([
  [{ gte: 1 }, 'gte is not a setting. Did you mean gate?'],
  [{ workload: { scripts: 'x' } }, 'workload.scripts is not a setting. Did you mean script?'],
  [{ zebra: 1 }, 'zebra is not a setting. Known here: gate, app, workload, policy, baseline.'],
  [
    { app: 'node server.js' },
    'app must hold settings (build, start, ready, stop, port, env), not "node server.js".',
  ],
  [
    { workload: { rate: 200 } },
    'workload.rate is 200, but must be iterations per second, minute or hour, such as 200/s or 30/m.',
  ],
  [
    { workload: { rate: '0/s' } },
    'workload.rate is "0/s", but must be iterations per second, minute or hour, such as 200/s or 30/m.',
  ],
  [
    { workload: { rate: '1/s', duration: '30' } },
    'workload.duration is "30", but must be a time with its unit, such as 30s, 5m or 1m30s.',
  ],
  [
    { workload: { warmup: '5 parsecs' } },
    'workload.warmup is "5 parsecs", but must be a time with its unit, such as 30s, 5m or 1m30s.',
  ],
  [
    { policy: { warn: 20 } },
    'policy.warn is 20, but must be a percentage from 0 to 1000 with its sign, such as 20%.',
  ],
  [
    { policy: { 'fail-on': 'wran' } },
    'policy.fail-on is "wran", but must be one of fail, warn, never. Did you mean warn?',
  ],
  [{ policy: { thresholds: true } }, 'policy.thresholds is true, but must be one of fail, warn, ignore.'],
  [{ app: { port: 70000 } }, 'app.port is 70000, but must be a port from 1 to 65535.'],
  [
    { app: { env: ['A=1'] } },
    'app.env is ["A=1"], but must be names with values, such as { LOG_LEVEL: warn }.',
  ],
  [{ workload: { env: { A: 1 } } }, 'workload.env is {"A":1}, but must be a list of texts.'],
  [{ baseline: { store: 's3' } }, 'baseline.store is "s3", but must be artifact, directory:PATH or none.'],
  [
    { gate: 'a b' },
    'gate is "a b", but must be at most 100 letters, digits, dots, dashes, underscores or slashes.',
  ],
  [{ gate: 7 }, 'gate is 7, but must be at most 100 letters, digits, dots, dashes, underscores or slashes.'],
  [{ policy: { warn: '60%' } }, 'policy.warn (60%) must be below policy.fail (50%).'],
  [
    { workload: { duration: '5s' } },
    "duration needs rate: without it the script's own options decide how long it runs.",
  ],
  [
    { workload: { target: 'http://x.test' } },
    'app.start and workload.target exclude each other: keep the one that is meant.',
  ],
  [
    { workload: { target: 'x.test' } },
    'workload.target is "x.test", but must be a URL that begins with http:// or https://.',
  ],
])('%j is refused with the whole sentence', (change, message) => {
  const merged: Record<string, unknown> = { ...MINIMAL };
  for (const [key, value] of Object.entries(change)) {
    const before = merged[key];
    const both = typeof before === 'object' && typeof value === 'object';
    merged[key] = both ? { ...before, ...(value as object) } : value;
  }
  expect(messages(merged)).toContain(message);
});

test('every problem is told at once, each in its place', () => {
  const parsed = parse({ workload: { rate: 'fast', scirpt: 'x' }, policy: { warn: 'much' } });
  expect(parsed.ok).toBe(false);
  if (parsed.ok) return;
  expect(parsed.problems.length).toBeGreaterThanOrEqual(5);
  expect(parsed.problems[0]).toMatchObject({ where: 'perf-gate.yml', line: 2, column: 3 });
});

test('a stage without load needs no script', () => {
  expect(parse({}, {}, false).ok).toBe(true);
  expect(parse({}, {}, true).ok).toBe(false);
});

test('a mistyped input is told apart from a stranger', () => {
  const found = unknownInputs(['script', 'scirpt', 'unrelated-thing']);
  expect(found.problems.map(({ message }) => message)).toEqual([
    '"scirpt" is not an input of this action. Did you mean script?',
  ]);
  expect(found.strangers).toEqual(['unrelated-thing']);
  expect(unknownInputs(['script', 'fail-on'])).toEqual({ problems: [], strangers: [] });
});

test('the default gate names the job and its matrix leg', () => {
  expect(defaultGate('perf', null)).toBe('perf');
  expect(defaultGate('perf', { node: 24, os: 'ubuntu latest' })).toBe('perf-24-ubuntu-latest');
  expect(defaultGate('', {})).toBe('perf-gate');
});
