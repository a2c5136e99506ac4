import http from 'k6/http';

const base = __ENV.BASE_URL;

export const options = {
  scenarios: {
    poll: { executor: 'constant-arrival-rate', rate: 1, timeUnit: '1s', duration: '2m', preAllocatedVUs: 2 },
  },
};

export default function () {
  http.get(`${base}/products`);
  for (let look = 0; look < 4; look += 1) http.get(`${base}/orders`);
}
