import { clopperPearson } from '../../src/core/statistics/binomial.ts';
import { CELLS, EFFECTS } from './cells.ts';
import type { DuetResult } from './run-duet.ts';

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function sd(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

/** Results by effect, and what unchanged builds showed, as Markdown. */
export function tableOf(results: readonly DuetResult[]): string {
  return `${effects(results)}\n${unchanged(results)}`;
}

function effects(results: readonly DuetResult[]): string {
  const rows = Object.keys(EFFECTS).map((effect) => {
    const runs = results.filter((result) => result.effect === effect);
    const planned = CELLS.filter((cell) => cell.effect === effect).reduce((sum, { runs: n }) => sum + n, 0);
    const flagged = runs.filter((result) => result.flagged.length > 0).length;
    const critical = runs.filter(({ verdict }) => verdict === 'fail').length;
    const bound =
      runs.length === 0 ? '–' : `${(clopperPearson(flagged, runs.length, 0.95).high * 100).toFixed(0)} %`;
    const plain = plainFlags(results, runs);
    return `| ${[effect, `${runs.length} of ${planned}`, flagged, bound, critical, `${plain.flagged} of ${plain.judged}`, median(runs.map(({ loadSeconds }) => loadSeconds)), median(runs.map(({ wallSeconds }) => wallSeconds)).toFixed(0)].join(' | ')} |`;
  });
  const head = [
    'effect',
    'runs',
    'flagged',
    '95 % bound',
    'fail',
    'plain rule flags',
    'median load s',
    'median wall s',
  ];
  return `| ${head.join(' | ')} |\n|${head.map(() => ':--').join('|')}|\n${rows.join('\n')}\n`;
}

/** The plain rule on the same data: head of each run against base of the server's run before it, 20 % on p50 or p95. */
function plainFlags(all: readonly DuetResult[], runs: readonly DuetResult[]) {
  let [judged, flagged] = [0, 0];
  for (const run of runs) {
    const before = all.slice(0, all.indexOf(run)).findLast(({ server }) => server === run.server);
    if (before === undefined) continue;
    judged += 1;
    const worse = ['p50', 'p95'].some((metric) => {
      const head = run.overall.find((one) => one.metric === metric)?.head;
      const base = before.overall.find((one) => one.metric === metric)?.base;
      return head && base && head / base > 1.2;
    });
    if (worse) flagged += 1;
  }
  return { judged, flagged };
}

/** Spread of unchanged builds: within a duet, of its mean, and from run to run. */
function unchanged(results: readonly DuetResult[]): string {
  const rows = (['cpu', 'io', 'shop'] as const).flatMap((server) => {
    const runs = results.filter((result) => result.server === server && result.effect === 'A/A');
    if (runs.length < 2) return [];
    return ['p50', 'p95'].map((metric) => {
      const found = runs.flatMap(({ overall }) => overall.filter((one) => one.metric === metric));
      const within = found
        .filter(({ pairs }) => pairs.length > 1)
        .map(({ pairs }) => sd(pairs.map(Math.log1p)));
      const means = found.map(({ worse }) => Math.log1p(worse ?? 0));
      const bases = found.flatMap(({ base }) => (base ? [Math.log(base)] : []));
      const percent = (value: number) => `${(value * 100).toFixed(1)} %`;
      const largest = Math.max(...means.map(Math.abs));
      return `| ${[server, metric, runs.length, percent(median(within)), percent(sd(means)), percent(largest), percent(sd(bases))].join(' | ')} |`;
    });
  });
  const head = [
    'server',
    'metric',
    'A/A runs',
    'sd of a pair (median)',
    'sd of the mean',
    'largest',
    'sd of base, run to run',
  ];
  return `| ${head.join(' | ')} |\n|${head.map(() => ':--').join('|')}|\n${rows.join('\n')}\n`;
}
