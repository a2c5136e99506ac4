import http from 'k6/http';

export const options = {
  scenarios: { all: { executor: 'constant-vus', vus: 10, duration: `${__ENV.SECONDS || 30}s` } },
};

const BASE = __ENV.BASE_URL;

export default function () {
  http.get(BASE, { tags: { name: 'root' } });
}
