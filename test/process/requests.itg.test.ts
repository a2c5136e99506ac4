import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startServer } from '../adapters/k6/test-server.ts';
import { k6Binary } from '../support/tools.ts';
import { execute } from './cli.ts';

const SOURCE = path.join(import.meta.dirname, '..', '..', 'src', 'entry', 'cli.ts');
const SERVER = `const waitMs = 2;
require('node:http').createServer((request, response) =>
  setTimeout(() => response.end(request.method + request.url), request.url === '/orders' ? waitMs : 2),
).listen(process.env.PORT, '127.0.0.1');`;
const CONFIG = `gate: shop
app: { start: exec node server.cjs }
workload:
  requests:
    - GET /products/12
    - { method: POST, path: /orders, body: { id: 1 }, name: /orders }
  duration: 3s
  rate: 60/s
targets: [error-rate < 90%, "POST /orders: p50 < 20ms"]
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'requests-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
const kept = (name = '.perf-gate/script.js') => readFileSync(path.join(folder, name), 'utf8');

async function gate(line: '1.8.1' | '2.2.0', ...args: readonly string[]) {
  const k6 = args[0] === 'eject' ? [] : ['--k6-path', await k6Binary(line)];
  return execute(process.execPath, [SOURCE, ...args, ...k6], { cwd: folder });
}

function commit(): void {
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: folder });
  git('init', '-q');
  git('add', '-A');
  git('-c', 'user.name=t', '-c', 'user.email=t@example.com', 'commit', '-q', '-m', 'an application');
}

test.each([
  ['a change that slows one of them down fails and is named', 30, 1, 'fail'],
  ['no change that slows one down, no failure', 2, 0, expect.not.stringMatching('fail')],
])('a list of requests is a load of base and head: %s', async (_, waitMs, expected, verdict) => {
  write('server.cjs', SERVER);
  write('perf-gate.yml', CONFIG);
  commit();
  write('server.cjs', SERVER.replace('waitMs = 2', `waitMs = ${waitMs}`));
  const { code, stdout, stderr } = await gate('2.2.0', 'run', '--base', 'HEAD', '--budget', '90s', '--json');
  expect(code, stdout + stderr).toBe(expected);
  const judgement = JSON.parse(stdout);
  expect(judgement.verdict).toEqual(verdict);
  if (expected === 1) expect(judgement.reason).toContain('POST /orders');
  const states = judgement.targets.map(({ state }: { state: string }) => state);
  expect(states).toEqual(['met', expected === 1 ? 'missed' : 'met']);
  expect(judgement.head.workload).toMatchObject({
    script: '.perf-gate/script.js',
    scriptHash: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(kept()).toContain('function postOrders()');
});

test.each(['1.8.1', '2.2.0'] as const)(
  'a bare address is a load of what runs there, with k6 %s',
  async (line) => {
    const server = await startServer();
    try {
      const { code, stderr } = await gate(
        line,
        'record',
        `${server.url}/wait/2?x=1`,
        '--rate',
        '20/s',
        '--duration',
        '2s',
      );
      expect(code, stderr).toBe(0);
      expect(stderr).toContain('The script is made from the address in workload.url (one request)');
      const { arms } = JSON.parse(kept('.perf-gate/recording.json'));
      expect(JSON.stringify(arms)).toContain('/wait/:id');
      expect(server.requests()).toBeGreaterThan(30);
    } finally {
      await server.close();
    }
  },
);

test('a script that nobody may change by text stays what it was made for', async () => {
  const server = await startServer();
  const evil = `*/ \` \${__ENV.X} \n "); throw 1; //`;
  write(
    'perf-gate.yml',
    `workload:
  target: ${server.url}
  requests:
    - { path: /a, name: ${JSON.stringify(evil)}, checks: { contains: ok } }
    - { path: /status/404, checks: { status: 404 } }
`,
  );
  try {
    const { code, stderr } = await gate('2.2.0', 'record', '--rate', '20/s', '--duration', '2s');
    expect(code, stderr).toBe(0);
    const { arms } = JSON.parse(kept('.perf-gate/recording.json'));
    const failed = arms.head.checks.filter(({ fails }: { fails: number }) => fails > 0);
    expect(failed).toEqual([]);
    expect(arms.head.checks.length).toBe(3);
  } finally {
    await server.close();
  }
});

