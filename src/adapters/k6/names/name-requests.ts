import type { aliasOf, markReal } from './alias.ts';
import type { fillTemplate, hideUser, Naming } from './naming.ts';

type Tags = Readonly<Record<string, unknown>>;
type Params = { readonly tags?: Tags | null } | null | undefined;
/** What `http.url` makes of a template. */
type Template = { readonly name?: unknown; readonly url?: unknown; readonly clean_url?: unknown };
type Call = (...args: unknown[]) => unknown;

/** What the naming of requests takes from elsewhere: the source text of a function holds no imports. */
export type Namer = {
  readonly naming: Naming;
  readonly baseUrl: string;
  readonly kept: readonly string[];
  /** tags of the VU */
  readonly vuTags: () => Tags;
  readonly aliasOf: typeof aliasOf;
  readonly markReal: typeof markReal;
  readonly hideUser: typeof hideUser;
  readonly fillTemplate: typeof fillTemplate;
};

/**
 * Lets every function of k6's `http` that makes requests name them first. Modules that are evaluated later get these,
 * however they import them. Runs inside k6, as the functions of `naming.ts`.
 */
export function nameRequests(http: Record<string, unknown>, namer: Namer): void {
  const named = (url: unknown, params: Params) => namedParams(url, params, namer);
  const replace = (method: string, urlAt: number, paramsAt: number): void => {
    const own = http[method] as Call | undefined;
    if (typeof own !== 'function') return;
    http[method] = (...args: unknown[]) => {
      const params = named(args[urlAt], args[paramsAt] as Params);
      if (params === args[paramsAt]) return own(...args);
      while (args.length < paramsAt) args.push(null);
      args[paramsAt] = params;
      return own(...args);
    };
  };
  for (const method of ['get', 'head']) replace(method, 0, 1);
  for (const method of ['post', 'put', 'patch', 'del', 'options']) replace(method, 0, 2);
  for (const method of ['request', 'asyncRequest']) replace(method, 1, 3);
  const batch = http['batch'] as Call | undefined;
  if (typeof batch !== 'function') return;
  http['batch'] = (requests: unknown, ...rest: unknown[]) => batch(namedBatch(requests, named), ...rest);
}

type Named = (url: unknown, params: Params) => Params;

/** A list of requests, or requests by key. */
export function namedBatch(requests: unknown, named: Named): unknown {
  if (typeof requests !== 'object' || requests === null) return requests;
  if (Array.isArray(requests)) return requests.map((one) => namedEntry(one, named));
  return Object.fromEntries(Object.entries(requests).map(([key, one]) => [key, namedEntry(one, named)]));
}

/** An address, `[method, url, body, params]`, or an object of these. */
export function namedEntry(entry: unknown, named: Named): unknown {
  if (Array.isArray(entry)) {
    const params = named(entry[1], entry[3]);
    return params === entry[3] ? entry : [entry[0], entry[1], entry[2] ?? null, params];
  }
  const isObject = typeof entry === 'object' && entry !== null;
  if (isObject && !('clean_url' in entry)) {
    const { url, params } = entry as { url?: unknown; params?: Params };
    const found = named(url, params);
    return found === params ? entry : { ...entry, params: found };
  }
  const params = named(entry, undefined);
  return params === undefined ? entry : ['GET', entry, null, params];
}

/** The params with a name where one is needed, else the very same. A name that the script gives stays. */
export function namedParams(url: unknown, params: Params, namer: Namer): Params {
  const { naming, baseUrl, kept } = namer;
  const own = params?.tags?.['name'];
  if (own !== undefined) {
    if (typeof own !== 'string' || kept.includes(own)) return params;
    const looksBare = naming(own, baseUrl) !== own;
    const alias = looksBare ? namer.markReal(namer.aliasOf(own)) : namer.aliasOf(own);
    return alias === own ? params : { ...params, tags: { ...params?.tags, name: alias } };
  }
  const { url: inner, name: template } = (typeof url === 'object' && url !== null ? url : {}) as Template;
  const address = typeof url === 'string' ? url : inner;
  const hasTemplate = typeof template === 'string' && /\$\{\}/.test(template);
  if (typeof address !== 'string' || (hasTemplate && kept.includes(template))) return params;
  const bare = hasTemplate ? namer.fillTemplate(template, address, baseUrl) : address;
  const name = namer.aliasOf(naming(bare, baseUrl));
  if (!hasTemplate && name === namer.hideUser(address)) return params;
  if (namer.vuTags()['name'] !== undefined) return params;
  return { ...params, tags: { ...params?.tags, name } };
}
