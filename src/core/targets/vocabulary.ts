import type { Direction, Unit } from '../model/metric.ts';
import { STATISTICS, type Statistic, type TargetMetric, type TargetOf } from '../model/targets/target.ts';

/** How a target of one metric is written. */
export type Entry = {
  /** empty: a statistic alone means it */
  readonly word: string;
  readonly unit: Unit;
  /** which side of the limit is the good one */
  readonly better: Direction;
  /** one of which is written behind the word; empty: it has none */
  readonly statistics: readonly Statistic[];
  readonly of: readonly TargetOf['kind'][];
  /** what it is, and of what a share, for the documents */
  readonly meaning: string;
  /** as it may be written */
  readonly example: string;
};

const ANYWHERE: Entry['of'] = ['overall', 'endpoint', 'scenario'];
const OVERALL: Entry['of'] = ['overall'];

type Own = Pick<Entry, 'meaning' | 'example'> & Partial<Entry>;

/** Written as two words; its 75th percentile alone. */
const page = (word: string, own: Own): Entry => ({
  ...{ word: `page ${word}`, unit: 'ms', better: 'lower', statistics: [], of: ['page'] },
  ...own,
});

const share = (better: Direction, word: string, own: Own): Entry => ({
  ...{ word, unit: 'ratio', better, statistics: [], of: OVERALL },
  ...own,
});

const time = (word: string, own: Own): Entry => ({
  ...{ word, unit: 'ms', better: 'lower', statistics: STATISTICS, of: OVERALL },
  ...own,
});

/** The one place that says what may be a target. Metrics of the script's own stand beside it, by their own names. */
export const VOCABULARY: Readonly<Record<Exclude<TargetMetric, 'own'>, Entry>> = {
  latency: time('', {
    of: ANYWHERE,
    meaning: 'response time of requests',
    example: 'p95 < 200ms',
  }),
  ttfb: time('ttfb', {
    of: ANYWHERE,
    statistics: ['p95', 'avg'],
    meaning: "time from the request's last byte to the answer's first",
    example: 'ttfb p95 < 100ms',
  }),
  'error-rate': share('lower', 'error-rate', {
    of: ANYWHERE,
    meaning: 'failed requests, of all requests',
    example: 'error-rate < 1%',
  }),
  availability: share('higher', 'availability', {
    of: ANYWHERE,
    meaning: 'requests that did not fail, of all requests',
    example: 'availability > 99.9%',
  }),
  checks: share('higher', 'checks', {
    meaning: "checks of the script's that passed, of all that it made",
    example: 'checks > 99%',
  }),
  rps: {
    ...{ word: 'rps', unit: 'per-second', better: 'higher', statistics: [], of: ANYWHERE },
    ...{ meaning: 'requests answered per second', example: 'rps > 1000' },
  },
  transactions: {
    ...{ word: 'transactions', unit: 'per-second', better: 'higher', statistics: [], of: OVERALL },
    ...{ meaning: 'iterations of the script per second', example: 'transactions > 500/s' },
  },
  vus: {
    ...{ word: 'vus', unit: 'plain', better: 'higher', statistics: [], of: OVERALL },
    ...{ meaning: 'virtual users at once, at most', example: 'vus >= 10000' },
  },
  cpu: share('lower', 'cpu', {
    meaning:
      'CPU time in use by all programs, k6 among them, of all CPUs; where head alone is driven on this machine',
    example: 'cpu < 70%',
  }),
  memory: share('lower', 'memory', {
    meaning:
      "memory in use, of the limit of the application's cgroup, else of the machine: by all programs where head alone is driven on this machine, else by head's own processes",
    example: 'memory < 80%',
  }),
  'disk-wait': share('lower', 'disk-wait', {
    meaning:
      'time in which something waited for a disk, of all time; where head alone is driven on this machine',
    example: 'disk-wait < 5%',
  }),
  network: share('lower', 'network', {
    meaning:
      "traffic, of the capacity of this machine's network link; where head alone is driven, on another machine, and the link tells its speed",
    example: 'network < 80%',
  }),
  'db.query': time('db.query', {
    meaning: 'time of a query in the database; percentiles are from the log of PostgreSQL, else estimated',
    example: 'db.query p95 < 100ms',
  }),
  'db.pool': share('lower', 'db.pool', {
    meaning:
      'connections in use, of those that the database server, the database or the role allows, whichever is nearest to its limit',
    example: 'db.pool < 80%',
  }),
  'db.deadlocks': share('lower', 'db.deadlocks', {
    meaning: 'transactions of the database that a deadlock ended, of all transactions',
    example: 'db.deadlocks < 0.1%',
  }),
  'db.cache-hit': share('higher', 'db.cache-hit', {
    meaning: 'blocks found in the cache of the database, of all blocks that were read',
    example: 'db.cache-hit > 95%',
  }),
  'page.load': page('load', {
    meaning: 'until the `load` event of a page has ended, in a browser with an empty cache',
    example: 'page load < 2s',
  }),
  'page.ttfb': page('ttfb', {
    meaning: "until the first byte of a page's answer, redirects and connecting included",
    example: 'page ttfb < 800ms',
  }),
  'page.lcp': page('lcp', {
    meaning: 'until the largest text or image of a page was painted (largest contentful paint)',
    example: 'page lcp < 2.5s',
  }),
  'page.tti': page('tti', {
    meaning: 'until a page answers what its user does (time to interactive)',
    example: 'page tti < 3s',
  }),
};

/** What `targets: recommended` stands for. */
export const RECOMMENDED: readonly string[] = [
  ...['p95 < 200ms', 'avg < 150ms', 'p99 < 500ms', 'ttfb p95 < 100ms'],
  ...['error-rate < 1%', 'availability > 99.9%'],
  ...['rps > 1000', 'vus >= 10000', 'transactions > 500/s'],
  ...['cpu < 70%', 'memory < 80%', 'disk-wait < 5%', 'network < 80%'],
  ...['db.query p95 < 100ms', 'db.pool < 80%', 'db.deadlocks < 0.1%', 'db.cache-hit > 95%'],
];

/** Other names of the same, k6's own among them; they are asked back, so that one thing has one name. */
export const OTHER_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ latency: '', duration: '', 'response-time': '', http_req_duration: '' },
    ...{ 'p(50)': 'p50', 'p(90)': 'p90', 'p(95)': 'p95', 'p(99)': 'p99' },
    ...{ med: 'p50', median: 'p50', mean: 'avg', average: 'avg' },
    ...{ http_req_waiting: 'ttfb', 'first-byte': 'ttfb' },
    ...{ errors: 'error-rate', failures: 'error-rate', http_req_failed: 'error-rate' },
    ...{ uptime: 'availability', check: 'checks' },
    ...{ throughput: 'rps', requests: 'rps', http_reqs: 'rps', qps: 'rps' },
    ...{ tps: 'transactions', iterations: 'transactions' },
    ...{ page: 'page load', 'page-load': 'page load', lcp: 'page lcp', tti: 'page tti' },
    ...{ 'page largest-contentful-paint': 'page lcp', 'page time-to-interactive': 'page tti' },
    ...{ 'page interactive': 'page tti', 'page first-byte': 'page ttfb' },
    ...{ 'page.load': 'page load', 'page.ttfb': 'page ttfb', 'page.lcp': 'page lcp', 'page.tti': 'page tti' },
    ...{ users: 'vus', 'virtual-users': 'vus', mem: 'memory', disk: 'disk-wait' },
  }),
);
