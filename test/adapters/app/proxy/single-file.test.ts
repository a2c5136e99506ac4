import { createServer, type RequestListener, request, type Server } from 'node:http';
import { createServer as createTls } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { openFaultProxy } from '../../../../src/adapters/app/proxy/fault-proxy.ts';
import { singleFile } from '../../../../src/adapters/app/proxy/single-file.ts';
import type { SingleFile, SingleRequest } from '../../../../src/ports/probes/tracer.ts';
import { certificate } from '../../../support/certificate.ts';
import { startWsServer } from '../../k6/ws-server.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function listen(server: Server, scheme = 'http'): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ends.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const serve = (listener: RequestListener) => listen(createServer(listener));

type Opened = SingleFile & { readonly events: string[]; readonly passed: SingleRequest[] };

/** In front of `target`, with a callback behind each answer that takes a while. */
async function open(target: string, { afterMs = 0, hangsMs = 2000 } = {}): Promise<Opened> {
  const [events, passed]: [string[], SingleRequest[]] = [[], []];
  const proxy = await singleFile(hangsMs)(target, {
    before: async () => void events.push('before'),
    after: async (one) => {
      await sleep(afterMs);
      events.push(`after ${one.path}`);
      passed.push(one);
    },
  });
  ends.push(proxy.close);
  return { ...proxy, events, passed };
}

const ask = async (url: string, init: RequestInit = {}) => {
  const answer = await fetch(url, { redirect: 'manual', ...init });
  return { status: answer.status, body: await answer.text(), headers: answer.headers };
};

/** Until `after` of the last one is through. */
async function passedBy(proxy: Opened, count: number): Promise<readonly SingleRequest[]> {
  for (let tries = 0; tries < 500 && proxy.passed.length < count; tries++) await sleep(10);
  return proxy.passed;
}

test('of requests that come at once each goes on when the one before it is answered and looked at', async () => {
  let [inside, most] = [0, 0];
  const proxy = await open(
    await serve((asked, answer) => {
      most = Math.max(most, ++inside);
      proxy.events.push(`asked ${asked.url}`);
      setTimeout(() => {
        inside -= 1;
        answer.end('ok');
      }, 15);
    }),
    { afterMs: 15 },
  );
  const paths = ['/1', '/2', '/3', '/4', '/5'];
  const answers = await Promise.all(paths.map((path) => ask(`${proxy.url}${path}`)));
  await passedBy(proxy, 5);
  expect(answers.map(({ body }) => body)).toEqual(paths.map(() => 'ok'));
  expect(most).toBe(1);
  const order = proxy.passed.map(({ path }) => path);
  expect(order.toSorted()).toEqual(paths);
  expect(proxy.events).toEqual(order.flatMap((path) => ['before', `asked ${path}`, `after ${path}`]));
});

test('the application gets what a client of its own would send, without the id', async () => {
  const target = await serve(async (asked, answer) => {
    const { method, url, headers } = asked;
    answer.end(JSON.stringify({ method, url, headers, body: await text(asked) }));
  });
  const proxy = await open(target);
  const sent = {
    method: 'PUT',
    body: 'ä'.repeat(70_000),
    headers: { origin: proxy.url, 'Perf-Gate-Request': '3.14', 'content-type': 'text/x' },
  };
  const seen = JSON.parse((await ask(`${proxy.url}/a%20b?c=d&c=e`, sent)).body);
  const host = new URL(target).host;
  expect(seen).toMatchObject({ method: 'PUT', url: '/a%20b?c=d&c=e', body: sent.body });
  expect(seen.headers).toMatchObject({ host, origin: target, 'content-type': 'text/x' });
  expect(Object.keys(seen.headers)).not.toContain('perf-gate-request');
  expect(await passedBy(proxy, 1)).toEqual([
    { id: '3.14', method: 'PUT', path: '/a%20b?c=d&c=e', status: 200 },
  ]);
});

