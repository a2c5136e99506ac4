import { once } from 'node:events';
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { openLine } from '../../../../src/adapters/databases/probe/line.ts';
import { openLink } from '../../../../src/adapters/databases/probe/link.ts';

/** A message of PostgreSQL's protocol. */
function message(type: string, ...parts: readonly (string | number)[]): Buffer {
  const body = Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(`${part}\0`) : Buffer.from([0, 0, 0, part]))),
  );
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

const READY = Buffer.concat([message('R', 0), Buffer.from('Z\0\0\0\x05I', 'latin1')]);
const FAREWELL = message('E', 'SFATAL', 'C57P01', 'Mterminating connection', '');

const open: net.Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

/** A server that lets the first one in, and says nothing else but what it is told to. */
async function silentServer() {
  const sockets: net.Socket[] = [];
  const server = net.createServer((socket) => {
    sockets.push(socket);
    const isFirst = sockets.length === 1;
    socket.once('data', () => isFirst && socket.write(READY)).on('error', () => {});
  });
  open.push(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return { url: `postgres://shop@127.0.0.1:${port}/shop`, sockets };
}

test('a session is gone from the farewell of the server on, before the connection ends', async () => {
  const { url, sockets } = await silentServer();
  const line = await openLine(url);
  expect(line.isGone()).toBe(false);
  sockets[0]?.write(FAREWELL);
  await expect.poll(() => line.isGone()).toBe(true);
  await expect(line.ask('SELECT 1')).rejects.toThrow('not queryable');
  line.cut();
});

test('one that is cancelled while it is opened again is cut too', async () => {
  const { url, sockets } = await silentServer();
  const stop = new AbortController();
  const said: string[] = [];
  const link = await openLink({ url, signal: stop.signal, onLost: (text) => void said.push(text) });
  sockets[0]?.write(FAREWELL);
  await sleep(50);
  const asked = link.ask('SELECT 1').catch(String);
  await expect.poll(() => sockets.length).toBe(2);
  stop.abort();
  sockets[1]?.write(READY);
  expect(await asked).toContain('LostError');
  await expect.poll(() => sockets.every((socket) => socket.destroyed || socket.readableEnded)).toBe(true);
  expect(said).toHaveLength(1);
});

test('a pool that refuses parameters of the start is asked without them, once', async () => {
  const starts: string[] = [];
  const server = net.createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', (data) => {
      starts.push(data.toString('latin1'));
      const isRefused = /statement_timeout|lock_timeout/.test(starts.at(-1) ?? '');
      const said = 'Munsupported startup parameter: statement_timeout';
      if (isRefused) socket.end(message('E', 'SFATAL', 'C08P01', said, ''));
      else socket.write(READY);
    });
  });
  open.push(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const line = await openLine(`postgres://shop@127.0.0.1:${port}/shop`);
  expect(starts.map((text) => text.includes('statement_timeout'))).toEqual([true, false]);
  expect(starts[1]).toContain('perf-gate');
  expect(line.isGone()).toBe(false);
  line.cut();
});
