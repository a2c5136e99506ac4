import { describe, expect, test } from 'vitest';
import { type Ruled, rulesChange } from '../../../../src/core/decision/rules/policy-difference.ts';
import type { Policy } from '../../../../src/core/model/policy.ts';
import { rulesText } from '../../../../src/core/words/rules.ts';
import { POLICY } from '../../../contracts/policy.ts';
import { configOf } from '../../config/written.ts';

function rulesSentence(base: Ruled | null, head: Ruled, judge: 'base' | 'head'): string | null {
  const change = rulesChange(base, head, judge);
  return change && rulesText(change);
}

const ruled = (policy: Policy): Ruled => ({
  ...configOf('workload: { script: l.js, target: http://x }\n'),
  policy,
});
const policyDifference = (base: Policy, head: Policy, judge: 'base' | 'head') =>
  rulesSentence(ruled(base), ruled(head), judge);

test('a change that loosens its own limits is told, with both values', () => {
  const head: Policy = {
    ...POLICY,
    fail: 5,
    failOn: 'never',
    metrics: { p95: { role: 'informative', floor: 50 } },
    endpoints: { 'GET orders': { p50: { warn: 0.9 } } },
    confidence: 0.999,
  };
  expect(policyDifference(POLICY, head, 'head')).toBe(
    'This change also changes the rules that it is judged by: policy.fail 50 % → 500 %, ' +
      'policy.fail-on fail → never, policy.metrics.p95.role nothing → informative, ' +
      'policy.metrics.p95.floor nothing → 50, policy.endpoints.GET orders.p50.warn nothing → 90 %, ' +
      'policy.confidence nothing → 99.9 %.',
  );
});

test('every setting of the policy is looked at', () => {
  for (const [name, value] of Object.entries({
    ...{ warn: 0.3, fail: 0.6, failOn: 'warn', thresholds: 'warn', onInconclusive: 'fail' },
    ...{ onNoBaseline: 'fail', onInvalid: 'pass', metrics: { p50: { warn: 0.3 } }, confidence: 0.95 },
  })) {
    expect(policyDifference(POLICY, { ...POLICY, [name]: value }, 'head'), name).not.toBeNull();
  }
});

test('a target that is loosened, taken out or only warns is told by what it is of', () => {
  const targets = (...written: readonly string[]): Policy => ({
    ...POLICY,
    ...configOf(`workload: { script: l.js, target: http://x }\ntargets: [${written.join(', ')}]\n`).policy,
  });
  const base = targets('p95 < 200ms', 'error-rate < 1%', '"GET /a: p99 < 1s"', 'rps > 5');
  const head = targets('p95 < 2s', '{ target: error-rate < 1%, role: warning }', 'rps > 5');
  expect(policyDifference(base, head, 'head')).toBe(
    'This change also changes the rules that it is judged by: targets: p95 < 200ms → < 2s, ' +
      'targets: error-rate < 1% → < 1% (warning), targets: GET /a: p99 < 1s → nothing.',
  );
  expect(policyDifference(base, base, 'head')).toBeNull();
});

test('where the rules of base judge, that is said', () => {
  expect(policyDifference(POLICY, { ...POLICY, warn: 0.9 }, 'base')).toBe(
    'The rules of base judge this change (policy.from: base), not those that it is run with: policy.warn 20 % → 90 %.',
  );
});

test('a lock that is taken away, and less evidence, are told', () => {
  const base: Ruled = { ...ruled(POLICY), policyFrom: 'base' };
  const { compare, ...head } = ruled(POLICY);
  expect(rulesSentence(base, { ...head, compare: { ...compare, budgetSeconds: 24 } }, 'base')).toContain(
    'policy.from base → head, policy.budget 120s → 24s.',
  );
});

test('the same rules are not worth a word, and neither is what the change accepts', () => {
  expect(policyDifference(POLICY, { ...POLICY }, 'head')).toBeNull();
  expect(policyDifference(POLICY, { ...POLICY, accepted: [] }, 'head')).toBeNull();
});

