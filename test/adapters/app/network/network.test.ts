import { spawn } from 'node:child_process';
import { chownSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { findNamespaces } from '../../../../src/adapters/app/network/namespaces.ts';
import { allProcesses, commandOf, environmentOf } from '../../../../src/adapters/app/process/processes.ts';
import type { StartRequest } from '../../../../src/ports/app/app-runner.ts';
import { ApartError } from '../../../../src/ports/errors.ts';
import { appScene } from '../app-scene.ts';

/** Applications that listen on one fixed port at the same time. A machine without such networks has to say so. */
const scene = appScene();
const PORT = 18_183;
const found = await findNamespaces(process.env);
const ELSEWHERE = path.join(import.meta.dirname, '..', 'process', 'killed-run.ts');

let outside: Server | null = null;
afterEach(() => {
  outside?.close();
  outside = null;
});

/** Answers with the user that it runs as, its environment and, at /reach, what it is told there. */
const SERVER = `const http = require('node:http');
const own = JSON.stringify({ uid: process.getuid(), env: process.env });
http.createServer((request, response) => {
  if (request.url !== '/reach') return response.end(own);
  http.get('http://127.0.0.1:' + process.env.REACH, (answer) => answer.pipe(response))
    .on('error', ({ code }) => response.end(code));
}).listen(${PORT}, '127.0.0.1');`;

function requestOf(
  arm: 'base' | 'head',
  reach: readonly number[] = [],
  app: Partial<StartRequest['app']> = {},
) {
  const { folder, request } = scene();
  writeFileSync(path.join(folder, 'fixed.js'), SERVER);
  return request({ start: 'exec node fixed.js', port: PORT, reach, ...app }, { arm, apart: { reach } });
}

/** What carries connections into the networks of this run. */
const relays = (runOf: string) =>
  allProcesses().filter(
    ({ pid }) => environmentOf(pid).includes(runOf) && /-e 'use strict'/.test(commandOf(pid)),
  );

async function startThird(text: string): Promise<number> {
  const server = createServer((_, response) => response.end(text));
  outside = server;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const textAt = async (url: string) => (await fetch(url)).text();

if (typeof found === 'string') {
  test('without such networks the application is not started, and the system says why', async () => {
    const apps = scene().runner();
    expect(await apps.refusesNetworks()).toBe(found);
    await expect(apps.start(requestOf('head'))).rejects.toThrow(ApartError);
  });
} else {
  test('two applications listen on one fixed port at once, and each is called on a port of its own', async () => {
    const apps = scene().runner();
    expect(await apps.refusesNetworks()).toBeNull();
    const setup = 'echo "$PORT $BASE_URL" > setup.txt';
    const [base, head] = [
      await apps.start(requestOf('base', [], { setup, env: { MARK: 'of base' } })),
      await apps.start(requestOf('head', [], { env: { MARK: 'of head' } })),
    ];
    const [ofBase, ofHead] = [base, head].map(async ({ baseUrl }) => JSON.parse(await textAt(baseUrl)).env);
    expect(await ofBase).toMatchObject({ MARK: 'of base', PORT: String(PORT), BASE_URL: base.baseUrl });
    expect(await ofHead).toMatchObject({ MARK: 'of head', PORT: String(PORT), BASE_URL: head.baseUrl });
    // Outside nobody holds the fixed port, and commands that run there are told the one that leads in.
    await expect(fetch(`http://127.0.0.1:${PORT}`)).rejects.toThrow();
    const { port } = new URL(base.baseUrl);
    expect(readFileSync(path.join(scene().folder, 'setup.txt'), 'utf8')).toBe(`${port} ${base.baseUrl}\n`);
    await base.stop();
    expect((await fetch(head.baseUrl)).status).toBe(200);
    await head.stop();
    await expect(fetch(head.baseUrl)).rejects.toThrow();
  });

  test('it reaches the ports that are listed, and no other one of this machine', async () => {
    const apps = scene().runner();
    const port = await startThird('what stands outside');
    const env = { REACH: String(port) };
    const app = await apps.start(requestOf('head', [port], { env }));
    expect(await textAt(`${app.baseUrl}/reach`)).toBe('what stands outside');
    await app.stop();
    const alone = await apps.start(requestOf('head', [], { env }));
    expect(await textAt(`${alone.baseUrl}/reach`)).toBe('ECONNREFUSED');
    await alone.stop();
  });

  test('it is asked through the relay whether it is ready, also where its address is written out', async () => {
    const apps = scene().runner();
    const app = await apps.start(requestOf('head', [], { ready: `http://localhost:${PORT}/?q=1` }));
    expect((await fetch(app.baseUrl)).status).toBe(200);
    await app.stop();
    const other = apps.start(requestOf('head', [], { ready: `http://127.0.0.1:${PORT + 1}/` }));
    await expect(other).rejects.toThrow('`app.ready` asks another port than `app.port`');
  });

  test('one that needs what is not there is not to blame, is not tried twice and leaves nothing', async () => {
    const { runner, lines } = scene();
    const start = 'echo "no database" >&2; exit 3';
    const failing = runner().start(requestOf('head', [], { start }));
    await expect(failing).rejects.toThrow(ApartError);
    await expect(failing).rejects.toMatchObject({ arm: 'head', logTail: 'no database' });
    expect(lines.filter((line) => line.startsWith('Starting'))).toHaveLength(1);
  });

  test('one that goes to the background is followed by its port in there', async () => {
    const start = 'node fixed.js & echo $! > pid.txt; sleep 0.5';
    const app = await scene()
      .runner()
      .start(requestOf('head', [], { start, stop: 'true' }));
    await expect.poll(() => existsSync(path.join(scene().folder, 'pid.txt'))).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(app.died()).toBeNull();
    process.kill(Number(readFileSync(path.join(scene().folder, 'pid.txt'), 'utf8')), 'SIGKILL');
    await expect.poll(() => app.died()?.kind).toBe('silent');
    await app.stop();
  });

  test('a relay that is killed is told, and is not the fault of the application', async () => {
    const app = await scene().runner().start(requestOf('head'));
    const { PERF_GATE_RUN: mark } = JSON.parse(await textAt(app.baseUrl)).env;
    for (const { pid } of relays(mark)) process.kill(pid, 'SIGKILL');
    await expect.poll(() => app.died()?.kind).toBe('relay-ended');
    await app.stop();
  });

  test('of a killed run no relay is left, and the next run ends the application', async () => {
    const { folder, runner } = scene();
    const env = { ...process.env, PERF_GATE_TEST_FOLDER: folder };
    const run = spawn(process.execPath, [ELSEWHERE, JSON.stringify(requestOf('head'))], { env });
    await new Promise((resolve) => run.stdout.once('data', resolve));
    const own = `PERF_GATE_RUN=${run.pid}-`;
    expect(relays(own)).toHaveLength(2);
    run.kill('SIGKILL');
    await expect.poll(() => relays(own)).toEqual([]);
    const next = await runner().start(requestOf('head'));
    await next.stop();
  });

  test('a user without rights gets networks too, and the application is his', async () => {
    const { folder } = scene();
    const setup = 'echo "$BASE_URL" > url.txt';
    const request = JSON.stringify(requestOf('head', [], { setup }));
    const user = 65_534;
    const asUser = [`--reuid=${user}`, `--regid=${user}`, '--clear-groups', process.execPath];
    if (process.getuid?.() === 0) chownSync(folder, user, user);
    const program = process.getuid?.() === 0 ? ['setpriv', ...asUser] : [process.execPath];
    const env = { ...process.env, PERF_GATE_TEST_FOLDER: folder };
    const [name = '', ...args] = [...program, ELSEWHERE, request];
    const run = spawn(name, args, { env, stdio: ['pipe', 'pipe', 'pipe'] });
    const ended = new Promise((resolve) => run.once('exit', resolve));
    let said = '';
    run.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    const isUp = await Promise.race([
      new Promise<true>((resolve) => run.stdout.once('data', () => resolve(true))),
      ended.then(() => false),
    ]);
    // Some systems keep networks from all but root, and then nothing was started.
    if (!isUp) return expect(said).toMatch(/ApartError|There are no networks here/);
    const url = readFileSync(path.join(folder, 'url.txt'), 'utf8').trim();
    expect(JSON.parse(await textAt(url)).uid).toBe(process.getuid?.() === 0 ? user : process.getuid?.());
    run.stdin.write('end\n');
    await ended;
  });
}

test('where a program is missing there are none, and which one it is said', async () => {
  expect(await findNamespaces({ PATH: scene().folder })).toContain('unshare');
});