test('an answer keeps its status, its headers, each cookie and its chunks', async () => {
  const proxy = await open(
    await serve((_, answer) => {
      answer.setHeader('Set-Cookie', ['a=1', 'b=2']);
      answer.setHeader('X-Own', 'yes');
      answer.writeHead(418, 'Short and stout');
      answer.write('one,');
      setTimeout(() => answer.end('two'), 10);
    }),
  );
  const { status, body, headers } = await ask(proxy.url);
  expect([status, body, headers.get('x-own')]).toEqual([418, 'one,two', 'yes']);
  expect(headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  expect(headers.get('transfer-encoding')).toBe('chunked');
  expect(headers.get('content-length')).toBeNull();
});

test.each(['HEAD', 'GET'] as const)('an answer without a body to %s ends', async (method) => {
  const proxy = await open(
    await serve((_, answer) => {
      if (method === 'HEAD') answer.writeHead(200, { 'content-length': 7 }).end();
      else answer.writeHead(304).end();
    }),
  );
  expect((await ask(proxy.url, { method })).status).toBe(method === 'HEAD' ? 200 : 304);
});

test("a redirect to the application's own address comes back through the proxy", async () => {
  const target = await serve((asked, answer) => {
    if (asked.url === '/from') answer.writeHead(302, { location: `${target}/to` }).end();
    else answer.end(asked.headers.host);
  });
  const proxy = await open(target);
  const answer = await fetch(`${proxy.url}/from`);
  expect(await answer.text()).toBe(new URL(target).host);
  const seen = await passedBy(proxy, 2);
  expect(seen.map(({ path, status }) => [path, status])).toEqual([
    ['/from', 302],
    ['/to', 200],
  ]);
});

test('connections to the application are kept, and one that it closed in between is no error', async () => {
  const ports = new Set<number | undefined>();
  const server = createServer((asked, answer) => {
    ports.add(asked.socket.remotePort);
    answer.end('ok');
  });
  const target = await listen(server);
  const proxy = await open(target);
  for (const path of ['/1', '/2', '/3']) expect((await ask(`${proxy.url}${path}`)).body).toBe('ok');
  expect(ports.size).toBe(1);
  server.closeAllConnections();
  const again = await ask(`${proxy.url}/4`);
  expect([again.status, again.body]).toEqual([200, 'ok']);
});

test('a certificate of its own is the application’s own affair, and its cookies come back', async () => {
  const { key, cert } = certificate('localhost');
  const server = createTls({ key, cert }, (asked, answer) => {
    answer.setHeader('set-cookie', 'id=7; Secure; HttpOnly');
    answer.end(asked.headers.host);
  });
  const target = await listen(server, 'https');
  const proxy = await open(target);
  const { body, headers } = await ask(proxy.url);
  expect([body, headers.getSetCookie()]).toEqual([new URL(target).host, ['id=7; HttpOnly']]);
});

test('a request that hangs is given up, and the next has its turn', async () => {
  let isLeft = false;
  const target = await serve((asked, answer) => {
    if (asked.url === '/ok') return answer.end('ok');
    asked.socket.once('close', () => {
      isLeft = true;
    });
    if (asked.url === '/half') answer.write('half');
    return answer;
  });
  const proxy = await open(target, { hangsMs: 150 });
  const [hung, half, next] = await Promise.allSettled(
    ['/hang', '/half', '/ok'].map((path) => ask(`${proxy.url}${path}`)),
  );
  expect(hung).toMatchObject({ status: 'fulfilled', value: { status: 504 } });
  expect(half).toMatchObject({ status: 'rejected' });
  expect(next).toMatchObject({ status: 'fulfilled', value: { status: 200, body: 'ok' } });
  expect((await passedBy(proxy, 3)).map(({ status }) => status)).toEqual([null, null, 200]);
  expect(isLeft).toBe(true);
});

test('a client that leaves, before or in its turn, holds nobody up', async () => {
  const asked: string[] = [];
  const target = await serve((incoming, answer) => {
    asked.push(incoming.url ?? '');
    setTimeout(() => answer.end('ok'), 100);
  });
  const proxy = await open(target);
  const leaves = new AbortController();
  const [first, waiting] = ['/left', '/waiting'].map((path) =>
    ask(`${proxy.url}${path}`, { signal: leaves.signal }).catch(() => 'gone'),
  );
  await sleep(40);
  leaves.abort();
  expect([await first, await waiting]).toEqual(['gone', 'gone']);
  expect((await ask(`${proxy.url}/stays`)).body).toBe('ok');
  await passedBy(proxy, 2);
  expect(asked).toEqual(['/left', '/stays']);
  expect(proxy.passed.map(({ path, status }) => [path, status])).toEqual([
    ['/left', null],
    ['/stays', 200],
  ]);
});

test('an application that is gone, or breaks off, gave no answer', async () => {
  const target = await serve((asked, answer) => {
    if (asked.url === '/breaks') {
      answer.writeHead(200, { 'content-length': 10 }).write('half');
      setTimeout(() => asked.socket.destroy(), 20);
    } else asked.socket.destroy();
  });
  const proxy = await open(target);
  await expect(ask(`${proxy.url}/breaks`)).rejects.toThrow();
  expect((await ask(`${proxy.url}/gone`)).status).toBe(502);
  expect((await ask(`${proxy.url}/gone`, { method: 'POST', body: 'x' })).status).toBe(502);
  expect((await passedBy(proxy, 3)).map(({ status }) => status)).toEqual([null, null, null]);
});

test('what before or after throws is no concern of the client’s', async () => {
  const target = await serve((_, answer) => void answer.end('ok'));
  const proxy = await singleFile(500)(target, {
    before: async () => {},
    after: () => Promise.reject(new Error('no database')),
  });
  ends.push(proxy.close);
  for (const path of ['/1', '/2']) expect((await ask(`${proxy.url}${path}`)).body).toBe('ok');
});

test('closing waits for nobody', async () => {
  const target = await serve(() => {});
  const proxy = await singleFile(60_000)(target, {
    before: async () => {},
    after: () => new Promise(() => {}),
  });
  const hung = ask(proxy.url).catch(() => 'gone');
  await sleep(50);
  await proxy.close();
  expect(await hung).toBe('gone');
});

test.each([
  ['a single file', (url: string) => singleFile(500)(url, { before: async () => {}, after: async () => {} })],
  ['planted faults', openFaultProxy],
])('a WebSocket goes through %s', async (_, openProxy) => {
  const server = await startWsServer(5);
  ends.push(server.close);
  const proxy = await openProxy(server.url);
  ends.push(proxy.close);
  const socket = new WebSocket(proxy.url.replace('http', 'ws'));
  const said = await new Promise((resolve, reject) => {
    socket.addEventListener('open', () => socket.send('hello'));
    socket.addEventListener('message', ({ data }) => resolve(data));
    socket.addEventListener('error', reject);
  });
  expect(said).toBe('ok');
  socket.close();
});

test('a refused upgrade is told, in line with nobody', async () => {
  const server = createServer(() => {});
  server.on('upgrade', (_, socket) => {
    socket.end('HTTP/1.1 403 No\r\nTransfer-Encoding: chunked\r\nX-Own: yes\r\n\r\n2\r\nno\r\n0\r\n\r\n');
  });
  const proxy = await open(await listen(server));
  const asking = request(proxy.url, { headers: { connection: 'Upgrade', upgrade: 'websocket' } });
  const answer = await new Promise<string>((resolve, reject) => {
    asking.once('response', (got) => {
      text(got).then((body) => resolve(`${got.statusCode} ${got.headers['x-own']} ${body}`), reject);
    });
    asking.once('error', reject);
    asking.end();
  });
  expect(answer).toBe('403 yes no');
  expect(proxy.events).toEqual([]);
});

test('bytes that are no HTTP end that connection alone', async () => {
  const proxy = await open(await serve((_, answer) => void answer.end('ok')));
  const socket = connect(Number(new URL(proxy.url).port), '127.0.0.1');
  socket.on('error', () => {});
  socket.resume();
  socket.write('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
  await new Promise((resolve) => socket.once('close', resolve));
  expect((await ask(proxy.url)).body).toBe('ok');
});
