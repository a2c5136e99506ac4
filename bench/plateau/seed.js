import { check, sleep } from 'k6';
import http from 'k6/http';

const BASE = __ENV.BASE_URL;
const SCALE = Number(__ENV.SCALE || 1);
const USERS = Number(__ENV.USERS || 200);
const seconds = (all) => `${Math.round(all * SCALE)}s`;

/** The script of every tutorial: two levels, think time, thresholds and checks. */
export const options = {
  stages: [
    { duration: seconds(120), target: USERS / 2 },
    { duration: seconds(300), target: USERS / 2 },
    { duration: seconds(120), target: USERS },
    { duration: seconds(300), target: USERS },
    { duration: seconds(120), target: 0 },
  ],
  thresholds: { http_req_duration: ['p(95)<500'], http_req_failed: ['rate<0.01'] },
};

export default function () {
  const answer = http.get(`${BASE}/`, { tags: { name: 'request' } });
  check(answer, { 'status is 200': ({ status }) => status === 200 });
  sleep(1);
}
