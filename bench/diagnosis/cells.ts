/** An application, what is planted in its head, and what the first finding must be. */
export type Cell = {
  readonly app: 'shop' | 'blog';
  /** of the effect; `control`: nothing is planted */
  readonly name: string;
  /** variables of head's own */
  readonly plant: Readonly<Record<string, string>>;
  /** rule and endpoint of the first finding, by the report's names; null: no new one of high severity may be there */
  readonly wanted: { readonly rule: readonly string[]; readonly endpoint: string | null } | null;
  /** a `pgbench` that nobody's change is to blame for runs beside it */
  readonly beside?: true;
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
  { app: 'shop', name: 'control', plant: {}, wanted: null },
  { app: 'shop', name: 'control-beside', plant: {}, wanted: null, beside: true },
  planted('blog', 'n-plus-one', 'BLOG_AUTHOR_EACH', 'n-plus-one', 'GET /articles'),
  planted('blog', 'missing-index', 'BLOG_NO_INDEX', 'missing-index', 'GET /articles/:id/comments'),
  planted('blog', 'memory-growth', 'BLOG_KEEP', 'memory-growth', null),
  { app: 'blog', name: 'control', plant: {}, wanted: null },
];

/** `shop n-plus-one` */
export const cellName = ({ app, name }: Cell): string => `${app} ${name}`;

/** What `--quick` runs, once each. */
export const QUICK: readonly string[] = ['shop n-plus-one', 'shop missing-index', 'shop control'];
