/**
 * A shop whose faults are planted by variables, for one arm or for both: HEAD_SLOW=2, BASE_ERRORS=0.5, SLOW=1.1.
 * It answers after timers, so that a busy machine does not look like a slower build.
 *
 * SLOW: factor of the time of /products; ERRORS: share of /orders that fails, evenly; LINKS: what /menu offers;
 * STATUS: of /orders; LEVEL: `low` in the answers of /products; JITTER: how much longer some of them take;
 * WORK: milliseconds of CPU of every request.
 */
import http from 'node:http';

const arm = process.env.PERF_GATE_ARM === 'base' ? 'BASE' : 'HEAD';
const planted = (name, otherwise) => process.env[`${arm}_${name}`] ?? process.env[name] ?? otherwise;
const slow = Number(planted('SLOW', '1'));
const errors = Number(planted('ERRORS', '0'));
const links = planted('LINKS', 'bread,milk').split(',');
const status = Number(planted('STATUS', '200'));
const level = planted('LEVEL', 'full');
const jitter = Number(planted('JITTER', '0'));
const work = Number(planted('WORK', '0'));
let orders = 0;

if (planted('DEAD', '') !== '') {
  process.stderr.write('the database has no table "orders"\n');
  process.exit(1);
}

const routes = {
  menu: () => [15, 200, { links }],
  products: () => [40 * slow * (1 + jitter * Math.random()), 200, { level }],
  orders: () => {
    orders += 1;
    const fails = Math.floor(orders * errors) > Math.floor((orders - 1) * errors);
    return fails ? [8, 503, { error: 'no room' }] : [30, status, { order: orders }];
  },
};

function burn(ms) {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

http
  .createServer((request, response) => {
    const route = request.url.split(/[/?]/)[1] ?? '';
    if (route === 'healthz') return response.end('ok');
    burn(work);
    const [wait, code, body] = (routes[route] ?? (() => [20, 200, {}]))();
    setTimeout(
      () => response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
      wait * (0.95 + Math.random() / 10),
    );
  })
  .listen(Number(process.env.PORT), '127.0.0.1');
