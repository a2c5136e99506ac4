import http from 'node:http';
import { performance } from 'node:perf_hooks';
import { failing, padding, stretch, waitInTail } from './switches.js';

/** The shop over HTTP; not yet listening. */
export function createShopServer(shop, switches) {
  const fails = failing(switches);
  return http.createServer((request, response) => answer(shop, { ...switches, fails }, request, response));
}

async function answer(shop, switches, request, response) {
  const url = new URL(request.url, 'http://shop');
  if (url.pathname === '/healthz') return response.end('ok');
  if (switches.close) response.shouldKeepAlive = false;
  const start = performance.now();
  try {
    if (switches.fails()) return reply(response, 503, { error: 'planted' });
    const found = await route(shop, request.method, url);
    if (switches.slowdown > 0) await stretch(start, switches.slowdown);
    if (switches.tail > 0) await waitInTail(switches.tail);
    if (found === undefined || found === null) return reply(response, 404, { error: 'not found' });
    reply(response, 200, found, switches.bigAnswer && url.pathname === '/products' ? padding() : null);
  } catch (error) {
    // 57P01: PostgreSQL is being stopped, and cut this connection.
    if (error.code !== '57P01') console.error(error);
    reply(response, 500, { error: 'internal' });
  }
}

/** What a route answers; undefined or null: there is no such thing. */
function route(shop, method, url) {
  const [, place, id] = url.pathname.split('/');
  const user = whole(url.searchParams.get('user') ?? '1');
  const product = whole(id ?? url.searchParams.get('product') ?? '1');
  if (user === null || product === null) return null;
  if (method === 'GET' && place === 'products') return id ? shop.product(product) : shop.products();
  if (method === 'GET' && place === 'search') return shop.search(url.searchParams.get('q') ?? '');
  if (method === 'GET' && place === 'orders') return shop.orders(user);
  if (method === 'POST' && place === 'orders') return shop.checkout(user, product);
  return null;
}

/** A number as PostgreSQL's `int` holds it. */
function whole(text) {
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}

/** `behind`: what comes after the body; null: nothing. */
function reply(response, status, body, behind = null) {
  response.writeHead(status, { 'content-type': 'application/json' });
  if (behind === null) return response.end(JSON.stringify(body));
  response.write(JSON.stringify(body));
  response.end(behind);
}
