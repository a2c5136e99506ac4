import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createPlain } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAppRunner } from '../../../../src/adapters/app/app-runner.ts';
import { openFaultProxy } from '../../../../src/adapters/app/proxy/fault-proxy.ts';
import { addressOf } from '../../../../src/adapters/app/ready/own-tls.ts';
import { createTargetCheck } from '../../../../src/adapters/app/ready/target-check.ts';
import { createClock } from '../../../../src/plumbing/time/clock.ts';
import { certificate } from '../../../support/certificate.ts';

/** An application with a certificate that nobody signed, and which speaks nothing but TLS. */
const SERVER = `require('https').createServer(
  { key: require('fs').readFileSync('key.pem'), cert: require('fs').readFileSync('cert.pem') },
  (q, r) => {
    const to = { '/': '/home', '/round': '/round', '/away': process.env.AWAY }[q.url];
    if (to) r.writeHead(302, { location: to }).end(); else r.end('ok');
  }).listen(process.env.PORT)`;

/** As it is written in the configuration. */
const PORT = ['$', '{PORT}'].join('');

let folder: string;
let server: Server;
let address: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'own-tls-'));
  const { key, cert } = certificate('localhost');
  writeFileSync(path.join(folder, 'key.pem'), key);
  writeFileSync(path.join(folder, 'cert.pem'), cert);
  writeFileSync(path.join(folder, 'server.js'), SERVER);
  server = createServer({ key, cert }, (_, response) => void response.end('ok'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const log = { write: () => {}, group: <T>(_: string, body: () => Promise<T>) => body() };
const { signal } = new AbortController();

function start(ready: string, readyMs: number, env: Readonly<Record<string, string>> = {}) {
  const app = { build: null, start: 'node server.js', ready, readyMs, stop: null, setup: null, reset: null };
  return createAppRunner({ log, clock: createClock(), env: process.env }).start({
    app: { ...app, port: null, reach: null, compose: null, databaseUrlEnv: null, databaseCopy: false, env },
    ...{ arm: 'head', sha: '' },
    directory: folder,
    logFile: path.join(folder, 'app.log'),
    signal,
  });
}

test('an application with a certificate of its own is ready, and its address begins with https', async () => {
  const app = await start(`https://127.0.0.1:${PORT}/healthz`, 20_000);
  await app.stop();
  expect(app.baseUrl).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
});

test.each([
  ['https://127.0.0.1:3000/healthz', 3000, 'https'],
  ['https://localhost:3000', 3000, 'https'],
  ['https://[::1]:3000/', 3000, 'https'],
  ['https://localhost/healthz', 443, 'https'],
  ['https://localhost:9443/actuator/health', 3000, 'http'],
  ['https://localhost/healthz', 3000, 'http'],
  ['https://status.example.com:3000/x', 3000, 'http'],
  ['http://127.0.0.1:3000/healthz', 3000, 'http'],
  ['/healthz', 3000, 'http'],
])('whoever is ready by %s on port %i is called by its own scheme', (ready, port, scheme) => {
  expect(addressOf(ready, port)).toBe(`${scheme}://127.0.0.1:${port}`);
});

test.each(['/', '/away'])('one with such a certificate that sends on from %s is ready', async (at) => {
  const plain = createPlain((_, response) => void response.end('ok'));
  await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
  const away = `http://127.0.0.1:${(plain.address() as AddressInfo).port}/`;
  const app = await start(`https://127.0.0.1:${PORT}${at}`, 10_000, { AWAY: away });
  await app.stop();
  plain.close();
  expect(app.baseUrl).toMatch(/^https:/);
});

test('one that sends on for ever is not ready', async () => {
  await expect(start(`https://127.0.0.1:${PORT}/round`, 2000)).rejects.toThrow('gave HTTP 302');
});

test('one that speaks TLS and is asked without is told how it is asked', async () => {
  await expect(start('/healthz', 3000)).rejects.toMatchObject({
    message: expect.stringContaining('The app speaks TLS there.'),
    hint: expect.stringContaining(`app.ready: https://127.0.0.1:${PORT}/healthz`),
  });
});

test('a target with such a certificate is there: whether it is trusted the script says', async () => {
  await expect(createTargetCheck().check(address, signal)).resolves.toBeUndefined();
  await expect(createTargetCheck().check('https://127.0.0.1:65534', signal)).rejects.toThrow('ECONNREFUSED');
});

test('planted faults stand before an application that speaks TLS too', async () => {
  const proxy = await openFaultProxy(address);
  const answer = await fetch(proxy.url);
  expect([answer.status, await answer.text()]).toEqual([200, 'ok']);
  await proxy.close();
});
