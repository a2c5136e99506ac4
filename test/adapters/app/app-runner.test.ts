import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAppRunner } from '../../../src/adapters/app/app-runner.ts';
import type { AppConfig } from '../../../src/core/config/settings/app.ts';
import { createClock } from '../../../src/plumbing/time/clock.ts';
import { processesOf } from '../../process/leftovers.ts';

let folder: string;
let lines: string[];
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'app-'));
  lines = [];
});
afterEach(() => {
  expect(processesOf(folder)).toEqual([]);
  rmSync(folder, { recursive: true, force: true });
});

const log = {
  write: (_: string, text: string) => void lines.push(text),
  group: <T>(_: string, body: () => Promise<T>) => body(),
};

const SERVER = `require('http').createServer((q, r) => r.end(JSON.stringify(process.env))).listen(process.env.PORT)`;

function runner(env: Record<string, string> = {}) {
  const own = { ...process.env, ...env, PERF_GATE_TEST_FOLDER: folder };
  return createAppRunner({ log, clock: createClock(), env: own });
}

const PLAIN: AppConfig = {
  build: null,
  start: 'node server.js',
  ready: '/',
  readyMs: 4000,
  stop: null,
  setup: null,
  reset: null,
  port: null,
  reach: null,
  databaseUrlEnv: null,
  databaseCopy: false,
  compose: null,
  env: {},
};

function request(app: Partial<AppConfig>, signal = new AbortController().signal) {
  writeFileSync(path.join(folder, 'server.js'), SERVER);
  return {
    app: { ...PLAIN, ...app },
    arm: 'head' as const,
    sha: 'c0ffee',
    directory: folder,
    logFile: path.join(folder, 'app.log'),
    signal,
  };
}

test('the app gets its port, arm and variables, and none of the runner or the token', async () => {
  const token = 'ghs_0123456789abcdef';
  const header = Buffer.from(`x-access-token:${token}`).toString('base64');
  const files = ['GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY'];
  const app = await runner({
    ...Object.fromEntries(files.map((name) => [name, `/runner/${name}`])),
    ...{ INPUT_X: '1', ACTIONS_RUNTIME_TOKEN: 's', GITHUB_TOKEN: token, GH_TOKEN: token },
    ...{ NPM_AUTH: token, REMOTE: `https://x:${token}@github.com`, GIT_CONFIG_VALUE_0: `basic ${header}` },
    ...{ KEPT: 'k', GITHUB_SHA: 'abc' },
  }).start(request({ env: { URL: 'http://x:$' + '{PORT}/$' + '{PERF_GATE_ARM}/$' + '{PERF_GATE_SHA}' } }));
  const env = JSON.parse(await (await fetch(app.baseUrl)).text());
  await app.stop();
  const port = new URL(app.baseUrl).port;
  expect(env).toMatchObject({
    PORT: port,
    BASE_URL: app.baseUrl,
    ...{ PERF_GATE_ARM: 'head', PERF_GATE_SHA: 'c0ffee' },
    URL: `http://x:${port}/head/c0ffee`,
    KEPT: 'k',
    GITHUB_SHA: 'abc',
  });
  const names = Object.keys(env).filter(
    (name) => files.includes(name) || /INPUT_|ACTIONS_|_TOKEN$/.test(name),
  );
  expect(names).toEqual([]);
  expect(Object.keys(env).filter((name) => env[name].includes(token) || env[name].includes(header))).toEqual(
    [],
  );
});

