import { check } from 'k6';
import http from 'k6/http';

const verbs = ['brewing', 'tasting', 'growing', 'roasting', 'storing', 'serving', 'grinding', 'mixing'];
const things = ['coffee', 'tea', 'cocoa', 'mate', 'chai', 'cider', 'water', 'milk', 'juice'];
const places = ['at-home', 'in-the-office', 'abroad', 'in-winter', 'for-two', 'without-tools', 'slowly'];
const any = (list) => list[Math.floor(Math.random() * list.length)];

export const options = {
  scenarios: {
    readers: {
      executor: 'constant-arrival-rate',
      rate: 50,
      timeUnit: '1s',
      duration: '15s',
      preAllocatedVUs: 20,
    },
  },
  thresholds: { checks: ['rate>0.9'] },
};

export default function () {
  const slug = `${any(verbs)}-${any(things)}-${any(places)}`;
  const post = http.get(`${__ENV.BASE_URL}/blog/${2015 + (__ITER % 11)}/${slug}/`);
  check(post, { 'has a title': (r) => r.body.includes('<h1>') });
  http.get(`${__ENV.BASE_URL}/author/${any(verbs)}-${any(places)}/`);
  http.get(`${__ENV.BASE_URL}/`);
}