const OPENAPI = `openapi: 3.0.0
paths:
  /wait/{ms}: { get: { parameters: [{ name: ms, in: path, required: true, example: 2 }] } }
  /products: { get: {}, post: {} }
`;

test.each(['1.8.1', '2.2.0'] as const)('an OpenAPI document is a load, with k6 %s', async (line) => {
  const server = await startServer();
  write('openapi.yaml', OPENAPI);
  write('perf-gate.yml', `workload: { target: ${server.url}, openapi: openapi.yaml }`);
  try {
    const { code, stderr } = await gate(line, 'record', '--duration', '2s');
    expect(code, stderr).toBe(0);
    expect(stderr).toContain('Left out: POST /products: it may change data.');
    expect(stderr).toContain('Nobody sets `rate`: it is 30/s for 2s.');
    const recording = kept('.perf-gate/recording.json');
    for (const name of ['/wait/:ms', '/products']) expect(recording).toContain(`"${name}"`);
  } finally {
    await server.close();
  }
});

test('a document of which nothing can be sent is a mistake, with everything that was left out', async () => {
  write('openapi.yaml', 'openapi: 3.0.0\npaths: { /orders: { post: {} } }');
  const { code, stderr } = await gate('2.2.0', 'check', '--start', 'true', '--openapi', 'openapi.yaml');
  expect(code, stderr).toBe(2);
  expect(stderr).toContain(
    'workload.openapi openapi.yaml cannot be used: it holds no request that can be sent.',
  );
  expect(stderr).toContain('POST /orders: it may change data');
});

test.each(['1.8.1', '2.2.0'] as const)('a recorded journey is a load, with k6 %s', async (line) => {
  const server = await startServer();
  const recorded = (url: string, method = 'GET', status = 200) => ({
    request: { method, url, headers: [{ name: 'Cookie', value: 'sid=c00kie' }] },
    response: { status, content: { mimeType: 'text/html' } },
  });
  const entries = [
    ...[recorded('https://shop.test/wait/2'), recorded('https://cdn.test/x')],
    ...[recorded('https://shop.test/status/302', 'POST', 302), recorded('https://shop.test/a.css')],
  ];
  write('journey.har', JSON.stringify({ log: { entries } }));
  write('perf-gate.yml', `workload: { target: ${server.url}, har: journey.har }`);
  try {
    const { code, stderr } = await gate(line, 'record', '--duration', '2s');
    expect(code, stderr).toBe(0);
    for (const one of ['cookie of 2 requests', 'another host, cdn.test', 'such as /a.css']) {
      expect(stderr).toContain(one);
    }
    expect(kept()).not.toContain('c00kie');
    const { arms } = JSON.parse(kept('.perf-gate/recording.json'));
    expect(arms.head.checks).toMatchObject([{ fails: 0 }, { fails: 0 }]);
    expect(arms.head.workload.requestsPerIteration).toBe(2);
  } finally {
    await server.close();
  }
});

test('what is made can be taken over, and is driven from then on as it stands', async () => {
  write('perf-gate.yml', CONFIG);
  const ejected = await gate('2.2.0', 'eject', 'load/shop.js');
  expect(ejected.code, ejected.stderr).toBe(0);
  expect(ejected.stdout).toBe(
    'Wrote load/shop.js.\n\nIn perf-gate.yml, line 4, write this in the place of `requests`:\n\nworkload:\n  script: load/shop.js\n',
  );
  const again = await gate('2.2.0', 'eject', 'load/shop.js');
  expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('load/shop.js is there already')]);
  const server = await startServer();
  write('perf-gate.yml', `workload: { script: load/shop.js, target: ${server.url} }`);
  try {
    const { code, stderr } = await gate('2.2.0', 'record');
    expect(code, stderr).toBe(0);
    const { arms } = JSON.parse(kept('.perf-gate/recording.json'));
    expect(arms.head.workload).toMatchObject({ script: 'load/shop.js', targetRate: 60 });
  } finally {
    await server.close();
  }
  const nothing = await gate('2.2.0', 'eject', 'other.js');
  expect([nothing.code, nothing.stderr]).toEqual([2, expect.stringContaining('there is no script to write')]);
});
