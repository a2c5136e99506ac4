import { type EndpointName, endpointKey } from '../collect/endpoint-name.ts';
import { nameBehind } from './alias.ts';
import { fits, splitAddress } from './naming.ts';

/** How often requests of one name were made. */
export type Seen = { readonly endpoint: EndpointName; readonly requests: number };

export type Learning = {
  readonly seen: readonly Seen[];
  /** iterations that the requests are of, both arms' */
  readonly iterations: number;
  /** requests from which on a name has enough to be judged by itself */
  readonly enough: number;
};

/** Texts in one place of a path that are too rare to be judged: from so many on they are one route. */
const FEWEST_TEXTS = 5;
/** What every iteration calls, or every second one, is a route of its own, however slowly it goes. */
const SELDOM = 1 / 4;
/** Routes that k6 compares with each request's address. */
const MOST_ROUTES = 100;

type Node = {
  readonly requests: number;
  readonly children: ReadonlyMap<string, Node>;
  readonly ends: boolean;
};

/**
 * Routes whose texts vary, `/posts/*`, with the texts beside them that do not, in the order in which they are to be
 * tried. A text counts as varying only where it has too few requests to be judged by itself, beside others of its kind.
 */
export function learnRoutes({ seen, iterations, enough }: Learning): readonly string[] {
  const rare = Math.min(enough, Math.max(iterations * SELDOM, 1));
  const bare = seen.filter(
    ({ endpoint }) =>
      endpoint.path !== null || (/^https?:/.test(endpoint.name) && !nameBehind(endpoint.tag ?? '').isReal),
  );
  const tree = collapsed(
    treeOf(bare.map(({ endpoint, requests }) => [splitAddress(endpoint.name).segments, requests])),
    rare,
  );
  const routes = routesOf(tree, []);
  const varying = routes.filter((route) => route.split('/').includes('*'));
  const parts = varying.map(splitAddress);
  const needed = routes.filter((route) => parts.some((one) => fits(one, splitAddress(route), /^\*$/)));
  return needed.length > MOST_ROUTES ? varying.slice(0, MOST_ROUTES) : needed;
}

type Path = readonly [segments: readonly string[], requests: number];

function treeOf(paths: readonly Path[]): Node {
  const longer = paths.filter(([segments]) => segments.length > 0);
  const byFirst = Map.groupBy(longer, ([[first = '']]) => first);
  const children = [...byFirst].map(([first, own]): [string, Node] => [
    first,
    treeOf(own.map(([[, ...rest], requests]) => [rest, requests])),
  ]);
  return {
    requests: paths.reduce((sum, [, requests]) => sum + requests, 0),
    children: new Map(children),
    ends: longer.length < paths.length,
  };
}

/** With `*` for the rare texts of each place, from the root on. */
function collapsed(node: Node, rare: number): Node {
  const isRare = ([text, { requests }]: readonly [string, Node]) => requests < rare && /^[^:*]/.test(text);
  const varying = [...node.children].filter(isRare);
  const one = varying.length >= FEWEST_TEXTS;
  const kept = one ? [...node.children].filter((child) => !isRare(child)) : [...node.children];
  const rest: [string, Node][] = one ? [['*', varying.map(([, child]) => child).reduce(merged)]] : [];
  const children = [...kept, ...rest].map(([text, child]): [string, Node] => [text, collapsed(child, rare)]);
  return { ...node, children: new Map(children) };
}

function merged(a: Node, b: Node): Node {
  const children = new Map(a.children);
  for (const [text, child] of b.children) {
    const known = children.get(text);
    children.set(text, known === undefined ? child : merged(known, child));
  }
  return { requests: a.requests + b.requests, children, ends: a.ends || b.ends };
}

/** All paths, a `*` after the texts beside it. */
function routesOf({ children, ends }: Node, before: readonly string[]): readonly string[] {
  const own = ends ? [before.join('/')] : [];
  return [...own, ...[...children].flatMap(([text, child]) => routesOf(child, [...before, text]))];
}

/** Requests by name: a longer memory than the groups that hold their values. */
export class Calls {
  private readonly byKey = new Map<string, { readonly endpoint: EndpointName; requests: number }>();

  /** Where requests of this name are counted; null: there are too many names. */
  of(endpoint: EndpointName): { requests: number } | null {
    const key = endpointKey(endpoint);
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    if (this.byKey.size >= MOST_NAMES) return null;
    const fresh = { endpoint, requests: 0 };
    this.byKey.set(key, fresh);
    return fresh;
  }

  seen(): readonly Seen[] {
    return [...this.byKey.values()];
  }
}

const MOST_NAMES = 5000;
