import type { SubjectKind } from './own-kind.ts';
import type { QuantityId } from './recording/quantities.ts';
import type { Role } from './role.ts';

/** By the word that files hold: milliseconds, a share 0…1, per second, a number of whatever the script counts, bytes. */
export const UNITS = ['ms', 'ratio', 'per-second', 'plain', 'bytes'] as const;

export type Unit = (typeof UNITS)[number];

/**
 * The judged metrics by their stable ids, in the order in which they are shown. The average is none: it rests on few slow
 * requests, and rounds keep no value of it that pairs could be compared by. Targets and the load test report read it of the
 * whole run. Throughput is `delivered-rate`.
 */
export const METRIC_IDS = [
  'error-rate',
  'p50',
  'p95',
  'p99',
  'delivered-rate',
  // of what a script measures itself
  'value-p50',
  'value-p95',
  'true-share',
  'count-rate',
  // of what a request costs, all requests together
  'cpu-per-request',
  'statements-per-request',
  'rows-per-request',
  'database-time-per-request',
  'received-per-request',
  // of the application around each of its starts
  'startup-time',
  'memory-after-start',
  'memory-at-end',
] as const;

export type MetricId = (typeof METRIC_IDS)[number];

/** Whose metric it is. */
export type Subject =
  | { readonly kind: 'overall' }
  | { readonly kind: 'endpoint'; readonly name: string; readonly method: string };

export const DIRECTIONS = ['lower', 'higher'] as const;

export type Direction = (typeof DIRECTIONS)[number];

export type MetricDefinition = {
  readonly title: string;
  /** its title is a plural; absent: it is not */
  readonly isMany?: true;
  readonly unit: Unit;
  /** what it is measured of */
  readonly of: readonly SubjectKind[];
  /** null: nobody knows but the user, in `policy.metrics` */
  readonly better: Direction | null;
  /** absolute change, in the unit, below which nothing is worse (`ratio`: 0.005 is 0.5 percentage points) */
  readonly floor: number;
  /** requests on each side below which the value says too little to be judged */
  readonly fewest: number;
  /** what its worsening does where the policy does not say */
  readonly role: Role;
  /** its probability, of a percentile; null: it is none */
  readonly quantile: number | null;
  /** the reading that it is a request's share of, all requests together, in a duet alone; null: it is no cost */
  readonly cost: QuantityId | null;
  /** what it is of each start of the application: time until it is ready, memory before and after its load; absent: it is not */
  readonly ofStart?: 'ready' | 'before' | 'after';
  /** a percentile that few requests decide: it may settle while it is still vague */
  readonly tail: boolean;
  /** its place among changes of one size: people know p95, and fast failures are no improvement */
  readonly rank: number;
};

export type Metric = MetricDefinition & { readonly id: MetricId };

const latency = (
  title: string,
  own: Pick<MetricDefinition, 'fewest' | 'role' | 'tail' | 'rank'> & { readonly quantile: number },
): MetricDefinition => ({
  ...{ title, unit: 'ms', of: ['requests', 'Trend'], better: 'lower', floor: 1 },
  ...{ cost: null, ...own },
});

/** Of the script's own, and unknown to us: it informs until the user says which way is better. */
const own = (
  title: string,
  given: Pick<MetricDefinition, 'unit' | 'of' | 'fewest' | 'quantile' | 'rank'> & { readonly floor?: number },
): MetricDefinition => ({
  title,
  better: null,
  floor: 0,
  role: 'informative',
  cost: null,
  tail: false,
  ...given,
});

/** What all requests together cost, shared out among them. */
const ofRequests = (
  what: string,
  given: Pick<MetricDefinition, 'unit' | 'floor' | 'rank' | 'isMany'> & { readonly cost: QuantityId },
): MetricDefinition => ({
  ...{ title: `${what} per request`, of: ['requests'], better: 'lower', fewest: 100, role: 'informative' },
  ...{ quantile: null, tail: false },
  ...given,
});

/** Of the application as a whole: no request has a part in it. */
const ofStarts = (
  title: string,
  given: Pick<MetricDefinition, 'unit' | 'floor' | 'rank'> & Required<Pick<MetricDefinition, 'ofStart'>>,
): MetricDefinition => ({
  ...{ title, of: ['requests'], better: 'lower', fewest: 0, role: 'informative' },
  ...{ quantile: null, cost: null, tail: false },
  ...given,
});

/**
 * The one place that says what each metric is. A percentile q needs n·(1−q) ≥ 5 requests (n ≥ 100 for p95, 500 for
 * p99): below that it is little more than the slowest requests. Floors keep "2 ms → 2.4 ms" from being a regression.
 * `delivered-rate` follows from the load in an open model and from latency in a closed one, so it informs and does not
 * count twice. What a request costs informs until enough runs say how often it accuses an unchanged build (bench:costs), and what
 * is of starts for the same reason: there are few of them, and caches and garbage collectors make them differ.
 */
