import { sleep } from 'k6';
import http from 'k6/http';

const base = __ENV.BASE_URL;

const users = (vus, startTime, exec) => ({ executor: 'constant-vus', vus, duration: '25s', startTime, exec });

export const options = {
  scenarios: { browse: users(10, '0s', 'browse'), order: users(12, '25s', 'order') },
};

export function browse() {
  http.get(`${base}/products`);
  sleep(0.2);
}

export function order() {
  http.get(`${base}/orders`);
  sleep(0.2);
}
