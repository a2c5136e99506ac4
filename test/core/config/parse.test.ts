import { expect, test } from 'vitest';
import { unknownInputs } from '../../../src/core/config/check/unknown-inputs.ts';
import { defaultGate } from '../../../src/core/config/default-gate.ts';
import { parseConfig } from '../../../src/core/config/parse.ts';

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
    app: { start: 'node server.js', ready: '/', readyMs: 60_000, port: null },
    workload: { script: 'load.js', rate: null, durationMs: null },
    policy: { warn: 0.2, fail: 0.5, failOn: 'fail', thresholds: 'head-only' },
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

test('a target in an input is checked like one in the file', () => {
  const problems = messages({ workload: { script: 'a.js' } }, { target: 'x.test', warn: '20' });
  expect(problems).toEqual([
    'input "target" is "x.test", but must be a URL that begins with http:// or https://. Did you mean http://x.test?',
    'input "warn" is "20", but must be a percentage above 0 and up to 1000 with its sign, such as 20%. Did you mean 20%?',
  ]);
});

test('lists and switches of inputs and flags are texts', () => {
  const config = valid(MINIMAL, { 'base-branch': 'main, next\nrelease', 'dry-run': 'TRUE', gate: ' shop ' });
  expect(config.baseline.branches).toEqual(['main', 'next', 'release']);
  expect(config).toMatchObject({ dryRun: true, gate: 'shop', out: '/out/shop' });
  expect(messages(MINIMAL, { 'dry-run': 'yes' })).toEqual([
    'input "dry-run" is "yes", but must be true or false.',
  ]);
});

test('a problem of an override stands at the override, also when the file has the other half', () => {
  const parsed = parse({ ...MINIMAL, policy: { warn: '30%' } }, { fail: '25%' });
  expect(parsed.ok ? [] : parsed.problems).toEqual([
    {
      where: 'perf-gate.yml',
      line: 2,
      column: 3,
      message: 'policy.warn (30%) must be below policy.fail (25%).',
    },
  ]);
  const flags = parse(MINIMAL, { fail: '10%' });
  expect(flags.ok ? [] : flags.problems).toEqual([
    {
      where: 'input "fail"',
      line: null,
      column: null,
      message: 'policy.warn (20%) must be below policy.fail (10%).',
    },
  ]);
});

test('saving a baseline needs a place to save it in', () => {
  const flags = { 'save-baseline': true, script: 'a.js', target: 'http://x.test' };
  expect(messages(null, { ...flags, baseline: 'none' })).toEqual([
    '--save-baseline needs --baseline DIR: the folder that the recording is stored in.',
  ]);
  expect(valid(null, { ...flags, baseline: 'directory:b' }).baseline).toMatchObject({
    save: true,
    store: { kind: 'directory', path: '/abs/b' },
  });
});

test('variables of the script may be written as in a workflow', () => {
  const env = { REGION: 'eu', USERS: 5 };
  const config = valid({ ...MINIMAL, workload: { script: 'a.js', rate: '5/s', env } });
  expect(config.workload.env).toEqual(['REGION=eu', 'USERS=5']);
  expect(messages({ ...MINIMAL, workload: { script: 'a.js', rate: '5/s', env: { 'A-B': 1 } } })).toEqual([
    'workload.env is "A-B", but must be names of variables: letters, digits and _.',
  ]);
});

test('the result is frozen to its leaves', () => {
  const config = valid({ ...MINIMAL, workload: { script: 'a.js', rate: '5/s', env: ['A'] } });
  const parts = [
    config,
    config.workload,
    config.workload.rate,
    config.workload.env,
    config.policy,
    config.k6,
  ];
  for (const part of [...parts, config.app?.env, config.baseline.store]) {
    expect(Object.isFrozen(part)).toBe(true);
  }
});

test.each([
  ['200/s', 200, '200/s'],
  ['90/m', 1.5, '1.5/s'],
  ['30/m', 0.5, '30/m'],
  ['36/h', 0.01, '36/h'],
])('a rate of %s is %d per second and shown as %s', (rate, perSecond, text) => {
  expect(valid(MINIMAL, { rate }).workload.rate).toEqual({ perSecond, text });
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

test.each([
  ['scirpt', 'Did you mean script?'],
  ['scripts', 'Did you mean script?'],
  ['fail_on', 'Did you mean fail-on?'],
  ['github_token', 'Did you mean github-token?'],
  ['token', 'Did you mean github-token?'],
  ['k6', 'Did you mean k6-version or k6-path or k6-mirror or k6-sha256?'],
  ['fail-on-regression', 'Did you mean fail-on?'],
  ['app.start', 'Did you mean start?'],
  ['workload_rate', 'Did you mean rate?'],
  ['warmup', 'Set workload.warmup in perf-gate.yml instead.'],
  ['on-no-baseline', 'Set policy.on-no-baseline in perf-gate.yml instead.'],
])('the input %s is a mistake: %s', (name, remedy) => {
  expect(unknownInputs([name])).toEqual({
    problems: [
      {
        where: `input "${name}"`,
        line: null,
        column: null,
        message: `"${name}" is not an input of this action. ${remedy}`,
      },
    ],
    strangers: [],
  });
});

test('an input that is like none of ours is a stranger, and ours are neither', () => {
  expect(unknownInputs(['unrelated-thing', 'who-to-greet'])).toEqual({
    problems: [],
    strangers: ['unrelated-thing', 'who-to-greet'],
  });
  expect(unknownInputs(['script', 'fail-on', 'matrix'])).toEqual({ problems: [], strangers: [] });
});

test('the default gate names the job and its matrix leg', () => {
  expect(defaultGate('perf', null)).toBe('perf');
  expect(defaultGate('perf', { node: 24, os: 'ubuntu latest' })).toBe('perf-24-ubuntu-latest');
  expect(defaultGate('', {})).toBe('perf-gate');
  expect(defaultGate('a/b', { flag: true, none: null })).toBe('a-b-true');
  expect(defaultGate('perf', { target: { os: 'linux', nodes: [22, 24] } })).toBe('perf-linux-22-24');
  expect(defaultGate('j'.repeat(200), null)).toHaveLength(100);
});
