import http from 'k6/http';

const BASE = __ENV.BASE_URL;

export default function () {
  http.get(`${BASE}/`, { tags: { name: 'request' } });
}
