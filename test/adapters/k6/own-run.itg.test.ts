import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLoadGenerator } from '../../../src/adapters/k6/load-generator.ts';
import { createClock } from '../../../src/plumbing/time/clock.ts';
import { StoppedByScript } from '../../../src/ports/errors.ts';
import type { DuetOpened, DuetRequest, LoadRequest } from '../../../src/ports/load-generator.ts';
import { k6Binary } from '../../support/tools.ts';

const IMPORTS = `import http from 'k6/http';
import exec from 'k6/execution';
import { fail } from 'k6';
const BASE = __ENV.BASE_URL;
`;

let directory: string;
let servers: readonly Server[];
let urls: readonly [string, string];
let lines: string[];
beforeEach(async () => {
  directory = mkdtempSync(path.join(os.tmpdir(), 'own-run-'));
  lines = [];
  const [base, head] = await Promise.all([serve(), serve()]);
  servers = [base, head];
  urls = [address(base), address(head)];
});
afterEach(() => {
  for (const server of servers) server.close();
  rmSync(directory, { recursive: true, force: true });
});

/** Answers `/status/CODE` with that code after 20 ms, and ends itself by `/shutdown`. */
async function serve(): Promise<Server> {
  const server = createServer((request, response) => {
    const [, code = '200'] = /^\/status\/(\d+)/.exec(request.url ?? '') ?? [];
    response.statusCode = Number(code);
    if (request.url === '/shutdown') setTimeout(() => server.close(), 50);
    setTimeout(() => response.end('{}'), 20);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

const address = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

async function prepared(script: string, more: Partial<LoadRequest['workload']>) {
  writeFileSync(path.join(directory, 'load.js'), `${IMPORTS}${script}`);
  const generator = createLoadGenerator({
    binary: await k6Binary('2.2.0'),
    log: { write: (_level, text) => void lines.push(text), group: (_title, body) => body() },
    clock: createClock(),
    env: { PATH: process.env['PATH'] ?? '', HOME: os.homedir() },
  });
  const none = { target: null, rate: null, durationMs: null, environment: null, env: [] };
  const request = {
    workload: { ...none, script: 'load.js', warmupMs: null, ...more },
    local: true,
    directory,
    workingDirectory: directory,
    signal: new AbortController().signal,
  };
  return { generator, request };
}

async function open(
  script: string,
  warmupMs: number,
  asked: Partial<Pick<DuetRequest, 'teardown' | 'shape'>> = {},
): Promise<DuetOpened> {
  const { generator, request } = await prepared(script, { warmupMs });
  const baseUrls = { base: urls[0], head: urls[1] };
  return generator.openDuet({ ...request, baseUrls, ...asked });
}

async function alone(script: string, more: Partial<LoadRequest['workload']> = {}) {
  const { generator, request } = await prepared(script, more);
  return generator.measure({ ...request, baseUrl: urls[0] });
}

const SHARES = `export const options = { vus: 4, duration: '1s' };
export function setup() { return Array.from({ length: exec.test.options.scenarios.default.vus }, (_, at) => at + 1); }
export default function (shares) {
  const mine = shares[exec.vu.idInTest - 1];
  if (mine === undefined) throw new Error('nothing of my own');
  http.get(BASE + '/' + mine, { tags: { name: 'share' } });
}`;

const NOT_ITS_OWN = "in the gate's rounds the answers are not those of its own run.";
const WISHED = '`compare.shape: plateau` drives it in rounds all the same.';

test('a script that the rounds would break by what it asks k6 is driven whole', async () => {
  const why = `The script asks k6 for exec.test.options and exec.vu.idInTest, and ${NOT_ITS_OWN} ${WISHED}`;
  expect(await open(SHARES, 2000)).toMatchObject({ kind: 'side-by-side', why });
  const { validity, load } = await alone(SHARES);
  expect(validity).toEqual({ valid: true });
  expect(load.maxVus).toBe(4);
});

test('where rounds are wished for all the same and break it, it is not blamed', async () => {
  const why =
    'Iterations threw an exception, the first with "Error: nothing of my own". The script asks k6 for ' +
    `exec.test.options and exec.vu.idInTest, and ${NOT_ITS_OWN}`;
  expect(await open(SHARES, 2000, { shape: 'plateau' })).toMatchObject({ kind: 'side-by-side', why });
});

test('a script that does other work in other scenarios is driven by its own alone', async () => {
  const script = `export const options = { scenarios: { buy: { executor: 'constant-vus', vus: 4, duration: '20s' } } };
export default function () {
  if (exec.scenario.name === 'buy') http.post(BASE + '/buy', null, { tags: { name: 'buy' } });
  else http.get(BASE + '/other', { tags: { name: 'other' } });
}`;
  const why = `The script asks k6 for exec.scenario.name, and ${NOT_ITS_OWN}`;
  expect(await open(script, 2000)).toMatchObject({ kind: 'side-by-side', why: `${why} ${WISHED}` });
  const wished = await open(script, 2000, { shape: 'plateau' });
  if (wished.kind !== 'ready') throw new Error(JSON.stringify(wished));
  await wished.driver.drive(['base', 'head']);
  expect(wished.driver.finish().head.notes).toContain(why);
  expect(lines).toContain(why);
});

test('a scenario keeps its name in k6’s options, and thresholds of it look at all rounds', async () => {
  const opened = await open(
    `export const options = {
  scenarios: { main: { executor: 'constant-arrival-rate', rate: 60, duration: '30s', preAllocatedVUs: 10 } },
  thresholds: { 'http_reqs{scenario:main}': ['rate>1'], 'http_reqs{scenario:nobody}': ['count<1'] },
};
export function setup() { if (exec.test.options.scenarios.main.executor === '') throw new Error('not mine'); }
export default function () { http.get(BASE + '/', { tags: { name: 'home' } }); }`,
    0,
    { shape: 'plateau' },
  );
  if (opened.kind !== 'ready') throw new Error(JSON.stringify(opened));
  const { pairs, trouble } = await opened.driver.drive(['base', 'head']);
  expect(trouble).toEqual({ base: [], head: [] });
  const { head } = opened.driver.finish();
  const requests = pairs.reduce((sum, pair) => sum + (pair.head.subjects['overall']?.requests ?? 0), 0);
  const [own, ...others] = head.thresholds;
  expect(own?.crossed).toBe(false);
  expect((own?.value ?? 0) * (head.load.durationMs / 1000)).toBeCloseTo(requests, 0);
  // Nothing is driven that the other one looks at.
  expect(others).toEqual([]);
  expect(head.notes.join('\n')).toContain('rounds leave scenario `nobody` out');
});

test('a script that only the first try breaks is driven alone all the same', async () => {
  const script = `export const options = { stages: [{ duration: '1s', target: 2 }] };
export function setup() { return exec.test.options.scenarios.default.stages.length; }
export default function () { http.get(BASE + '/', { tags: { name: 'home' } }); }`;
  const { validity, overall } = await alone(script);
  expect(validity).toEqual({ valid: true });
  expect(overall.requests).toBeGreaterThan(10);
  const rate = { perSecond: 20, text: '20/s' };
  const rated = await alone(script, { rate, durationMs: 1000 });
  expect(rated.validity).toMatchObject({
    reasons: [expect.stringMatching(/ended the run with an exception.*Take `workload\.rate` out/)],
  });
});

const ONCE_A_SECOND = `export const options = { scenarios: { main: {
  executor: 'constant-arrival-rate', rate: 1, duration: '9s', preAllocatedVUs: 1 } } };`;

test('a teardown() that stops the application is found out at once, and can be left out', async () => {
  const script = `${ONCE_A_SECOND}
export default function () { http.get(BASE + '/'); }
export function teardown() { http.post(BASE + '/shutdown'); }`;
  const left = await open(script, 0, { teardown: false });
  expect(left).toMatchObject({ kind: 'side-by-side', why: expect.stringContaining('requests in a round') });
  const stopped = open(script, 0);
  await expect(stopped).rejects.toBeInstanceOf(StoppedByScript);
  await expect(stopped).rejects.toThrow(`teardown() stops the application at ${urls[0]}`);
});

test('a first try that fails says what failed, once', async () => {
  const login = `${ONCE_A_SECOND}
export function setup() {
  const { status } = http.post(BASE + '/status/401', null, { tags: { name: 'Login' } });
  if (status !== 200) fail('nobody is logged in');
}
export default function () { http.get(BASE + '/'); }`;
  const opened = await open(login, 0);
  const why = {
    text: expect.stringMatching(
      /an exception after \S+: .*nobody is logged in\. Failed requests: POST Login: 401\.$/,
    ),
    kind: 'exception',
    said: expect.stringMatching(/nobody is logged in\b.*\nPOST Login: 401$/s),
  };
  expect(opened).toEqual({ kind: 'broken', trouble: { base: [why], head: [why] } });
  lines.length = 0;
  await open(
    `${ONCE_A_SECOND}
export default function () { http.get(BASE + '/status/503', { tags: { name: 'page' } }).json('a').b.c; }`,
    0,
  );
  expect(lines.filter((line) => /^Preflight of \w+: it/.test(line)).toSorted()).toEqual([
    expect.stringMatching(/^Preflight of base: it threw "TypeError: .*"; failed requests: GET page: 503\.$/),
    expect.stringMatching(/^Preflight of head: it threw "TypeError: .*"; failed requests: GET page: 503\.$/),
  ]);
});
