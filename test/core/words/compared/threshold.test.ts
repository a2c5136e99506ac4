import { expect, test } from 'vitest';
import { thresholdValue } from '../../../../src/core/words/compared/threshold.ts';

test.each([
  ['http_req_duration', 'p(95)<100', 12.94, '12.9 ms'],
  ['http_req_duration{name:orders}', 'avg<100', 80, '80.0 ms'],
  ['http_req_failed', 'rate<0.01', 0.025, '2.50 %'],
  ['checks', 'rate>0.99', 1, '100 %'],
  ['http_reqs', 'rate>10', 19.96, '20.0/s'],
  ['http_reqs', 'count>10', 200, '200'],
  ['queue_length', 'max<10', 7, '7.00'],
  ['http_req_duration', 'p(95)<100', null, 'no sample'],
] as const)('%s %s of %s is shown as %s', (metric, expression, value, shown) => {
  expect(thresholdValue({ metric, expression, crossed: false, value })).toBe(shown);
});