const DEFINITIONS: Readonly<Record<MetricId, MetricDefinition>> = {
  'error-rate': {
    ...{ title: 'error rate', unit: 'ratio', of: ['requests'], better: 'lower' },
    ...{ floor: 0.005, fewest: 10 },
    ...{ role: 'blocking', quantile: null, cost: null, tail: false, rank: 0 },
  },
  p50: latency('p50', { quantile: 0.5, fewest: 10, role: 'blocking', tail: false, rank: 2 }),
  p95: latency('p95', { quantile: 0.95, fewest: 100, role: 'blocking', tail: false, rank: 1 }),
  p99: latency('p99', { quantile: 0.99, fewest: 500, role: 'warning', tail: true, rank: 3 }),
  'delivered-rate': {
    ...{ title: 'delivered rate', unit: 'per-second', of: ['requests'], better: 'higher' },
    ...{ floor: 0.5, fewest: 10 },
    ...{ role: 'informative', quantile: null, cost: null, tail: false, rank: 4 },
  },
  'value-p50': own('p50', { unit: 'plain', of: ['Value'], quantile: 0.5, fewest: 10, rank: 6 }),
  'value-p95': own('p95', { unit: 'plain', of: ['Value'], quantile: 0.95, fewest: 100, rank: 5 }),
  'true-share': own('true values', {
    ...{ unit: 'ratio', of: ['Rate'], floor: 0.005, quantile: null, fewest: 10, rank: 7 },
  }),
  'count-rate': own('rate', {
    ...{ unit: 'per-second', of: ['Counter'], quantile: null, fewest: 10, rank: 8 },
  }),
  'cpu-per-request': ofRequests('CPU', { unit: 'ms', floor: 0.05, cost: 'cpu', rank: 9 }),
  'statements-per-request': ofRequests('database statements', {
    ...{ unit: 'plain', floor: 0.05, cost: 'statements', rank: 13, isMany: true },
  }),
  'rows-per-request': ofRequests('database rows', {
    ...{ unit: 'plain', floor: 1, cost: 'statement-rows', rank: 14, isMany: true },
  }),
  'database-time-per-request': ofRequests('database time', {
    ...{ unit: 'ms', floor: 0.05, cost: 'statement-time', rank: 15 },
  }),
  // Of headers, a cookie and a date differ by as much.
  'received-per-request': ofRequests('data received', {
    ...{ unit: 'bytes', floor: 100, cost: 'received', rank: 16 },
  }),
  'startup-time': ofStarts('time to ready', { unit: 'ms', floor: 100, ofStart: 'ready', rank: 10 }),
  'memory-after-start': ofStarts('memory after start', {
    ...{ unit: 'bytes', floor: 5 * 1024 ** 2, ofStart: 'before', rank: 12 },
  }),
  'memory-at-end': ofStarts('memory at end', {
    ...{ unit: 'bytes', floor: 5 * 1024 ** 2, ofStart: 'after', rank: 11 },
  }),
};

export const definitionOf = (id: MetricId): Metric => ({ id, ...DEFINITIONS[id] });

export const METRICS: readonly Metric[] = METRIC_IDS.map(definitionOf);

/** What is measured of such a subject, costs left out, in the order in which it is shown. */
export const metricsOf = (kind: SubjectKind): readonly Metric[] =>
  METRICS.filter(({ id, of }) => !isCost(id) && of.includes(kind));

/** Whether it is of the application's starts, and of no request. */
export const isOfStarts = (id: MetricId): boolean => DEFINITIONS[id].ofStart !== undefined;

/** Whether it is what requests, or having the application run, cost, and not how long requests take. */
export const isCost = (id: MetricId): boolean => DEFINITIONS[id].cost !== null || isOfStarts(id);

/** What costs are judged of a subject: of all requests together, since nobody knows which one a reading belongs to. */
export type Cost = Metric & { readonly cost: QuantityId };

export const COSTS: readonly Cost[] = METRICS.filter((metric): metric is Cost => metric.cost !== null);

/** What is judged of starts. */
export type OfStart = Metric & Required<Pick<MetricDefinition, 'ofStart'>>;

export const OF_STARTS: readonly OfStart[] = METRICS.filter(
  (metric): metric is OfStart => metric.ofStart !== undefined,
);

/** A metric that is a percentile, of the latency or of other values. */
export type Percentile = Metric & { readonly quantile: number };

export const PERCENTILES: readonly Percentile[] = METRICS.filter(
  (metric): metric is Percentile => metric.quantile !== null,
);
