import http from 'k6/http';

const letters = (length) =>
  Array.from({ length }, () => String.fromCharCode(97 + Math.floor(Math.random() * 26))).join('');
const number = () => 1000 + Math.floor(Math.random() * 9000);

export default function () {
  http.get(`${__ENV.BASE_URL}/products/${number()}?page=${number()}`);
  http.get(`${__ENV.BASE_URL}/articles/${letters(5)}-${letters(4)}`);
  http.get(`${__ENV.BASE_URL}/users/${number()}/carts/6f1c2a34-9b1d-4c1f-8a55-12345678${number()}`);
}
