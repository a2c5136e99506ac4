import { check } from 'k6';
import http from 'k6/http';

export default function () {
  const answer = http.get(`${__ENV.BASE_URL}/products`, { tags: { name: 'products' } });
  check(answer, { 'the shelf is full': ({ body }) => body.includes('full') });
  http.post(`${__ENV.BASE_URL}/orders`, '{}', { tags: { name: 'orders' } });
}
