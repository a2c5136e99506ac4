import { expect, test } from 'vitest';
import { isOfKind, ownIn } from '../../../../src/adapters/k6/collect/protocol.ts';

test.each([
  ['k6_checkout_time_seconds', true, 'Trend checkout_time'],
  ['k6_ws_connecting_seconds', true, 'Trend ws_connecting'],
  ['k6_browser_web_vital_lcp_seconds', true, 'Trend browser_web_vital_lcp'],
  ['k6_browser_web_vital_cls', true, 'Value browser_web_vital_cls'],
  ['k6_cart_size', true, 'Value cart_size'],
  ['k6_orders_total', true, 'Value orders_total'],
  ['k6_orders_total', false, 'Counter orders'],
  ['k6_cache_hit_rate', false, 'Rate cache_hit'],
  ['k6_http_errors_total', false, 'Counter http_errors'],
])('%s (a histogram: %s) is %s', (pushed, isHistogram, key) => {
  const found = ownIn(pushed, isHistogram);
  expect(`${found?.method} ${found?.name}`).toBe(key);
});

test.each([
  ...['k6_http_req_waiting_seconds', 'k6_iteration_duration_seconds', 'k6_ws_session_duration_seconds'],
  'k6_browser_http_req_duration_seconds',
])('%s is no metric by itself', (pushed) => {
  expect(ownIn(pushed, true)).toBeNull();
});

test.each([
  ...['k6_http_reqs_total', 'k6_iterations_total', 'k6_data_sent_total', 'k6_ws_msgs_sent_total'],
  ...['k6_checks_rate', 'k6_http_req_failed_rate', 'k6_browser_http_req_failed_rate', 'k6_vus', 'k6_queue'],
])('%s counts nothing that is compared', (pushed) => {
  expect(ownIn(pushed, false)).toBeNull();
});

test('what was taken for another kind than k6 says is none', () => {
  expect(isOfKind({ method: 'Rate' }, 'rate')).toBe(true);
  expect(isOfKind({ method: 'Rate' }, 'gauge')).toBe(false);
  expect(isOfKind({ method: 'Trend' }, undefined)).toBe(false);
  expect(isOfKind({ method: 'GET' }, undefined)).toBe(true);
});
