import { isTrend } from '../../../core/model/subject-key.ts';

/** Stands where an HTTP request has its method. k6 gives a call the name `/package.Service/Method`. */
export const GRPC = 'gRPC';

/** What k6 pushes of gRPC calls, and all of it: how many there were is the count of their durations. */
export const GRPC_DURATIONS = 'k6_grpc_req_duration_seconds';

/** By what requests of a group were made, and so which of k6's metrics holds them; `both`: none holds all of them. */
export type Protocol = 'http' | 'grpc' | 'both';

type Methodical = { readonly method: string };

export const protocolOf = ({ method }: Methodical): Exclude<Protocol, 'both'> =>
  method === GRPC ? 'grpc' : 'http';

/** k6's own times that are no endpoint: of parts of a request, of what is measured elsewhere, or as long as a script wants. */
const OWN =
  /^(http_req_.*|grpc_req_duration|iteration_duration|group_duration|ws_session_duration|ws_ping|browser_.*)$/;

/** Name of the time that a pushed metric holds besides requests; null: none. A Trend without a unit has no such end. */
export function trendIn(metric: string): string | null {
  const name = /^k6_(.+)_seconds$/.exec(metric)?.[1] ?? null;
  return name === null || OWN.test(name) ? null : name;
}

/** Of several together; none at all counts as HTTP, whose metrics every k6 knows. */
export function protocolOfAll(endpoints: Iterable<Methodical>): Protocol {
  const all = new Set([...endpoints].filter((one) => !isTrend(one)).map(protocolOf));
  if (all.size > 1) return 'both';
  return all.has('grpc') ? 'grpc' : 'http';
}

/** The host of a call's address, which has no scheme: `127.0.0.1:9000/menu.Menu/GetDish`. */
export const hostOfCall = (url: string): string => url.split('/', 1)[0] ?? '';
