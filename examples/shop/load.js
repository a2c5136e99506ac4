import { check } from 'k6';
import http from 'k6/http';

const BASE = __ENV.BASE_URL;

export const options = {
  scenarios: {
    shopping: {
      executor: 'constant-arrival-rate',
      rate: 40,
      timeUnit: '1s',
      duration: '10s',
      preAllocatedVUs: 20,
    },
  },
};

const get = (path, name) => http.get(`${BASE}${path}`, { tags: { name } });

export default function () {
  const user = (__ITER * 37 + __VU * 101) % 2000;
  const product = 1 + ((__ITER * 7 + __VU * 13) % 1000);
  const answers = [
    get('/products', 'products'),
    get(`/products/${product}`, 'product'),
    get(`/search?q=${product}`, 'search'),
    get(`/orders?user=${user}`, 'orders'),
    http.post(`${BASE}/orders?user=${user}&product=${product}`, null, { tags: { name: 'checkout' } }),
  ];
  check(answers, { 'all answered 200': (all) => all.every(({ status }) => status === 200) });
}
