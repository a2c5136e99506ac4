import { sleep } from 'k6';
import http from 'k6/http';

const base = __ENV.BASE_URL;

export const options = { vus: 25, duration: '60s' };

export default function () {
  http.get(`${base}/login`);
  sleep(1);
  for (let page = 0; page < 4; page += 1) {
    http.get(`${base}/products`, { tags: { name: 'page' } });
    sleep(0.5);
  }
  for (let order = 0; order < 4; order += 1) {
    http.get(`${base}/orders`);
    sleep(0.3);
  }
}
