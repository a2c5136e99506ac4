/** Of requests: how many, how many failed, and their parts. */
const OF_REQUESTS = [
  ...['http_reqs', 'http_req_failed', 'http_req_duration', 'http_req_blocked', 'http_req_connecting'],
  ...['http_req_tls_handshaking', 'http_req_sending', 'http_req_waiting', 'http_req_receiving'],
  ...['grpc_req_duration', 'grpc_streams', 'grpc_streams_msgs_sent', 'grpc_streams_msgs_received'],
  ...['browser_http_req_duration', 'browser_http_req_failed'],
];

/** What is the load itself, or as long as a script wants. */
const OF_THE_LOAD = [
  ...['iterations', 'iteration_duration', 'dropped_iterations', 'group_duration', 'checks', 'vus', 'vus_max'],
  ...['data_sent', 'data_received', 'browser_data_sent', 'browser_data_received'],
  ...['ws_sessions', 'ws_msgs_sent', 'ws_msgs_received', 'ws_ping'],
];

/**
 * Metrics of k6's own, as 1.8 and 2.2 register them, that are not compared by themselves. The names are whole ones: a script may
 * well call a Trend of its own `http_req_duration_login`, and k6 refuses these for anything else. Those of sessions and pages
 * that are compared (`ws_connecting`, `ws_session_duration`, `browser_web_vital_…`) are not among them.
 */
export const NOT_BY_THEMSELVES: ReadonlySet<string> = new Set([...OF_REQUESTS, ...OF_THE_LOAD]);
