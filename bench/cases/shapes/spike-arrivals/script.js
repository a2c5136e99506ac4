import http from 'k6/http';

const base = __ENV.BASE_URL;

export const options = {
  scenarios: {
    spike: {
      executor: 'ramping-arrival-rate',
      startRate: 10,
      timeUnit: '1s',
      preAllocatedVUs: 20,
      maxVUs: 60,
      stages: [
        { duration: '20s', target: 10 },
        { duration: '2s', target: 60 },
        { duration: '25s', target: 60 },
        { duration: '5s', target: 10 },
      ],
    },
  },
};

export default function () {
  http.get(`${base}/products`);
  http.get(`${base}/orders`);
}
