import { check } from 'k6';
import http from 'k6/http';

export const options = {
  scenarios: {
    reading: { executor: 'constant-arrival-rate', rate: 40, duration: '20s', preAllocatedVUs: 20 },
  },
};

export default function () {
  const base = __ENV.BASE_URL;
  const id = 1 + ((__ITER * 37 + __VU * 101) % 5000);
  const answers = [
    http.get(`${base}/articles?page=${id % 100}`),
    http.get(`${base}/articles/${id}`),
    http.get(`${base}/articles/${id}/comments`),
  ];
  check(answers, { 'all answered 200': (all) => all.every(({ status }) => status === 200) });
}
