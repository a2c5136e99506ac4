import { check } from 'k6';
import http from 'k6/http';

const base = __ENV.BASE_URL;
const json = { headers: { 'Content-Type': 'application/json' } };

export const options = {
  scenarios: {
    buyers: {
      executor: 'constant-arrival-rate',
      rate: 40,
      timeUnit: '1s',
      duration: '15s',
      preAllocatedVUs: 20,
    },
  },
};

export default function () {
  const user = 1 + Math.floor(Math.random() * 50000);
  check(http.get(`${base}/users/${user}`), { found: (r) => r.status === 200 });
  http.get(`${base}/users/${user}/orders/${user * 7 + __ITER}`);
  const made = http.post(`${base}/orders`, JSON.stringify({ user }), json);
  http.del(`${base}/orders/${made.json('id')}`);
}
