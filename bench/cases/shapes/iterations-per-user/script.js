import { sleep } from 'k6';
import http from 'k6/http';

const base = __ENV.BASE_URL;

export const options = { scenarios: { each: { executor: 'per-vu-iterations', vus: 8, iterations: 60 } } };

export function setup() {
  return http.get(`${base}/login`).json('token');
}

export default function (token) {
  http.get(`${base}/products?token=${token}`);
  http.get(`${base}/orders?token=${token}`);
  sleep(0.2);
}
