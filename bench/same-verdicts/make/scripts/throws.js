import http from 'k6/http';

export default function () {
  const answer = http.get(`${__ENV.BASE_URL}/products`, { tags: { name: 'products' } });
  throw new Error(`no price in ${answer.status}`);
}
