import http from 'k6/http';

/** More names than the gate keeps apart. */
const ENDPOINTS = 230;

export default function () {
  const number = __ITER % ENDPOINTS;
  http.get(`${__ENV.BASE_URL}/page/${number}`, { tags: { name: `page ${number}` } });
}
