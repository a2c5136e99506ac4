import http from 'k6/http';

const DAY = 24 * 3600 * 1000;
const BASE = __ENV.BASE_URL;

export const options = {
  scenarios: {
    views: {
      executor: 'constant-arrival-rate',
      rate: 45,
      timeUnit: '1s',
      duration: '15s',
      preAllocatedVUs: 15,
    },
  },
};

export function setup() {
  return http.get(`${BASE}/features`).json();
}

export default function (features) {
  const day = new Date(Date.UTC(2024, 0, 1) + Math.floor(Math.random() * 900) * DAY);
  const iso = day.toISOString();
  const [year, month, date] = iso.slice(0, 10).split('-');
  http.get(`${BASE}/calendar/${year}-${month}-${date}`);
  http.get(`${BASE}/reports/${year}/${month}/${date}/summary`);
  http.get(`${BASE}/rates?from=${iso}&to=${new Date(day.getTime() + 7 * DAY).toISOString()}`);
  if (features.weeks) http.get(`${BASE}/weeks/${year}-W${String(1 + (day.getTime() % 52)).padStart(2, '0')}`);
}
