import type { aliasOf, markReal } from './alias.ts';
import type { fillTemplate, hideUser, Naming } from './naming.ts';

type Tags = Readonly<Record<string, unknown>>;
export type Params = { readonly tags?: Tags | null; readonly headers?: Tags | null } | null | undefined;
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
  /** what the VU called before: the name of an address, null: it needs none */
  readonly known: Map<unknown, string | null>;
  /** names that the script gives and that stay as they are */
  readonly stay: Set<unknown>;
  /** names that were made before, as k6 is to write them */
  readonly aliases: Map<string, string>;
  readonly aliasOf: typeof aliasOf;
  readonly markReal: typeof markReal;
  readonly hideUser: typeof hideUser;
  readonly fillTemplate: typeof fillTemplate;
};

/**
 * Lets every function of k6's `http` that makes requests name them first. Runs inside k6, as the functions of
 * `naming.ts`.
 */
export function nameRequests(http: Record<string, unknown>, namer: Namer): void {
  withParams(http, (url, params) => namedParams(url, params, namer), namer.stay);
}

/**
 * Lets every function of k6's `http` that makes requests take other params. Modules that are evaluated later get these,
 * however they import them. Runs inside k6, where each call of a function that takes any arguments makes a list of them:
 * these take those that k6 knows. Params with a name that stays are let through where they come, as a call costs there what
 * the rest of it does.
 */
export function withParams(
  http: Record<string, unknown>,
  named: Named,
  stay: ReadonlySet<unknown> = new Set(),
): void {
  const replace = (methods: readonly string[], withNames: (own: Call) => Call) => {
    for (const method of methods) {
      const own = http[method];
      if (typeof own === 'function') http[method] = withNames(own as Call);
    }
  };
  replace(['get', 'head'], (own) => (url, given) => {
    const params = given as Params;
    return own(url, stay.has(params?.tags?.['name']) ? params : named(url, params));
  });
  replace(['post', 'put', 'patch', 'del', 'options'], (own) => (url, body, given) => {
    const params = given as Params;
    return own(url, body, stay.has(params?.tags?.['name']) ? params : named(url, params));
  });
  replace(['request', 'asyncRequest'], (own) => (method, url, body, given) => {
    const params = given as Params;
    return own(method, url, body, stay.has(params?.tags?.['name']) ? params : named(url, params));
  });
  replace(['batch'], (own) => (requests) => own(namedBatch(requests, named)));
}

export type Named = (url: unknown, params: Params) => Params;

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
  const own = params?.tags?.['name'];
  if (own !== undefined) {
    const alias = namer.stay.has(own) ? own : ownName(own, namer);
    return alias === own ? params : withName(params, alias);
  }
  // Templates are other objects each time, and never known.
  const known = namer.known.get(url);
  const name = known === undefined ? nameFor(url, namer) : known;
  if (name === null || namer.vuTags()['name'] !== undefined) return params;
  return withName(params, name);
}

/** Spreading is dear inside k6, and most requests have no params. */
export function withName(params: Params, name: unknown): Params {
  if (params === undefined || params === null) return { tags: { name } };
  return { ...params, tags: { ...params.tags, name } };
}

/** How k6 is to write a name that the script gives. */
export function ownName(own: unknown, { naming, baseUrl, kept, stay, aliasOf, markReal }: Namer): unknown {
  if (typeof own !== 'string') return own;
  const alias = aliasOf(own);
  const looksBare = !kept.includes(own) && naming(own, baseUrl) !== own;
  const name = kept.includes(own) ? own : looksBare ? markReal(alias) : alias;
  if (name === own) {
    if (stay.size >= 200) stay.clear();
    stay.add(own);
  }
  return name;
}

/** The name that an address is to get; null: none. */
export function nameFor(url: unknown, namer: Namer): string | null {
  const { naming, baseUrl, kept, known } = namer;
  const { url: inner, name: template } = (typeof url === 'object' && url !== null ? url : {}) as Template;
  const address = typeof url === 'string' ? url : inner;
  const hasTemplate = typeof template === 'string' && /\$\{\}/.test(template);
  if (typeof address !== 'string' || (hasTemplate && kept.includes(template))) return null;
  const bare = hasTemplate ? namer.fillTemplate(template, address, baseUrl) : address;
  const found = aliasFor(naming(bare, baseUrl), namer);
  const name = !hasTemplate && found === namer.hideUser(address) ? null : found;
  if (address === url) {
    if (known.size >= 200) known.clear();
    known.set(url, name);
  }
  return name;
}

/** Names are few, beside the addresses that they are made of. */
export function aliasFor(name: string, { aliases, aliasOf }: Namer): string {
  const known = aliases.get(name);
  if (known !== undefined) return known;
  const alias = aliasOf(name);
  if (aliases.size >= 200) aliases.clear();
  aliases.set(name, alias);
  return alias;
}
