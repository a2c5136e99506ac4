import { sleep } from 'k6';
import http from 'k6/http';

const base = __ENV.BASE_URL;

export const options = { scenarios: { some: { executor: 'shared-iterations', vus: 10, iterations: 500 } } };

export default function () {
  http.get(`${base}/products`);
  http.get(`${base}/orders`);
  sleep(0.3);
}
