import { sleep } from 'k6';
import http from 'k6/http';

const base = __ENV.BASE_URL;

export const options = {
  scenarios: {
    poll: {
      executor: 'constant-arrival-rate',
      rate: 20,
      timeUnit: '1s',
      duration: '1m',
      preAllocatedVUs: 10,
      exec: 'poll',
    },
    shop: {
      executor: 'ramping-vus',
      startVUs: 0,
      stages: [
        { duration: '10s', target: 10 },
        { duration: '45s', target: 10 },
        { duration: '5s', target: 0 },
      ],
    },
  },
};

export function poll() {
  http.get(`${base}/products`);
}

export default function () {
  http.get(`${base}/orders`);
  sleep(0.3);
}
