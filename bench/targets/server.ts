/**
 * A server of known truth (`truth.ts`): /orders waits, and fails now and then; /cart sends its body long after its head;
 * /quick answers at once. SEED: of all that is left to chance. Base asks the script for one request more than head.
 */
import http, { type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { seeded } from '../../src/core/statistics/random.ts';
import { PLANTED } from './truth.ts';

const { SEED = '1', PORT, PERF_GATE_ARM } = process.env;
const random = seeded(Number(SEED) * 2 + (PERF_GATE_ARM === 'base' ? 1 : 0));

const around = (middle: number): number => {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return middle * Math.exp(PLANTED.sigma * normal);
};

async function orders(response: ServerResponse): Promise<void> {
  const fails = random() < PLANTED.ordersFail;
  await wait(around(PLANTED.orders));
  response.writeHead(fails ? 503 : 200).end('{}');
}

async function cart(response: ServerResponse): Promise<void> {
  const body = {
    ...{ took: around(PLANTED.took), size: around(PLANTED.size) },
    ...{ fresh: random() < PLANTED.fresh, retry: random() < PLANTED.retry },
    more: PERF_GATE_ARM === 'base',
  };
  await wait(around(PLANTED.cart));
  response.writeHead(200, { 'content-type': 'application/json' }).flushHeaders();
  await wait(PLANTED.body);
  response.end(JSON.stringify(body));
}

async function extra(response: ServerResponse): Promise<void> {
  await wait(PLANTED.extra);
  response.end('{}');
}

http
  .createServer((request, response) => {
    if (request.url === '/orders') return orders(response);
    if (request.url === '/cart') return cart(response);
    if (request.url === '/extra') return extra(response);
    return response.end('ok');
  })
  .listen(Number(PORT), '127.0.0.1');
