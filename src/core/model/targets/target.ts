import type { Unit } from '../metric.ts';
import type { Role } from '../role.ts';

/** What a target may be of, by the word that files hold. `latency` is of requests, `own` of a metric of the script's. */
export const TARGET_METRICS = [
  'latency',
  'ttfb',
  'error-rate',
  'availability',
  'checks',
  'rps',
  'transactions',
  'vus',
  'own',
  'cpu',
  'memory',
  'disk-wait',
  'network',
  'db.query',
  'db.pool',
  'db.deadlocks',
  'db.cache-hit',
  'page.load',
  'page.ttfb',
  'page.lcp',
  'page.tti',
] as const;

export type TargetMetric = (typeof TARGET_METRICS)[number];

/** What a browser tells of a page. */
export type PageMetric = Extract<TargetMetric, `page.${string}`>;

export const isPage = (metric: TargetMetric): metric is PageMetric => metric.startsWith('page.');

/** Different ones that targets may name: a browser loads each of them ten times. */
export const MOST_PAGES = 10;

export const STATISTICS = ['p50', 'p90', 'p95', 'p99', 'avg'] as const;

export type Statistic = (typeof STATISTICS)[number];

export const COMPARATORS = ['<', '<=', '>', '>='] as const;

export type Comparator = (typeof COMPARATORS)[number];

/** Whose metric it is. `name` of an endpoint: `METHOD name`, or the name alone; of a page: its path. */
export type TargetOf =
  | { readonly kind: 'overall' }
  | { readonly kind: 'endpoint'; readonly name: string }
  | { readonly kind: 'scenario'; readonly name: string }
  | { readonly kind: 'page'; readonly name: string };

/** A limit that holds whatever base does. */
export type Target = {
  /** as it is shown: `GET /orders: p95 < 300ms` */
  readonly text: string;
  readonly of: TargetOf;
  readonly metric: TargetMetric;
  /** of `own`: the script's name of it */
  readonly name?: string;
  /** absent: a share, a rate or a number, which has none, or a page, of whose loads it is p75 */
  readonly statistic?: Statistic;
  readonly comparator: Comparator;
  /** in `unit`: milliseconds, a share 0…1, per second, a number */
  readonly limit: number;
  readonly unit: Unit;
  /** absent: blocking */
  readonly role?: Role;
  /** its place in the list of the file, from 0; absent: one of the recommended ones */
  readonly item?: number;
};

/** Whether a value is on the right side. */
export function holds(value: number, { comparator, limit }: Pick<Target, 'comparator' | 'limit'>): boolean {
  switch (comparator) {
    case '<':
      return value < limit;
    case '<=':
      return value <= limit;
    case '>':
      return value > limit;
    case '>=':
      return value >= limit;
  }
}

/** Whether it is a limit from above, which more goes beyond. */
export const isCeiling = ({ comparator }: Pick<Target, 'comparator'>): boolean => comparator.startsWith('<');
