import http from 'k6/http';
import { Counter, Rate, Trend } from 'k6/metrics';

const basket = new Trend('basket_value');
const returned = new Rate('returned');
const sold = new Counter('sold');

export const options = {
  scenarios: {
    browse: {
      executor: 'constant-arrival-rate',
      rate: 40,
      timeUnit: '1s',
      duration: '8s',
      preAllocatedVUs: 10,
      exec: 'browse',
    },
    buy: { executor: 'constant-vus', vus: 2, duration: '8s', exec: 'buy' },
  },
};

export function browse() {
  http.get(`${__ENV.BASE_URL}/products`, { tags: { name: 'products' } });
}

export function buy() {
  http.post(`${__ENV.BASE_URL}/orders`, '{}', { tags: { name: 'orders' } });
  basket.add(20 + (__ITER % 5));
  returned.add(__ITER % 4 === 0);
  sold.add(1);
}
