import { mean, median, rootMeanSquare, sampleStandardDeviation, sampleVariance } from 'simple-statistics';
import { markdownTable, percent } from '../support/markdown.ts';
import { SERVERS, type Server } from './cells.ts';
import { isRow, type Latency, type Line } from './rows.ts';

/** What the rules expect where nothing is known yet, as standard deviations of the logarithm. */
const EXPECTED = {
  /** one pair, beside its own rounds' uncertainty */
  pair: 0.05,
  /** one server start */
  start: 0.015,
  /** one run to the next */
  run: 0.07,
} as const;
/** A default that is off by more than this is marked. */
const FAR = 1.5;

const HEAD = [
  'server',
  'metric',
  'A/A runs',
  'sd of the mean',
  'largest mean',
  'sd of a pair',
  `s0 (default ${percent(EXPECTED.pair)})`,
  `start to start (default ${percent(EXPECTED.start)})`,
  `run to run (default ${percent(EXPECTED.run)})`,
] as const;

type Unchanged = Latency & { readonly starts: number };

/** Spread of unchanged builds on a quiet machine, beside what the rules expect of it. */
export function spreadTable(lines: readonly Line[]): string {
  const measured = SERVERS.flatMap((server) =>
    ['p50', 'p95', 'p99'].map((metric) => ({ server, metric, found: unchanged(lines, server, metric) })),
  ).filter(({ found }) => found.length > 1);
  const table = markdownTable(
    HEAD,
    measured.map(({ server, metric, found }) => [server, metric, ...spread(found)]),
  );
  // p99 only warns, and few servers' rounds hold enough requests for it.
  const judged = measured.filter(({ metric }) => metric !== 'p99').map(({ found }) => pairSd(found));
  if (judged.length === 0) return table;
  const over = `median ${percent(median(judged))}, root mean square ${percent(rootMeanSquare(judged))}`;
  return `${table}\n\ns0 over p50 and p95 of the servers: ${over}.`;
}

/** What the unchanged runs of a server showed of a metric of all its requests. */
function unchanged(lines: readonly Line[], server: Server, metric: string): readonly Unchanged[] {
  return lines
    .filter(isRow)
    .filter((row) => row.effect === 'A/A' && row.server === server)
    .flatMap(({ overall, starts }) => overall.map((one) => ({ ...one, starts })))
    .filter((one) => one.metric === metric);
}

function spread(found: readonly Unchanged[]): readonly unknown[] {
  const means = found.map(({ worse }) => Math.log1p(worse));
  const bases = found.map(({ base }) => Math.log(base));
  return [
    found.length,
    percent(sampleStandardDeviation(means)),
    percent(Math.max(...means.map(Math.abs))),
    percent(Math.sqrt(mean(found.map(({ sd }) => sd ** 2)))),
    marked(pairSd(found), EXPECTED.pair),
    marked(startSd(found), EXPECTED.start),
    marked(sampleStandardDeviation(bases), EXPECTED.run),
  ];
}

/** Spread of a pair without what its rounds' own uncertainty, on both arms, explains. */
function pairSd(found: readonly Unchanged[]): number {
  return rootOf(mean(found.map(({ sd, width2 }) => sd ** 2 - 2 * width2)));
}

/** Spread of a run's mean that its pairs do not explain; both arms' starts are in it. */
function startSd(found: readonly Unchanged[]): number {
  const means = found.map(({ worse }) => Math.log1p(worse));
  const within = mean(found.map(({ sd, count }) => sd ** 2 / count));
  const starts = mean(found.map((one) => one.starts));
  return rootOf(((sampleVariance(means) - within) * starts) / 2);
}

const rootOf = (variance: number): number => Math.sqrt(Math.max(0, variance));

function marked(value: number, expected: number): string {
  const ratio = value / expected;
  const text = `${percent(value)} (${ratio.toFixed(1)} ×)`;
  return ratio > FAR || ratio < 1 / FAR ? `**${text}**` : text;
}
