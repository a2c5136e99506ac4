import { splitAddress } from '../config/kinds/requests/address.ts';
import { ANY_ANSWER, type RequestConfig } from '../config/kinds/requests/request.ts';
import type { Call } from './call.ts';
import { pathName } from './path-name.ts';

/** A call for each request of the list. `routes`: `workload.names`, for those without a name. */
export function callsOfRequests(
  requests: readonly RequestConfig[],
  routes: readonly string[],
): readonly Call[] {
  return requests.map(({ method, path, name, headers, body, weight, checks }) => ({
    ...{ method, headers, body, weight, checks },
    name: name ?? pathName(path, routes),
    paths: [path],
  }));
}

/** A GET of the address's path. `routes`: as above. */
export function callOfUrl(url: string, routes: readonly string[]): Call {
  const { path } = splitAddress(url);
  const plain = { headers: {}, body: null, weight: 1, checks: ANY_ANSWER };
  return { ...plain, method: 'GET', name: pathName(path, routes), paths: [path] };
}
