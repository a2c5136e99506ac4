import { check } from 'k6';
import http from 'k6/http';

const BASE = __ENV.BASE_URL;

export default function () {
  const products = http.get(`${BASE}/products`, { tags: { name: 'products' } });
  const orders = http.get(`${BASE}/orders?user=${__ITER % 1000}`, { tags: { name: 'orders' } });
  check(products, { 'products answer': (r) => r.status === 200 });
  check(orders, { 'orders answer': (r) => r.status === 200 });
}
