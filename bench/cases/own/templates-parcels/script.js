import http, { url } from 'k6/http';

export const options = {
  discardResponseBodies: true,
  scenarios: {
    track: {
      executor: 'constant-arrival-rate',
      rate: 45,
      timeUnit: '1s',
      duration: '15s',
      preAllocatedVUs: 20,
    },
  },
};

const base = __ENV.BASE_URL;

export default function () {
  const parcel = `JJD${String(Math.floor(Math.random() * 1e12)).padStart(14, '0')}`;
  http.get(http.url`${base}/parcels/${parcel}`);
  http.get(url`${base}/parcels/${parcel}/events/${__ITER}`);
  http.request('HEAD', http.url`${base}/labels/${parcel}.pdf`);
}
