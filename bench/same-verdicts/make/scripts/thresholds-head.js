import http from 'k6/http';

export const options = {
  thresholds: { 'http_req_duration{name:products}': ['p(95)<60'], http_req_failed: ['rate<0.01'] },
};

export default function () {
  http.get(`${__ENV.BASE_URL}/products`, { tags: { name: 'products' } });
}