describe('what decides how a change is compared, and what with', () => {
  const STARTED = 'app: { start: serve }\nworkload: { script: l.js }\n';
  const BASE = configOf(STARTED);
  const said = (added: string, base = BASE) => rulesSentence(base, configOf(`${STARTED}${added}`), 'head');

  test.each([
    [
      'compare: { mode: stored, escalate: never }',
      'compare.mode auto → stored, compare.escalate duet → never',
    ],
    ['compare: { shape: whole }', 'compare.shape auto → whole'],
    [
      'baseline: { store: none, branches: [a, b] }',
      'baseline.store artifact → none, baseline.branches nothing → a, b',
    ],
    [
      'baseline: { store: "branch:kept", wait: 2m }',
      'baseline.store artifact → branch:kept, baseline.wait nothing → 120s',
    ],
    [
      'baseline: { workflow: [w.yml], anchor: v1.0.0 }',
      'baseline.workflow nothing → w.yml, baseline.anchor nothing → v1.0.0',
    ],
    ['paths: [a/**, b/**, c/**, d/**, e/**]', 'paths nothing → a/**, b/**, c/** and 2 more'],
  ])('%s is told', (added, text) => {
    expect(said(`${added}\n`)).toBe(`This change also changes the rules that it is judged by: ${text}.`);
  });

  test('long lists that begin alike are still told apart', () => {
    const base = configOf(`${STARTED}paths: [a, b, c, d]\n`);
    expect(said('paths: [a, b, c, e]\n', base)).toContain('paths a, b, c and 1 more → others');
    expect(said('paths: [a, b, c, d]\n', base)).toBeNull();
  });

  test('and so is the load, without the values of its variables and passwords', () => {
    const loaded = (workload: string) => configOf(`app: { start: serve }\nworkload: { ${workload} }\n`);
    const before = loaded('script: l.js, rate: 50/s, env: [SEED=one]');
    const sentence = (workload: string) => rulesSentence(before, loaded(workload), 'base');
    expect(sentence('script: other.js, rate: 5/s, duration: 10s, names: [/a/:id], env: [SEED=one]')).toBe(
      'This change also changes the load that it is measured with: workload.script l.js → other.js, ' +
        'workload.rate 50/s → 5/s, workload.duration 30s → 10s, workload.names nothing → /a/:id.',
    );
    expect(sentence('script: l.js, rate: 50/s, env: [SEED=hunter22]')).toContain(
      'workload.env SEED=… → others',
    );
    const target = 'compare: { base-target: "http://u:hunter22@x", head-target: "http://x" }';
    const targets = configOf(`workload: { script: l.js }\n${target}\n`);
    expect(
      rulesSentence(configOf('workload: { script: l.js, target: http://x }\n'), targets, 'head'),
    ).not.toContain('hunter22');
  });

  test('and so is an application that can no longer be driven beside base', () => {
    const fixed = configOf('app: { start: serve, port: 3000 }\nworkload: { script: l.js }\n');
    expect(rulesSentence(BASE, fixed, 'head')).toContain('This change also fixes `app.port`');
    expect(rulesSentence(fixed, fixed, 'head')).toBeNull();
  });
});

test('a script that is made says nothing of its own, and what it is made of does, without header values', () => {
  const loaded = (workload: string) => configOf(`app: { start: serve }\nworkload: { ${workload} }\n`);
  const written = loaded('requests: [GET /a]');
  const driven: Ruled = {
    ...written,
    workload: {
      ...written.workload,
      script: '.perf-gate/script.js',
      rate: { perSecond: 20, text: '20/s', usual: true },
      durationMs: 30_000,
    },
  };
  expect(rulesSentence(written, driven, 'head')).toBeNull();
  const sentence = (workload: string) => rulesSentence(written, loaded(workload), 'head');
  expect(sentence('requests: [GET /a, POST /b]')).toBe(
    'This change also changes the load that it is measured with: workload.requests GET /a → GET /a, POST /b.',
  );
  expect(sentence('requests: [GET /a], rate: 5/s, headers: { X-A: s3cr3t }')).toBe(
    'This change also changes the load that it is measured with: workload.headers nothing → X-A: …, workload.rate nothing → 5/s.',
  );
  expect(sentence('requests: [{ path: /a, headers: { Authorization: s3cr3t } }]')).toContain('GET /a {…}');
  expect(sentence('openapi: a.yaml')).toContain(
    'workload.requests GET /a → nothing, workload.openapi nothing → a.yaml',
  );
});
