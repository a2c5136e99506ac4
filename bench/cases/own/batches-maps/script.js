import http from 'k6/http';

const BASE = __ENV.BASE_URL;

export const options = {
  batch: 10,
  batchPerHost: 6,
  scenarios: {
    map: {
      executor: 'constant-arrival-rate',
      rate: 20,
      timeUnit: '1s',
      duration: '15s',
      preAllocatedVUs: 15,
    },
  },
};

export default function () {
  const manifest = http.get(`${BASE}/manifest.json?v=${__VU}.${__ITER}`).json();
  const [x, y] = [Math.floor(Math.random() * 4096), Math.floor(Math.random() * 4096)];
  const tiles = [];
  for (let column = 0; column < 4; column += 1)
    tiles.push(['GET', `${BASE}/tiles/12/${x + column}/${y}.png`]);
  http.batch([...tiles, ...manifest.assets.map((asset) => ['GET', `${BASE}${asset}`])]);
  http.batch({
    pin: { method: 'POST', url: `${BASE}/maps/${x}${y}/pins`, body: '{}' },
    view: { method: 'PUT', url: `${BASE}/maps/${x}${y}/views/${Date.now()}`, body: '{}' },
  });
}
