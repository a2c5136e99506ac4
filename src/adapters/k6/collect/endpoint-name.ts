import { isOwn } from '../../../core/model/subject-key.ts';
import { aliasOf, nameBehind } from '../names/alias.ts';
import { createNaming, isUnder, type Naming, NO_RULES } from '../names/naming.ts';
import { protocolOf } from './protocol.ts';

/** How an endpoint is called in reports, and how k6 calls it. */
export type EndpointName = {
  readonly name: string;
  readonly method: string;
  /** what follows BASE_URL in requests without a `name` tag; null: they have one, or go to another address */
  readonly path: string | null;
  /** k6's own name, where `path` is null and it is not `name`; absent: it is */
  readonly tag?: string;
  /** whether k6 knows it by several names, and so cannot count it exactly */
  readonly ambiguous: boolean;
};

const BY_RULES_ALONE: Naming = createNaming(NO_RULES);
/** Any address will do where only the path counts. */
const ANYWHERE = 'http://127.0.0.1:1';

/**
 * Reads k6's `name` tag, which is the address of a request that was given none. An address under BASE_URL is called by
 * its path: its port is another one for each arm and each run. Requests are named in k6 already (`names/`), with the
 * same `naming`; where one was not reached, its name here is another one than k6's.
 */
export function readName(
  tag: string,
  method: string,
  baseUrl: string,
  naming: Naming = BY_RULES_ALONE,
): EndpointName {
  const { name: own, isReal } = nameBehind(tag);
  const address = isReal ? own : naming(own, baseUrl);
  const path = !isReal && isUnder(address, baseUrl) ? address.slice(baseUrl.length) : null;
  const name = path === null ? address : path.startsWith('/') ? path : `/${path}`;
  const inK6 = isReal ? tag : aliasOf(address);
  const asTag = path === null && inK6 !== name ? { tag: inK6 } : {};
  return { name, method, path, ...asTag, ambiguous: inK6 !== tag };
}

/** An address under BASE_URL as `renamed` gives it to its rules. */
export const anywhere = (address: string, baseUrl: string): string =>
  isUnder(address, baseUrl) ? `${ANYWHERE}${address.slice(baseUrl.length)}` : address;

/** The same requests under other rules. */
export function renamed(endpoint: EndpointName, naming: Naming): EndpointName {
  if (isOwn(endpoint)) return endpoint;
  const { name = '' } = tagsOf({ ...endpoint, ambiguous: false }, ANYWHERE) ?? endpoint;
  return { ...readName(name, endpoint.method, ANYWHERE, naming), ambiguous: endpoint.ambiguous };
}

/** The tags that k6 gives this endpoint's requests to an arm at `baseUrl`; null: they are not all alike. */
export function tagsOf(
  { name, method, path, tag, ambiguous }: EndpointName,
  baseUrl: string,
): Readonly<Record<string, string>> | null {
  if (ambiguous) return null;
  const inK6 = path === null ? (tag ?? name) : aliasOf(`${baseUrl}${path}`);
  if (isOwn({ method })) return {};
  // The method of a call is no HTTP method, and its name says it already.
  return protocolOf({ method }) === 'grpc' ? { name: inK6 } : { name: inK6, method };
}

/** The key by which everything else knows an endpoint. */
export function endpointKey({ name, method }: Pick<EndpointName, 'name' | 'method'>): string {
  return `${method} ${name}`;
}

/** One of each, those seen first before the others. */
export function distinctNames(seen: readonly EndpointName[]): readonly EndpointName[] {
  const byKey = new Map<string, EndpointName>();
  for (const endpoint of seen) {
    const known = byKey.get(endpointKey(endpoint)) ?? endpoint;
    byKey.set(endpointKey(endpoint), bothOf(known, endpoint));
  }
  return [...byKey.values()];
}

/** Two that reports call alike; ambiguous where k6 does not. */
export function bothOf(a: EndpointName, b: EndpointName): EndpointName {
  return { ...a, ambiguous: a.ambiguous || b.ambiguous || a.path !== b.path || a.tag !== b.tag };
}
