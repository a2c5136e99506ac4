import { afterEach, expect, test } from 'vitest';
import { type CountingServer, type Route, startCounting } from './counting-server.ts';
import { shortOf, traceScript } from './trace-script.ts';

const servers: CountingServer[] = [];
const timers: NodeJS.Timeout[] = [];
afterEach(async () => {
  for (const timer of timers.splice(0)) clearInterval(timer);
  for (const server of servers.splice(0)) await server.close();
});

async function serve(route: Route): Promise<CountingServer> {
  const server = await startCounting(route);
  servers.push(server);
  return server;
}

/** A shop in which every route runs statements of its own, some of them behind its answer. */
const shop: Route = ({ method, url, body, run, answer }) => {
  const [, first = '', second] = url.pathname.split('/');
  if (first === 'setup') run('setup', 50);
  else if (first === 'products') run('product', second === undefined ? 1 : 3);
  else if (first === 'posts') run('post', 5);
  else if (first === 'old') {
    run('old');
    answer.writeHead(302, { location: `${url.origin}/new?from=old` }).end();
  } else if (first === 'new') run('new', 2);
  else if (first === 'broken') {
    run('broken');
    answer.statusCode = 500;
  } else if (first === 'orders') {
    run(`${method} orders`);
    if (method === 'POST') run('item', JSON.parse(body).items);
    // Not waited for.
    if (method === 'POST') setTimeout(run, 3, 'audit');
  } else if (first === 'admin') run('admin', 7);
};

const SCRIPT = `import http, { get } from 'k6/http';
import { check, sleep } from 'k6';
const BASE = __ENV.BASE_URL;
export const options = {
  scenarios: {
    shop: { executor: 'ramping-vus', startVUs: 5, stages: [{ duration: '1m', target: 50 }] },
    admin: { executor: 'constant-arrival-rate', rate: 100, duration: '1m', preAllocatedVUs: 50, exec: 'admin' },
  },
  thresholds: { http_req_duration: [{ threshold: 'max<0', abortOnFail: true }] },
};
export function setup() { for (let i = 0; i < 5; i++) http.get(BASE + '/setup'); }
export default async function () {
  http.batch([
    BASE + '/products',
    ['GET', BASE + '/products/' + (1000 + __ITER)],
    { method: 'POST', url: BASE + '/orders', body: JSON.stringify({ items: 4 }), params: { tags: { name: 'order' } } },
  ]);
  get(BASE + '/old');
  http.get(BASE + '/old', { redirects: 0, tags: { name: 'old, alone' } });
  http.get(http.url\`\${BASE}/orders/\${'a' + __ITER}\`, { headers: { 'x-own': 'yes' } });
  http.get(BASE + '/broken', { responseCallback: http.expectedStatuses(500) });
  await http.asyncRequest('PUT', BASE + '/orders', 'x', { tags: { kind: 'put' } });
  http.get(BASE + '/posts/' + ['red', 'green', 'blue'][__ITER % 3]);
  sleep(0.01);
}
export function admin() { http.get(BASE + '/admin', { timeout: '2s' }); }
export function teardown() { http.get(BASE + '/setup'); }
`;

test.each(['1.8.1', '2.2.0'] as const)(
  'each endpoint is known by exactly the statements that it runs, by k6 %s',
  async (line) => {
    const server = await serve(shop);
    // What a pool does by itself.
    timers.push(setInterval(server.run, 40, 'SELECT 1'));
    const traced = await traceScript({ server, script: SCRIPT, line, learned: ['/posts/*'] });
    expect(traced.untraced).toBeNull();
    expect(shortOf(traced)).toEqual({
      'GET /products': ['1 product'],
      'GET /products/:id': ['3 product'],
      'POST order': ['1 POST orders', '1 audit', '4 item'],
      'GET /old': ['1 old'],
      'GET /new': ['2 new'],
      'GET old, alone': ['1 old'],
      'GET /orders/:id': ['1 GET orders'],
      'GET /broken': ['1 broken'],
      'PUT /orders': ['1 PUT orders'],
      'GET /posts/*': ['5 post'],
      'GET /admin': ['7 admin'],
    });
    // Twenty where the machine leaves it the time, and from five on a number is exact.
    for (const { calls } of traced.endpoints) expect(calls).toBeGreaterThanOrEqual(5);
    expect(server.asked.at(-1)).toBe('GET /setup');
  },
);

