import { expect, test } from 'vitest';
import { findThreshold } from '../../../src/core/report/threshold-place.ts';

const SCRIPT = `import http from 'k6/http';
export const options = {
  thresholds: {
    // http_req_duration: ['p(95)<200'],
    http_req_failed: ['rate<0.01'],
    http_req_duration: ["p(95)<200", { threshold: 'p(99)<500', abortOnFail: true }],
    'http_req_duration{name:orders}': [
      'p(95)<200',
    ],
    [\`http_reqs\`]: [\`rate>\${LEAST}\`],
  },
};`;

test.each([
  ['http_req_duration', 'p(95)<200', 6, 25],
  ['http_req_duration', 'p(99)<500', 6, 51],
  ['http_req_duration{name:orders}', 'p(95)<200', 8, 7],
  ['http_req_failed', 'rate<0.01', 5, 23],
])('%s %s is found on its line', (metric, expression, line, column) => {
  expect(findThreshold(SCRIPT, metric, expression)).toEqual({ line, column });
});

test.each([
  ['http_reqs', 'rate>5'],
  ['iteration_duration', 'p(95)<200'],
  ['', 'p(95)<200'],
  ['http_req_failed', ''],
])('%j %j, which the script does not write down like that, has no place', (metric, expression) => {
  expect(findThreshold(SCRIPT, metric, expression)).toBeNull();
});

test('a script that could not be read has no places', () => {
  expect(findThreshold('', 'http_req_failed', 'rate<0.01')).toBeNull();
});
