import { group } from 'k6';
import encoding from 'k6/encoding';
import http from 'k6/http';

const words = ['tea', 'green tea', 'coffee & cake', 'mug', 'kettle', 'saucer', 'filter', 'sugar'];
const pick = (list) => list[Math.floor(Math.random() * list.length)];

export const options = {
  scenarios: {
    search: {
      executor: 'constant-arrival-rate',
      rate: 40,
      timeUnit: '1s',
      duration: '15s',
      preAllocatedVUs: 20,
      exec: 'search',
    },
  },
};

export function search() {
  const term = `${pick(words)} ${Math.floor(Math.random() * 1000)}`;
  group('type', () => {
    http.get(`${__ENV.BASE_URL}/suggest?prefix=${encodeURIComponent(term.slice(0, 3))}&_=${Date.now()}`);
  });
  group('results', () => {
    const cursor = encoding.b64encode(`after:${__ITER}:${__VU}`, 'rawurl');
    http.get(
      `${__ENV.BASE_URL}/search?q=${encodeURIComponent(term)}&page=${1 + (__ITER % 9)}&cursor=${cursor}`,
    );
    http.get(`${__ENV.BASE_URL}/items?filter[status]=open&sort=-created&page[number]=${1 + (__ITER % 30)}`);
  });
}
