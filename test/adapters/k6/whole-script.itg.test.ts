import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDuet } from './open-duet.ts';

/** What people write: two scenarios, data from a file, groups, checks, metrics of their own, thresholds of each kind. */
const SCRIPT = `import http from 'k6/http';
import exec from 'k6/execution';
import { check, group, sleep } from 'k6';
import { SharedArray } from 'k6/data';
import { Counter, Gauge, Rate, Trend } from 'k6/metrics';
import { json } from './lib/headers.js';

const BASE = __ENV.BASE_URL || 'http://localhost:3000';
const users = new SharedArray('users', () => JSON.parse(open('./users.json')));
const waiting = new Trend('waiting', true);
const orders = new Counter('orders');
const found = new Rate('found');
const last = new Gauge('last');

export const options = {
  scenarios: {
    browse: { executor: 'constant-arrival-rate', exec: 'browse', rate: 30, timeUnit: '1s', duration: '1m', preAllocatedVUs: 10, maxVUs: 40, tags: { kind: 'read' } },
    buy: { executor: 'constant-vus', exec: 'buy', vus: 2, duration: '1m', env: { KIND: 'write' }, gracefulStop: '5s' },
  },
  thresholds: {
    http_req_failed: ['rate<0.01'],
    'http_req_duration{kind:read}': ['p(95)<2000', { threshold: 'max<20000', abortOnFail: true }],
    'http_req_duration{name:order}': ['p(99.9)<5000'],
    http_reqs: ['count>10', 'rate>1'],
    checks: ['rate>0.9'],
    'checks{kind:read}': ['rate>0.9'],
    orders: ['count>1'],
    found: ['rate>0.99'],
    last: ['value>=0'],
    waiting: ['avg<5000', 'med<5000'],
  },
  summaryTrendStats: ['p(99.99)', 'avg'],
  systemTags: ['status', 'method', 'url'],
  tags: { team: 'shop' },
  userAgent: 'load/1.0',
  noCookiesReset: true,
  setupTimeout: '20s',
};

export function setup() {
  const token = http.post(BASE + '/login', '{}', json).json('token');
  return { token };
}

export function browse({ token }) {
  const params = { headers: { Authorization: 'Bearer ' + token } };
  group('pages', () => {
    const response = http.get(BASE + '/', params);
    check(response, { 'home is 200': ({ status }) => status === 200, 'has a body': ({ body }) => body.length > 0 });
    waiting.add(response.timings.waiting);
    const both = http.batch([['GET', BASE + '/a', null, params], ['GET', BASE + '/b', null, { ...params, tags: { name: 'page b' } }]]);
    found.add(both.every(({ status }) => status === 200));
  });
  http.get(http.url\`\${BASE}/items/\${exec.scenario.iterationInTest}\`, params);
  last.add(exec.vu.idInTest);
}

export function buy({ token }) {
  const user = users[exec.vu.idInTest % users.length];
  const params = { ...json, tags: { name: 'order' }, responseCallback: http.expectedStatuses(201) };
  const { status } = http.post(BASE + '/orders', JSON.stringify({ user, token, kind: __ENV.KIND }), params);
  if (check(status, { created: (one) => one === 201 })) orders.add(1);
  sleep(0.05);
}

export function teardown() {
  http.del(BASE + '/session');
}

export function handleSummary(data) {
  return { 'sum.json': JSON.stringify(data.metrics.http_req_duration.values) };
}
`;

let directory: string;
let base: Server;
let head: Server;
beforeEach(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'whole-script-'));
  await mkdir(path.join(directory, 'lib'));
  const headers = "export const json = { headers: { 'Content-Type': 'application/json' } };\n";
  await writeFile(path.join(directory, 'lib', 'headers.js'), headers);
  await writeFile(path.join(directory, 'users.json'), '["ann","bob"]');
  await writeFile(path.join(directory, 'load.js'), SCRIPT);
  [base, head] = [await serve(), await serve()];
});
afterEach(async () => {
  base.close();
  head.close();
  await rm(directory, { recursive: true, force: true });
});

async function serve(): Promise<Server> {
  const server = createServer((request, response) => {
    response.statusCode = request.url === '/orders' ? 201 : 200;
    setTimeout(() => response.end('{"token":"t"}'), 10);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

const addressOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

test('a script that uses what k6 offers is driven in turns as it is', async () => {
  const heard: string[] = [];
  const baseUrls = { base: addressOf(base), head: addressOf(head) };
  const opened = await openDuet({
    directory,
    baseUrls,
    warmupMs: 2000,
    // What it asks k6 is of no matter to what it does.
    ...{ shape: 'plateau', hasReset: true },
    hear: (line) => void heard.push(line),
  });
  if (opened.kind !== 'ready') throw new Error(JSON.stringify(opened));
  const { driver } = opened;
  const { pairs, trouble, astray } = await driver.drive(['base', 'head']);
  expect({ trouble, astray }, heard.join('\n')).toEqual({ trouble: { base: [], head: [] }, astray: null });
  expect(pairs).toHaveLength(2);
  const names = ['overall', 'GET /', 'GET /a', 'GET /items/:id', 'GET page b', 'POST order', 'Trend waiting'];
  for (const arm of ['base', 'head'] as const) {
    const subjects = pairs[0]?.[arm].subjects ?? {};
    expect(Object.keys(subjects).toSorted()).toEqual([...names, 'Counter orders', 'Rate found'].toSorted());
    for (const name of names) expect(subjects[name]).toMatchObject({ failed: 0, failingSeconds: [] });
  }
  const { head: ofHead } = driver.finish();
  expect(ofHead.thresholds.map(({ expression }) => expression)).toEqual([
    ...[
      'rate>0.9',
      'rate>0.9',
      'rate>0.99',
      'p(95)<2000',
      'max<20000',
      'p(99.9)<5000',
      'rate<0.01',
      'rate>1',
    ],
    ...['value>=0', 'avg<5000', 'med<5000'],
  ]);
  expect(ofHead.notes.join('\n')).toContain('`orders: count>1` is not judged');
  expect(ofHead.thresholds.filter(({ crossed }) => crossed)).toEqual([]);
  expect(ofHead.checks.map(({ name, fails }) => `${name}: ${fails}`).toSorted()).toEqual([
    'created: 0',
    'pages::has a body: 0',
    'pages::home is 200: 0',
  ]);
  expect(ofHead.metrics['orders']).toMatchObject({ kind: 'counter' });
  const sums = JSON.parse(await readFile(path.join(directory, 'sum.json'), 'utf8'));
  expect(sums).toMatchObject({ 'p(99.99)': expect.any(Number), avg: expect.any(Number) });
});
