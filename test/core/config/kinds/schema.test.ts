import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { schemaText } from '../../../../scripts/schema.ts';

const schema = z.fromJSONSchema(JSON.parse(schemaText()));
const accepts = (yaml: string): boolean => schema.safeParse(parse(yaml)).success;

const EVERYTHING = `
gate: checkout-api
comment-group: shop
check-run: true
app:
  build: npm ci && npm run build
  start: node server.js
  ready: /healthz
  stop: docker compose down
  port: 3000
  setup: make db
  reset: make clean-db
  database: { url-env: DATABASE_URL, copy: true }
  env: { LOG_LEVEL: warn, WORKERS: 2, DEBUG: false }
workload:
  script: load/checkout.js
  target: https://staging.example.com
  rate: 200/s
  duration: 1m30s
  warmup: 5s
  environment: staging
  env: [API_KEY, REGION=eu]
compare: { mode: duet, base-target: http://127.0.0.1:1, head-target: http://127.0.0.1:2, escalate: never }
policy:
  { from: base, warn: 20%, fail: 50%, fail-on: fail, thresholds: warn, on-invalid: pass, budget: 90s, confidence: 0.99, seed: 7,
    metrics: { p95: { warn: 10%, fail: 30%, floor: 2ms, role: warning }, p50: { floor: 3 } },
    endpoints: { GET orders: { error-rate: { floor: 0.5% }, delivered-rate: { floor: 5/s } } } }
targets: [recommended, p95 < 200ms, { target: p99 < 1s, role: warning }, "GET /orders: error-rate < 1%"]
baseline: { store: "directory:base", branches: main, workflow: [.github/workflows/perf.yml] }
`;

test('the schema accepts a file with every setting', () => {
  expect(schema.safeParse(parse(EVERYTHING)).error?.issues ?? []).toEqual([]);
});

test('the schema accepts a branch to keep recordings in', () => {
  expect(accepts(EVERYTHING.replace('directory:base', 'branch:perf-gate-data'))).toBe(true);
});

test.each([
  ['gate: checkout-api', 'gte: checkout-api'],
  ['script:', 'scirpt:'],
  ['gate: checkout-api', 'gate: checkout api'],
  ['rate: 200/s', 'rate: 200'],
  ['duration: 1m30s', 'duration: "30"'],
  ['warmup: 5s', 'warmup: 5 s'],
  ['https://staging', 'staging'],
  ['port: 3000', 'port: 70000'],
  ['[API_KEY, REGION=eu]', '[$API_KEY]'],
  ['url-env: DATABASE_URL', 'url: DATABASE_URL'],
  ['copy: true', 'copy: maybe'],
  ['{ url-env: DATABASE_URL, copy: true }', 'true'],
  ['WORKERS: 2', 'WORKERS: [2]'],
  ['warn: 20%', 'warn: 20'],
  ['fail-on: fail', 'fail-on: always'],
  ['p95 < 200ms,', 'p95 200ms,'],
  ['role: warning }, "GET', 'role: warn }, "GET'],
  ['"directory:base"', 's3'],
  ['"directory:base"', '"branch:a..b"'],
  ['comment-group: shop', 'comment-group: our shop'],
  ['check-run: true', 'check-run: 1'],
  ['escalate: never', 'escalate: always'],
  ['from: base', 'from: main'],
  ['branches: main', 'branches: [1]'],
  ['mode: duet', 'mode: duel'],
  ['base-target: http:', 'base-target: ftp:'],
  ['budget: 90s', 'budget: 20'],
  ['confidence: 0.99', 'confidence: 99'],
  ['seed: 7', 'seed: -7'],
  ['p95: {', 'p59: {'],
  ['warn: 10%', 'wran: 10%'],
  ['role: warning', 'role: loud'],
  ['floor: 2ms', 'floor: 2%'],
  ['floor: 0.5%', 'floor: 0.5'],
  ['floor: 5/s', 'floor: 5ms'],
])('the schema refuses the file once %s is %s', (right, wrong) => {
  const changed = EVERYTHING.replace(right, wrong);
  expect(changed).not.toBe(EVERYTHING);
  expect(accepts(changed)).toBe(false);
});

test('editors are told every setting and its default', () => {
  const { properties } = JSON.parse(schemaText());
  expect(properties.policy.properties.warn).toMatchObject({
    description: 'slow-down above which there is a warning',
    default: '20%',
  });
  expect(properties['check-run']).toMatchObject({ type: 'boolean', default: false });
});

type Part = { readonly properties?: Readonly<Record<string, Part>>; readonly default?: unknown };

/** All that the schema describes, however deep. */
const within = (properties: NonNullable<Part['properties']>): readonly Part[] =>
  Object.values(properties).flatMap((part) => [part, ...within(part.properties ?? {})]);

test('what editors are told as a default, the schema takes itself', () => {
  const { properties } = JSON.parse(schemaText());
  const settings = within(properties);
  expect(settings).toContainEqual(properties.app.properties.database.properties.copy);
  const wrong = settings.filter(
    (one) => 'default' in one && !z.fromJSONSchema(one).safeParse(one.default).success,
  );
  expect(wrong).toEqual([]);
});
