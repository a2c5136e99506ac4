import { sleep } from 'k6';
import http from 'k6/http';

const base = __ENV.BASE_URL;

export const options = {
  stages: [
    { duration: '20s', target: 20 },
    { duration: '1m', target: 20 },
    { duration: '10s', target: 0 },
  ],
  thresholds: { http_req_duration: ['p(95)<500'], http_req_failed: ['rate<0.01'] },
};

export default function () {
  http.get(`${base}/products`);
  http.get(`${base}/orders`);
  sleep(1);
}
