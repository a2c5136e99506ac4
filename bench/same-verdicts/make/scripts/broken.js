import http from 'k6/http';

export function setup() {
  throw new Error('the catalogue is empty');
}

export default function () {
  http.get(`${__ENV.BASE_URL}/products`);
}
