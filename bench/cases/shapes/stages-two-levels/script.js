import { sleep } from 'k6';
import http from 'k6/http';

const base = __ENV.BASE_URL;

export const options = {
  stages: [
    { duration: '10s', target: 10 },
    { duration: '30s', target: 10 },
    { duration: '10s', target: 30 },
    { duration: '40s', target: 30 },
    { duration: '10s', target: 0 },
  ],
};

export default function () {
  http.get(`${base}/products`);
  sleep(0.5);
  http.get(`${base}/orders`);
  sleep(0.5);
}