test('what Node.js is to do besides is added to what the app asks of it, and only while it runs', async () => {
  const env = { NODE_OPTIONS: '--max-old-space-size=512' };
  const asked = request({ env, setup: 'echo "$NODE_OPTIONS" > setup.txt' });
  const app = await runner().start({ ...asked, nodeOptions: '--inspect=127.0.0.1:0' });
  const { NODE_OPTIONS } = JSON.parse(await (await fetch(app.baseUrl)).text());
  expect(app.runsNode?.()).toBe(true);
  await app.stop();
  expect(NODE_OPTIONS).toBe('--max-old-space-size=512 --inspect=127.0.0.1:0');
  expect(readFileSync(asked.logFile, 'utf8')).toMatch(/^Debugger listening on ws:\/\/127\.0\.0\.1:\d+\//m);
  expect(readFileSync(path.join(folder, 'setup.txt'), 'utf8')).toBe('--max-old-space-size=512\n');
});

test('an app that ends before it is ready is tried twice and told with the tail of its log', async () => {
  const start = runner().start(request({ start: 'echo no database; exit 5' }));
  await expect(start).rejects.toMatchObject({
    message: 'The app (head) ended by itself with exit code 5.',
    logTail: expect.stringContaining('no database'),
  });
  expect(lines.filter((line) => line.includes('Trying once more'))).toHaveLength(1);
});

test('an app that never answers 2xx is stopped, and what it answered is told', async () => {
  const slow = `require('http').createServer((q, r) => { r.statusCode = 503; r.end() }).listen(process.env.PORT)`;
  writeFileSync(path.join(folder, 'sick.js'), slow);
  await expect(runner().start(request({ start: 'node sick.js' }))).rejects.toMatchObject({
    message: expect.stringContaining('/ gave HTTP 503'),
  });
});

test('an app that listens at ::1 alone is told so', async () => {
  const start = `exec node -e "require('http').createServer().listen(process.env.PORT, '::1')"`;
  await expect(runner().start(request({ start, readyMs: 1500 }))).rejects.toMatchObject({
    message: expect.stringMatching(
      /gave no answer\. Something listens on that port, but not at 127\.0\.0\.1/,
    ),
    hint: expect.stringContaining('at 127.0.0.1 or 0.0.0.0'),
  });
});

test('an app is stopped though its stop cannot be run, and that is told', async () => {
  const elsewhere = mkdtempSync(path.join(folder, 'elsewhere-'));
  const own = { ...request({ stop: 'true' }), directory: elsewhere };
  const start = `exec node ../server.js & setsid sleep 60 & wait`;
  const app = await runner().start({ ...own, app: { ...own.app, start } });
  rmSync(elsewhere, { recursive: true });
  await app.stop();
  expect(processesOf(folder)).toEqual([]);
  expect(lines.join()).toMatch(/`app.stop` of head could not be run: bash does not start in/);
});

test('an app with children that ignore TERM leaves none behind', async () => {
  const start = `trap '' TERM; (trap '' TERM; sleep 100) & node server.js`;
  const app = await runner().start(request({ start }));
  expect(processesOf(folder).length).toBeGreaterThan(1);
  await app.stop();
  await app.stop();
  expect(processesOf(folder)).toEqual([]);
});

test('an app that dies later is noticed', async () => {
  const app = await runner().start(request({ start: '(sleep 1; kill $$) & node server.js' }));
  expect(app.died()).toBeNull();
  for (let i = 0; i < 100 && app.died() === null; i += 1) await new Promise((r) => setTimeout(r, 50));
  expect(app.died()?.reason).toMatch(/ended by itself/);
  await app.stop();
});

test('a start that ends with 0 is legal where stop is set, and stop is run', async () => {
  const start = 'nohup node server.js >/dev/null 2>&1 & sleep 0.3; exit 0';
  const app = await runner().start(request({ start, stop: 'echo stopped > stopped.txt' }));
  expect(app.died()).toBeNull();
  await app.stop();
  expect(readFileSync(path.join(folder, 'stopped.txt'), 'utf8')).toBe('stopped\n');
});

test('a cancel while it starts stops it', async () => {
  const controller = new AbortController();
  const starting = runner().start(request({ start: 'sleep 100' }, controller.signal));
  setTimeout(() => controller.abort(), 300);
  await expect(starting).rejects.toThrow(/not ready/);
});

test('once cancelled, neither a build nor a start begins', async () => {
  const cancelled = request({ build: 'touch built', setup: 'touch set-up' }, AbortSignal.abort());
  await expect(runner().build(cancelled)).rejects.toThrow(/cancelled/);
  await expect(runner().start(cancelled)).rejects.toThrow(/cancelled/);
  expect(readdirSync(folder)).toEqual(['server.js']);
  expect(lines).toEqual([]);
});

test('a port that is taken is told', async () => {
  const first = await runner().start(request({}));
  const port = Number(new URL(first.baseUrl).port);
  await expect(runner().start(request({ port }))).rejects.toThrow(`Port ${port} is in use`);
  await first.stop();
});

test('a build that fails is told with its exit code, one that works is not', async () => {
  await expect(runner().build(request({ build: 'echo broken; exit 3' }))).rejects.toMatchObject({
    message: '`app.build` of head ended with exit code 3.',
    logTail: 'broken',
  });
  await runner().build(request({ build: 'echo fine' }));
});

test('a wished port is taken where it is free, and another one where it is not', async () => {
  const first = await runner().start(request({}));
  const port = Number(new URL(first.baseUrl).port);
  const second = await runner().start({ ...request({}), port });
  expect(second.baseUrl).not.toBe(first.baseUrl);
  await first.stop();
  await second.stop();
  const third = await runner().start({ ...request({}), port });
  expect(third.baseUrl).toBe(`http://127.0.0.1:${port}`);
  await third.stop();
});

test('an app that cannot listen on the wished port gets another one at the second try', async () => {
  const free = await runner().start(request({}));
  await free.stop();
  const port = Number(new URL(free.baseUrl).port);
  const start = `test "$PORT" != ${port}; exec node server.js`;
  const app = await runner().start({ ...request({ start }), port });
  expect(app.baseUrl).not.toBe(free.baseUrl);
  await app.stop();
});

test('setup runs before the first start of an arm and not before one after a stop', async () => {
  const setup = 'echo "$PERF_GATE_ARM" >> setup.txt';
  const wanted = request({ setup });
  const first = await runner().start(wanted);
  await first.stop();
  const again = await runner().start({ ...wanted, again: true });
  await again.stop();
  expect(readFileSync(path.join(folder, 'setup.txt'), 'utf8')).toBe('head\n');
});

test('on Windows, where a group of processes cannot be stopped, no application is started', async () => {
  const windows = createAppRunner({ log, clock: createClock(), env: process.env, platform: 'win32' });
  const refusal = { hint: expect.stringContaining('workload.target') };
  await expect(windows.build(request({ build: 'touch built' }))).rejects.toMatchObject(refusal);
  await expect(windows.start(request({ start: 'touch started' }))).rejects.toMatchObject(refusal);
  expect(readdirSync(folder)).toEqual(['server.js']);
});

test('an app is held to the CPUs that it is given', async () => {
  const status = `grep Cpus_allowed_list /proc/self/status >> cpus.txt; exec node server.js`;
  const free = await runner().start(request({ start: status }));
  await free.stop();
  const [all = ''] = readFileSync(path.join(folder, 'cpus.txt'), 'utf8').trim().split('\t').slice(-1);
  const first = Number(/^\d+/.exec(all)?.[0]);
  const held = await runner().start({ ...request({ start: status }), cpus: [first] });
  await held.stop();
  const lists = readFileSync(path.join(folder, 'cpus.txt'), 'utf8').trim().split('\n');
  expect(lists.map((line) => line.split('\t')[1])).toEqual([all, String(first)]);
});
