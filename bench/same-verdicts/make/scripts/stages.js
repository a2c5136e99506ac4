import http from 'k6/http';

export const options = {
  scenarios: {
    day: {
      executor: 'ramping-arrival-rate',
      startRate: 10,
      timeUnit: '1s',
      preAllocatedVUs: 20,
      stages: [
        { target: 40, duration: '3s' },
        { target: 40, duration: '6s' },
        { target: 0, duration: '2s' },
      ],
    },
  },
};

export default function () {
  http.get(`${__ENV.BASE_URL}/products`, { tags: { name: 'products' } });
}
