/** How an endpoint is called in reports, and how k6 calls it. */
export type EndpointName = {
  readonly name: string;
  readonly method: string;
  /** what follows BASE_URL in requests without a `name` tag; null: they have one, or go to another address */
  readonly path: string | null;
  /** whether k6 knows it by several names, and so cannot count it exactly */
  readonly ambiguous: boolean;
};

/**
 * Reads k6's `name` tag, which is the whole address of a request that was given none. An address under BASE_URL is
 * called by its path: its port is another one for each arm and each run.
 */
export function readName(tag: string, method: string, baseUrl: string): EndpointName {
  const path = pathUnder(tag, baseUrl);
  const name = path === null ? tag : path.startsWith('/') ? path : `/${path}`;
  return { name, method, path, ambiguous: false };
}

/** The tags that k6 gives this endpoint's requests to an arm at `baseUrl`; null: they are not all alike. */
export function tagsOf(
  { name, method, path, ambiguous }: EndpointName,
  baseUrl: string,
): Readonly<Record<string, string>> | null {
  return ambiguous ? null : { name: path === null ? name : `${baseUrl}${path}`, method };
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
  return { ...a, ambiguous: a.ambiguous || b.ambiguous || a.path !== b.path };
}

function pathUnder(address: string, baseUrl: string): string | null {
  if (baseUrl === '' || !address.startsWith(baseUrl)) return null;
  const path = address.slice(baseUrl.length);
  return baseUrl.endsWith('/') || path === '' || /^[/?#]/.test(path) ? path : null;
}
