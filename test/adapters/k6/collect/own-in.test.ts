import { expect, test } from 'vitest';
import { isOfKind, ownIn } from '../../../../src/adapters/k6/collect/protocol.ts';

test.each([
  ['k6_checkout_time_seconds', true, 'Trend checkout_time'],
  ['k6_ws_connecting_seconds', true, 'Trend ws_connecting'],
  ['k6_ws_session_duration_seconds', true, 'Trend ws_session_duration'],
  ['k6_browser_web_vital_lcp_seconds', true, 'Trend browser_web_vital_lcp'],
  ['k6_browser_web_vital_cls', true, 'Value browser_web_vital_cls'],
  ['k6_cart_size', true, 'Value cart_size'],
  ['k6_orders_total', true, 'Value orders_total'],
  ['k6_orders_total', false, 'Counter orders'],
  ['k6_cache_hit_rate', false, 'Rate cache_hit'],
  ['k6_http_errors_total', false, 'Counter http_errors'],
  ['k6_http_req_duration_login_seconds', true, 'Trend http_req_duration_login'],
  ['k6_http_req_size', true, 'Value http_req_size'],
  ['k6_http_req_retries_total', false, 'Counter http_req_retries'],
  ['k6_http_req_cached_rate', false, 'Rate http_req_cached'],
  ['k6_browser_login_time_seconds', true, 'Trend browser_login_time'],
  ['k6_ws_msgs_round_trip_seconds', true, 'Trend ws_msgs_round_trip'],
  ['k6_grpc_streams_first_message_seconds', true, 'Trend grpc_streams_first_message'],
  ['k6_iteration_total', false, 'Counter iteration'],
])('%s (a histogram: %s) is %s', (pushed, isHistogram, key) => {
  const found = ownIn(pushed, isHistogram);
  expect(`${found?.method} ${found?.name}`).toBe(key);
});

test.each([
  ...['k6_http_req_waiting_seconds', 'k6_http_req_tls_handshaking_seconds', 'k6_iteration_duration_seconds'],
  ...['k6_browser_http_req_duration_seconds', 'k6_grpc_req_duration_seconds', 'k6_group_duration_seconds'],
  'k6_ws_ping_seconds',
])('%s is no metric by itself', (pushed) => {
  expect(ownIn(pushed, true)).toBeNull();
});

test.each([
  ...['k6_http_reqs_total', 'k6_iterations_total', 'k6_data_sent_total', 'k6_ws_msgs_sent_total'],
  ...['k6_ws_msgs_received_total', 'k6_grpc_streams_total', 'k6_grpc_streams_msgs_sent_total'],
  ...['k6_browser_data_received_total', 'k6_ws_sessions_total', 'k6_dropped_iterations_total'],
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
