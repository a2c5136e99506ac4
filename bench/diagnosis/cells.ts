type Variables = Readonly<Record<string, string>>;

/** One of two causes that are planted at once: its variables, and the rules any of which names it. */
export type Part = { readonly plant: Variables; readonly rule: readonly string[] };

/** An application, what is planted in its head, and what the first finding must be. */
export type Cell = {
  readonly app: 'shop' | 'blog';
  /** of the effect; `control`: nothing is planted */
  readonly name: string;
  /** variables of head's own */
  readonly plant: Variables;
  /** variables of base and head: what has to be there before it can be broken; absent: none */
  readonly both?: Variables;
  /** rules, any of them and the planted one first, and endpoint of the first finding, by the report's names; null: no new one of high severity may be there */
  readonly wanted: { readonly rule: readonly string[]; readonly endpoint: string | null } | null;
  /** a `pgbench` that nobody's change is to blame for runs beside it */
  readonly beside?: true;
  /** the two causes that make up `plant`, both in the endpoint that is wanted: their shares are judged too; absent: one cause */
  readonly parts?: readonly [Part, Part];
};

const planted = (
  app: Cell['app'],
  name: string,
  variable: string,
  rule: string | readonly string[],
  endpoint: string | null,
): Cell => ({
  ...{ app, name, plant: { [variable]: '1' } },
  wanted: { rule: typeof rule === 'string' ? [rule] : rule, endpoint },
});

/** Two causes in one endpoint, each of which is a good part of what they add to it together. */
const attribution = (
  place: string,
  endpoint: string,
  parts: readonly [Part, Part],
  both: Variables = {},
): Cell => ({
  ...{ app: 'shop', name: `attribution-${place}`, both, parts },
  plant: { ...parts[0].plant, ...parts[1].plant },
  wanted: { rule: parts.flatMap(({ rule }) => rule), endpoint },
});

/** Of a function that base spends hardly any time in, its profile may show nothing. */
const HOT = ['hot-function', 'new-hot-path'];

/** Each rule's effect, in an application that it was written beside and in one that it was not. */
export const CELLS: readonly Cell[] = [
  planted('shop', 'n-plus-one', 'SHOP_N_PLUS_ONE', 'n-plus-one', 'GET orders'),
  planted('shop', 'missing-index', 'SHOP_MISSING_INDEX', 'missing-index', 'GET orders'),
  planted('shop', 'new-statement', 'SHOP_EXTRA_STATEMENT', 'new-statement', 'GET product'),
  planted('shop', 'slower-statement', 'SHOP_MANY_PRODUCTS', 'slower-statement', 'GET search'),
  planted('shop', 'over-fetching', 'SHOP_NO_LIMIT', 'over-fetching', 'GET orders'),
  planted('shop', 'lock-contention', 'SHOP_LOCK', 'lock-contention', 'POST checkout'),
  planted('shop', 'idle-in-transaction', 'SHOP_IDLE_IN_TRANSACTION', 'idle-in-transaction', 'POST checkout'),
  planted('shop', 'sort-spill', 'SHOP_SPILL', ['sort-spill', 'new-statement'], 'GET products'),
  planted('shop', 'memory-growth', 'SHOP_LEAK', 'memory-growth', null),
  {
    ...planted('shop', 'hot-function', 'SHOP_HOT_FUNCTION', 'hot-function', 'GET product'),
    both: { SHOP_HASH: '1' },
  },
  planted('shop', 'new-hot-path', 'SHOP_HOT_FUNCTION', 'new-hot-path', 'GET product'),
  planted('shop', 'event-loop-blocked', 'SHOP_SYNC', 'event-loop-blocked', 'GET search'),
  planted('shop', 'big-serialisation', 'SHOP_BIG_JSON', 'big-serialisation', 'GET products'),
  planted('shop', 'excessive-logging', 'SHOP_LOGGING', 'excessive-logging', 'GET orders'),
  planted('shop', 'payload-grown', 'SHOP_BIG_ANSWER', 'payload-grown', 'GET products'),
  {
    ...planted('shop', 'plan-change', 'SHOP_VIEW_CAST', 'plan-change', 'GET orders'),
    both: { SHOP_VIEW: '1' },
  },
  { ...planted('shop', 'deadlocks', 'SHOP_LOCK_ORDER', 'deadlocks', null), both: { SHOP_BUNDLE: '1' } },
  planted('shop', 'connections-exhausted', 'SHOP_BIG_POOL', 'connections-exhausted', null),
  planted('shop', 'upstream-slow', 'SHOP_UPSTREAM', 'upstream-slow', 'GET product'),
  planted('shop', 'connections-not-reused', 'SHOP_CLOSE', 'connections-not-reused', null),
  planted('shop', 'slower-outside-database', 'SHOP_THREADS', 'slower-outside-database', 'GET search'),
  planted('shop', 'cpu-saturated', 'SHOP_BUSY', 'cpu-saturated', null),
  // Two of the database.
  attribution('orders', 'GET orders', [
    { plant: { SHOP_N_PLUS_ONE: '1' }, rule: ['n-plus-one'] },
    { plant: { SHOP_MISSING_INDEX: '1' }, rule: ['missing-index'] },
  ]),
  // One of the database and one of the code. So far away a database is, that a statement is not little beside the function.
  attribution(
    'product',
    'GET product',
    [
      { plant: { SHOP_HOT_FUNCTION: '1' }, rule: HOT },
      { plant: { SHOP_EXTRA_STATEMENT: '1' }, rule: ['new-statement'] },
    ],
    { SHOP_HASH: '1', SHOP_ROUND_TRIP_MS: '5' },
  ),
  { app: 'shop', name: 'control', plant: {}, wanted: null },
  { app: 'shop', name: 'control-beside', plant: {}, wanted: null, beside: true },
  planted('blog', 'n-plus-one', 'BLOG_AUTHOR_EACH', 'n-plus-one', 'GET /articles'),
  planted('blog', 'missing-index', 'BLOG_NO_INDEX', 'missing-index', 'GET /articles/:id/comments'),
  planted('blog', 'memory-growth', 'BLOG_KEEP', 'memory-growth', null),
  planted('blog', 'hot-function', 'BLOG_HOT', HOT, 'GET /articles/:id'),
  { app: 'blog', name: 'control', plant: {}, wanted: null },
];

/** `shop n-plus-one` */
export const cellName = ({ app, name }: Cell): string => `${app} ${name}`;

/** What `--quick` runs, once each. */
export const QUICK: readonly string[] = [
  ...['shop n-plus-one', 'shop missing-index', 'shop hot-function', 'shop control'],
];
