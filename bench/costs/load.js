import http from 'k6/http';

const rate = Number(__ENV.RATE);

export const options = {
  scenarios: {
    load: {
      ...{ executor: 'constant-arrival-rate', timeUnit: '1s', duration: '40s' },
      ...{ rate, preAllocatedVUs: 50, maxVUs: 200 },
    },
  },
};

export default function () {
  http.get(`${__ENV.BASE_URL}/`);
}
