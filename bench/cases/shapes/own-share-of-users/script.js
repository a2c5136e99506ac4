import { sleep } from 'k6';
import exec from 'k6/execution';
import http from 'k6/http';

const base = __ENV.BASE_URL;

export const options = { scenarios: { shoppers: { executor: 'constant-vus', vus: 12, duration: '50s' } } };

export function setup() {
  return Array.from({ length: exec.test.options.scenarios.shoppers.vus }, (_, at) => `user${at + 1}`);
}

export default function (users) {
  const mine = users[exec.vu.idInTest - 1];
  if (mine === undefined) throw new Error('no user is left for me');
  http.get(`${base}/products?of=${mine}`);
  http.get(`${base}/orders?of=${mine}`);
  sleep(0.3);
}
