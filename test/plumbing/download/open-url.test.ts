import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { type Address, openUrl, Unreachable } from '../../../src/plumbing/download/open-url.ts';
import { isDirect } from '../../../src/plumbing/download/proxy.ts';
import { readParts, TooLarge } from '../../../src/plumbing/download/read-parts.ts';
import { createClock } from '../../../src/plumbing/time/clock.ts';
import { Silence } from '../../../src/plumbing/time/in-time.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const clock = createClock();
const open = (url: string, more: Partial<Address> = {}) =>
  openUrl({ url, env: {}, clock, silenceMs: 20_000, ...more });

async function bodyOf(url: string, maxBytes = 1 << 20, silenceMs = 20_000): Promise<string> {
  const { message } = await open(url);
  return Buffer.concat(await Array.fromAsync(readParts(message, { clock, silenceMs, maxBytes }))).toString();
}

test('redirects are followed, and the last answer counts whatever its status', async () => {
  const url = await serve(({ url: asked }, reply) => {
    if (asked === '/') reply.writeHead(302, { location: '/there' }).end();
    else reply.writeHead(asked === '/there' ? 418 : 200).end('end');
  });
  const { message, host } = await open(url);
  message.destroy();
  expect([message.statusCode, `http://${host}`]).toEqual([418, url]);
});

test('a circle of redirects ends', async () => {
  const url = await serve((_, reply) => reply.writeHead(302, { location: '/' }).end());
  await expect(open(url)).rejects.toThrow('redirects more than 5 times');
});

test('whoever does not answer in time, or at all, is told apart', async () => {
  const silent = await serve(() => {});
  await expect(open(silent, { silenceMs: 200 })).rejects.toThrow(Silence);
  const nobody = open('http://127.0.0.1:9');
  await expect(nobody).rejects.toThrow(Unreachable);
  await expect(nobody).rejects.toMatchObject({ host: '127.0.0.1:9' });
});

test('a body is read whole, and not beyond its limit', async () => {
  const url = await serve((_, reply) => {
    reply.write('one ');
    reply.end('two');
  });
  expect(await bodyOf(url)).toBe('one two');
  await expect(bodyOf(url, 6)).rejects.toThrow(TooLarge);
});

test('a body that stops coming is given up, and one that is cut off is an error', async () => {
  const stuck = await serve((_, reply) => void reply.write('one'));
  await expect(bodyOf(stuck, 100, 200)).rejects.toThrow(Silence);
  const cut = await serve((_, reply) => {
    reply.writeHead(200, { 'content-length': 100 });
    reply.write('one', () => reply.destroy());
  });
  await expect(bodyOf(cut)).rejects.toThrow(/aborted|hang up|ECONNRESET/);
});

test('a download that is called off ends while its body comes', async () => {
  const url = await serve((_, reply) => void reply.write('one'));
  const abort = new AbortController();
  const { message } = await open(url, { signal: abort.signal });
  const parts = readParts(message, { clock, silenceMs: 20_000 });
  expect(`${(await parts.next()).value}`).toBe('one');
  abort.abort();
  await expect(parts.next()).rejects.toThrow(/abort/i);
});

test.each([
  ['https://example.com', 'example.com', true],
  ['https://blob.example.com', 'example.com', true],
  ['https://blob.example.com', '.example.com', true],
  ['https://blob.example.com', '*.example.com', true],
  ['https://notexample.com', 'example.com', false],
  ['https://example.com', 'one.org, example.com:443', true],
  ['https://example.com', 'example.com:8443', false],
  ['https://example.com', '*', true],
  ['https://example.com', '', false],
  ['http://127.0.0.1:8080', '', true],
  ['http://localhost', '', true],
])('%s with no_proxy %j is spoken to directly: %j', (url, list, direct) => {
  expect(isDirect(new URL(url), { NO_PROXY: list })).toBe(direct);
});
