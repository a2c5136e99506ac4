import { check } from 'k6';
import http from 'k6/http';

const URL = `${__ENV.BASE_URL}/graphql`;
const headers = { 'Content-Type': 'application/json' };
const OPERATIONS = {
  Product: 'query Product($id: ID!) { product(id: $id) { name } }',
  Cart: 'query Cart($id: ID!) { cart(id: $id) { total } }',
  Reviews: 'query Reviews($id: ID!) { reviews(of: $id) { stars } }',
};

export const options = {
  scenarios: {
    shop: {
      executor: 'constant-arrival-rate',
      rate: 40,
      timeUnit: '1s',
      duration: '15s',
      preAllocatedVUs: 20,
    },
  },
};

export function setup() {
  return http.get(`${__ENV.BASE_URL}/schema.json`).json();
}

export default function (schema) {
  for (const operationName of Object.keys(OPERATIONS).filter((name) => schema.includes(name))) {
    const variables = { id: `gid://shop/${operationName}/${Math.floor(Math.random() * 1e6)}` };
    const body = JSON.stringify({ operationName, query: OPERATIONS[operationName], variables });
    const answer = http.post(URL, body, { headers, tags: { name: operationName } });
    check(answer, { 'no errors': (r) => r.json('errors') === undefined });
  }
  // a persisted query: the hash of its text in the address
  const hash = `${Date.now().toString(16)}${__VU}${__ITER}`.padEnd(64, 'e');
  http.get(`${URL}?operationName=Menu&extensions={"persistedQuery":{"version":1,"sha256Hash":"${hash}"}}`);
}