const SHORT = `import http from 'k6/http';
export const options = { vus: 10, duration: '1m' };
export default function () {
  http.batch([__ENV.BASE_URL + '/list', __ENV.BASE_URL + '/item/' + __ITER]);
}`;

/** Head runs one statement more in `/list` than base, or as many. */
const build =
  (more: number): Route =>
  ({ url, run }) => {
    if (url.pathname === '/list') {
      run('list');
      run('author', 5 + more);
    } else run('item');
  };

const built = (list: number) => ({ 'GET /list': ['1 list', `${list} author`], 'GET /item/:id': ['1 item'] });

test('one more statement of one endpoint shows in every one of five runs, and beside it nothing changed', async () => {
  for (let round = 0; round < 5; round++) {
    const sides = [await serve(build(0)), await serve(build(1))];
    const line = round % 2 === 0 ? '2.2.0' : '1.8.1';
    const both = await Promise.all(sides.map((server) => traceScript({ server, script: SHORT, line })));
    expect(both.map(shortOf)).toEqual([built(5), built(6)]);
  }
});

test('of two builds that are alike both show the same', async () => {
  const sides = [await serve(build(0)), await serve(build(0))];
  const both = await Promise.all(sides.map((server) => traceScript({ server, script: SHORT })));
  expect(both.map(shortOf)).toEqual([built(5), built(5)]);
  const [base, head] = both.map(({ endpoints }) => endpoints.map(({ statements }) => statements));
  expect(head).toEqual(base);
});

const HTTP = "import http from 'k6/http';\n";
const BROWSER = `{ ui: { executor: 'shared-iterations', options: { browser: { type: 'chromium' } } } }`;

test.each([
  [
    'does not use BASE_URL',
    `${HTTP}export default () => http.get('http://127.0.0.1:9/');`,
    { why: 'astray', said: null },
  ],
  [
    'throws',
    `${HTTP}export default function () { throw new Error('no user'); }`,
    { why: 'threw', said: expect.stringContaining('no user') },
  ],
  [
    'asks k6 about itself and cannot go on',
    `import exec from 'k6/execution';
export default () => exec.test.options.scenarios.other.vus.x;`,
    { why: 'threw', said: expect.stringContaining('TypeError') },
  ],
  [
    'has a setup() that throws',
    `${HTTP}export function setup() { throw new Error('no token'); }
export default () => {};`,
    { why: 'failed', said: expect.stringContaining('no token') },
  ],
  [
    'makes WebSocket connections alone',
    `import ws from 'k6/ws';
export default () => ws.connect(__ENV.BASE_URL.replace('http', 'ws'), {}, () => {});`,
    { why: 'no-requests', said: null },
  ],
  [
    'drives a browser alone',
    `${HTTP}export const options = { scenarios: ${BROWSER} };
export default () => {};`,
    { why: 'no-requests', said: null },
  ],
] as const)('a script that %s cannot be traced, and that is told', async (_, script, untraced) => {
  const server = await serve(({ run }) => run('any'));
  expect(await traceScript({ server, script })).toEqual({ endpoints: [], untraced });
});

test('an endpoint that few iterations call is waited for where it is wanted', async () => {
  const server = await serve(({ url, run }) => run(url.pathname));
  const script = `const http = require('k6/http');
export const options = { scenarios: { late: { executor: 'shared-iterations', exec: 'delete' } } };
function late() { http.get(__ENV.BASE_URL + (__ITER < 40 || __ITER % 2 === 0 ? '/often' : '/late')); }
export { late as delete };`;
  const traced = await traceScript({ server, script, wanted: ['GET /late'] });
  expect(shortOf(traced)).toEqual({ 'GET /late': ['1 /late'], 'GET /often': ['1 /often'] });
  expect(traced.endpoints.map(({ calls }) => calls >= 10)).toEqual([true, true]);
});

test('whoever cancels waits for nothing', async () => {
  const cancel = new AbortController();
  const server = await serve(({ run }) => {
    run('any');
    cancel.abort(new Error('cancelled'));
  });
  const { endpoints, untraced } = await traceScript({ server, script: SHORT, signal: cancel.signal });
  expect([endpoints, untraced]).toEqual([[], { why: 'cancelled', said: null }]);
});
