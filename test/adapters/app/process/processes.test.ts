import { spawn, spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { StartRequest } from '../../../../src/ports/app/app-runner.ts';
import { processesOf } from '../../../process/leftovers.ts';
import { appScene } from '../app-scene.ts';

const scene = appScene();
const ELSEWHERE = path.join(import.meta.dirname, 'killed-run.ts');

const SLEEPER = `node -e "process.title = 'stays'; setInterval(() => {}, 1000)"`;

/** A server that listens once its child runs. */
const serverAfter = (command: string) => `${command} & sleep 0.3; exec node server.js`;

test('a child that moved into a session of its own ends with the app', async () => {
  const { runner, request, folder } = scene();
  const app = await runner().start(request({ start: serverAfter(`setsid ${SLEEPER}`) }));
  expect(processesOf(folder).length).toBeGreaterThan(1);
  await app.stop();
  expect(processesOf(folder)).toEqual([]);
});

test("stopping one arm leaves the other's processes alone", async () => {
  const { runner, request, folder } = scene();
  const apps = runner();
  const start = serverAfter(`setsid ${SLEEPER}`);
  const base = await apps.start(request({ start }, { arm: 'base' }));
  const head = await apps.start(request({ start }));
  const both = processesOf(folder).length;
  await base.stop();
  expect(processesOf(folder)).toHaveLength(both / 2);
  expect((await fetch(head.baseUrl)).status).toBe(200);
  await head.stop();
});

test('containers get a project of their own in every run and arm, the same at every start', async () => {
  const { runner, request } = scene();
  const projectOf = async (apps: ReturnType<typeof runner>, arm: 'base' | 'head', again = false) => {
    const app = await apps.start(request({}, { arm, again }));
    const env: Record<string, string> = JSON.parse(await (await fetch(app.baseUrl)).text());
    await app.stop();
    return env['COMPOSE_PROJECT_NAME'];
  };
  const [one, other] = [runner(), runner()];
  const base = await projectOf(one, 'base');
  expect(base).toMatch(/^perf-gate-[a-z0-9-]+-base$/);
  expect(await projectOf(one, 'base', true)).toBe(base);
  expect(await projectOf(one, 'head')).not.toBe(base);
  expect(await projectOf(other, 'base')).not.toBe(base);
});

test('an app that moved into the background and dies there is noticed by its port', async () => {
  const { runner, request } = scene();
  const start = '(setsid node server.js & echo $! > pid); sleep 0.3; exit 0';
  const app = await runner().start(request({ start, stop: 'true' }));
  await expect.poll(() => app.died()).toBeNull();
  expect((await fetch(app.baseUrl)).status).toBe(200);
  await runner().reset(request({ reset: 'kill "$(cat pid)"; sleep 0.2' }), app);
  expect(app.died()?.reason).toMatch(/no longer listens on its port/);
  await app.stop();
});

let impostors: Server[] = [];
afterEach(() => {
  for (const one of impostors) one.close();
  impostors = [];
});

test("a port that another process holds is nobody's fault, and told with whose it is", async () => {
  const own = scene();
  takesEachPort(own);
  const starting = own.runner().start(own.request({ start: 'sleep 0.7; exec node server.js' }));
  await expect(starting).rejects.toMatchObject({
    name: 'EnvironmentError',
    message: expect.stringContaining(`listens process ${process.pid} (`),
  });
});

/** Listens where head was to. */
function takesEachPort(own: ReturnType<typeof scene>): void {
  own.onLine = (text) => {
    const [, port] = /^Starting head on port (\d+)/.exec(text) ?? [];
    if (port === undefined) return;
    impostors.push(createServer((_, response) => response.end('ok')).listen(Number(port), '127.0.0.1'));
  };
}

test('an answer by another process on the port is not taken for the app, and told with who it is', async () => {
  const own = scene();
  takesEachPort(own);
  const starting = own.runner().start(own.request({ start: 'exec sleep 60', readyMs: 1500 }));
  await expect(starting).rejects.toThrow(`process ${process.pid} (`);
});

test('a program without the mark of the gate is told with how the gate would know it', async () => {
  const { runner, request } = scene();
  const start = '(setsid env -i PATH="$PATH" PORT=$PORT node server.js & echo $! > pid); exec sleep 60';
  const apps = runner();
  const starting = apps.start(request({ start, readyMs: 1500, stop: 'kill "$(cat pid)"' }));
  await expect(starting).rejects.toMatchObject({
    message: expect.stringMatching(
      /^The app \(head\) was not ready within 1.5 s. .*, which is not the app\.$/,
    ),
    hint: expect.stringMatching(/keeps the variable PERF_GATE_RUN/),
  });
});

const hasSpaces = spawnSync('unshare', ['-Urpf', 'true']).status === 0;

test.runIf(hasSpaces)("a container's program on the host's network may be the app", async () => {
  const { runner, request } = scene();
  const inside = 'setsid env -i PATH="$PATH" PORT=$PORT unshare -Urpf --kill-child node server.js';
  const start = `(${inside} & echo $! > pid); exec sleep 60`;
  const app = await runner().start(request({ start, stop: 'kill -9 "$(cat pid)"' }));
  expect((await fetch(app.baseUrl)).status).toBe(200);
  await app.stop();
});

test("base is nobody's to blame where a process of head listens on its port", async () => {
  const own = scene();
  const apps = own.runner();
  const squat = `const fs = require('node:fs');
setInterval(() => { try { const port = Number(fs.readFileSync('port', 'utf8'));
  fs.rmSync('port'); require('http').createServer((q, r) => r.end('ok')).listen(port); } catch {} }, 20);
require('./server.js')`;
  const head = await apps.start(own.request({ start: `exec node -e "${squat}"` }));
  // Whole or not at all: head looks for it all the time.
  const taken = { start: 'echo "$PORT" > port.tmp; mv port.tmp port; exec sleep 60', readyMs: 1500 };
  const base = apps.start(own.request(taken, { arm: 'base' }));
  await expect(base).rejects.toMatchObject({
    name: 'EnvironmentError',
    message: expect.stringMatching(/On its port \d+ listens process \d+ .*, which belongs to head\./),
  });
  await head.stop();
});

test("a killed run's processes are ended by the next one, and a live run's are not", async () => {
  const { folder, request, runner } = scene();
  const start = serverAfter(`setsid ${SLEEPER}`);
  const [killed, live] = [await elsewhere(request({ start })), await elsewhere(request({ start }))];
  const started = () => processesOf(folder).filter((one) => !one.includes(ELSEWHERE));
  const both = started().length;
  expect(both).toBeGreaterThan(2);
  await killed.kill();
  expect(started()).toHaveLength(both);
  const next = await runner().start(request());
  // Its own server, and all of the live one's.
  expect(started()).toHaveLength(both / 2 + 1);
  await next.stop();
  await live.end();
});

const HEEDS = "process.once('SIGTERM', () => { fs.writeFileSync('told', ''); process.exit(); })";

test.each([
  ['is told to end first', HEEDS, true],
  ['and does not heed that is ended all the same', "process.on('SIGTERM', () => {})", false],
])('what `app.setup` left running %s when the run is over', async (_, onTerm, isTold) => {
  const { folder, request } = scene();
  const daemon = `const fs = require('node:fs'); ${onTerm}; setInterval(() => {}, 1000); fs.writeFileSync('up', '');`;
  writeFileSync(path.join(folder, 'daemon.js'), daemon);
  const setup = 'setsid node daemon.js & until [ -e up ]; do sleep 0.05; done';
  const run = await elsewhere(request({ setup }));
  expect(processesOf(folder).filter((one) => one.trim().endsWith(' node daemon.js'))).toHaveLength(1);
  await run.end();
  expect(existsSync(path.join(folder, 'told'))).toBe(isTold);
});

/** The same request as another process's run. */
async function elsewhere(request: StartRequest) {
  const env = { ...process.env, PERF_GATE_TEST_FOLDER: request.directory };
  const child = spawn(process.execPath, [ELSEWHERE, JSON.stringify(request)], { env });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  // Or it has ended, where it could not start.
  await Promise.race([new Promise((resolve) => child.stdout.once('data', resolve)), ended]);
  return {
    kill() {
      child.kill('SIGKILL');
      return ended;
    },
    end() {
      child.stdin.write('end\n');
      return ended;
    },
  };
}
