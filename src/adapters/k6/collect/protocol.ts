/** Stands where an HTTP request has its method. k6 gives a call the name `/package.Service/Method`. */
export const GRPC = 'gRPC';

/** What k6 pushes of gRPC calls, and all of it: how many there were is the count of their durations. */
export const GRPC_DURATIONS = 'k6_grpc_req_duration_seconds';

/** By what requests of a group were made, and so which of k6's metrics holds them; `both`: none holds all of them. */
export type Protocol = 'http' | 'grpc' | 'both';

type Methodical = { readonly method: string };

export const protocolOf = ({ method }: Methodical): Exclude<Protocol, 'both'> =>
  method === GRPC ? 'grpc' : 'http';

/** Of several together; none at all counts as HTTP, whose metrics every k6 knows. */
export function protocolOfAll(endpoints: Iterable<Methodical>): Protocol {
  const all = new Set([...endpoints].map(protocolOf));
  if (all.size > 1) return 'both';
  return all.has('grpc') ? 'grpc' : 'http';
}

/** The host of a call's address, which has no scheme: `127.0.0.1:9000/menu.Menu/GetDish`. */
export const hostOfCall = (url: string): string => url.split('/', 1)[0] ?? '';
