import { check, sleep } from 'k6';
import http from 'k6/http';
import { Counter, Rate, Trend } from 'k6/metrics';

const BASE = __ENV.BASE_URL;
const RATE = Number(__ENV.RATE);
/** Of so few virtual users, each of which is gone for a little more than so many arrivals, one arrival more finds none. */
const FEW = 120;

const open = (vus, duration) => ({
  executor: 'constant-arrival-rate',
  ...{ rate: RATE, timeUnit: '1s', duration, preAllocatedVUs: vus, maxVUs: vus },
});

const SCENARIOS = {
  open: { ...open(150, '20s'), exec: 'shop' },
  starved: { ...open(FEW, '10s'), exec: 'slow' },
  users: {
    executor: 'ramping-vus',
    startVUs: 10,
    stages: [
      { duration: '8s', target: 10 },
      { duration: '2s', target: 20 },
      { duration: '2s', target: 0 },
    ],
    exec: 'slow',
  },
};

export const options = { scenarios: { shop: SCENARIOS[__ENV.LOAD] } };

const took = new Trend('checkout_time', true);
const size = new Trend('cart_size');
const fresh = new Rate('cache_hit');
const retries = new Counter('retries');

export function shop() {
  http.get(`${BASE}/orders`);
  const cart = http.get(`${BASE}/cart`).json();
  took.add(cart.took);
  size.add(cart.size);
  fresh.add(cart.fresh);
  retries.add(cart.retry ? 1 : 0);
  check(cart, { fresh: (one) => one.fresh });
  if (cart.more) http.get(`${BASE}/extra`);
}

export function slow() {
  const started = Date.now();
  http.get(`${BASE}/quick`);
  sleep((FEW + 0.5) / RATE - (Date.now() - started) / 1000);
}
