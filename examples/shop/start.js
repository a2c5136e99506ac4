// Starts the shop: PostgreSQL (unless DATABASE_URL names one), then the server on PORT.
import http from 'node:http';
import { performance } from 'node:perf_hooks';
import { startPostgres } from './postgres.js';
import { openShop } from './shop.js';
import { readSwitches } from './switches.js';

const switches = readSwitches(process.env);
const database = process.env.DATABASE_URL
  ? { url: process.env.DATABASE_URL, stop: async () => {} }
  : await startPostgres();

let stopping = false;
async function stop(code) {
  if (stopping) return;
  stopping = true;
  server?.close();
  server?.closeAllConnections();
  await shop?.close().catch(() => {});
  await database.stop();
  process.exit(code);
}
let server;
let shop;
process.on('SIGTERM', () => stop(0));
process.on('SIGINT', () => stop(0));
process.on('uncaughtException', (error) => {
  console.error(error);
  stop(1);
});
database.ended?.then(() => stop(1));

shop = await openShop(database.url, switches);
server = http.createServer(answer).listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () => {
  console.log(`shop on port ${server.address().port}`);
});

async function answer(request, response) {
  const url = new URL(request.url, 'http://shop');
  if (url.pathname === '/healthz') return response.end('ok');
  const start = performance.now();
  try {
    if (Math.random() < switches.errorRate) return reply(response, 503, { error: 'planted' });
    const body = await route(request.method, url);
    if (switches.slowdown > 0) {
      await new Promise((resolve) => setTimeout(resolve, (performance.now() - start) * switches.slowdown));
    }
    reply(response, body === undefined ? 404 : 200, body ?? null);
  } catch (error) {
    console.error(error);
    reply(response, 500, { error: 'internal' });
  }
}

function route(method, url) {
  const [, place, id] = url.pathname.split('/');
  const number = (name) => Number(url.searchParams.get(name) ?? 1);
  if (method === 'GET' && place === 'products') return id ? shop.product(Number(id)) : shop.products();
  if (method === 'GET' && place === 'search') return shop.search(url.searchParams.get('q') ?? '');
  if (method === 'GET' && place === 'orders') return shop.orders(number('user'));
  if (method === 'POST' && place === 'orders') return shop.checkout(number('user'), number('product'));
  return undefined;
}

function reply(response, status, body) {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
