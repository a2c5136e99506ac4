import { mean, sampleStandardDeviation } from 'simple-statistics';
import { studentQuantile } from '../../src/core/statistics/student.ts';
import { markdownTable, percent } from '../support/markdown.ts';
import type { Measured } from './measure.ts';
import type { ServerName } from './project.ts';
import { STAGES } from './stages.ts';

export type Row = Measured & {
  readonly server: ServerName;
  /** ISO 8601 */
  readonly at: string;
  /** what was built; `+` at the end: with changes that are not committed */
  readonly commit: string;
};

/** What a user waits beside the build, for each second of load on both sides. */
export const ratioOf = ({ wallSeconds, stages, loadSeconds }: Measured): number =>
  (wallSeconds - stages.build) / loadSeconds;

/** What a user waits beside the build and the rounds themselves, whose number the machine's noise decides, seconds. */
export const besideOf = ({ wallSeconds, stages }: Measured): number =>
  wallSeconds - stages.build - stages.rounds;

/** One line for each build and server, in the order in which they were measured; means, and 95 % of the mean. */
export function tableOf(rows: readonly Row[]): string {
  const groups = Map.groupBy(
    rows,
    ({ commit, server }) => `${commit.slice(0, 7)}${commit.endsWith('+') ? '+' : ''} · ${server}`,
  );
  const lines = [...groups].map(([name, runs]) => [
    name,
    runs.length,
    bounds(runs.map(ratioOf), (value) => value.toFixed(2)),
    bounds(runs.map(besideOf), (value) => value.toFixed(1)),
    ...[(run: Row) => run.wallSeconds, (run: Row) => run.loadSeconds].map((read) => seconds(runs, read)),
    ...STAGES.map((stage) => seconds(runs, (run) => run.stages[stage])),
    bounds(
      runs.map(({ settling }) => (settling.base + settling.head) / 2),
      (value) => percent(value),
    ),
    counted(
      runs.map(
        ({ verdict, pairs, starts }) =>
          `${verdict}, ${pairs} pairs, ${starts === 1 ? '1 start' : `${starts} starts`}`,
      ),
    ),
  ]);
  const head = [
    'build · server',
    'runs',
    '(wall − build) / load',
    'beside build and rounds, s',
    'wall, s',
    'load, s',
    ...STAGES,
    'first round above the last two',
    'verdicts',
  ];
  return markdownTable(head, lines);
}

const seconds = (runs: readonly Row[], read: (run: Row) => number): string => mean(runs.map(read)).toFixed(1);

/** Student's 95 % of the mean; one value alone has none. */
function bounds(values: readonly number[], written: (value: number) => string): string {
  const middle = mean([...values]);
  if (values.length < 2) return written(middle);
  const half =
    (studentQuantile(0.975, values.length - 1) * sampleStandardDeviation([...values])) /
    Math.sqrt(values.length);
  return `${written(middle)} (${written(middle - half)} to ${written(middle + half)})`;
}

function counted(said: readonly string[]): string {
  const groups = Map.groupBy(said, (one) => one);
  return [...groups].map(([one, all]) => `${all.length} × ${one}`).join('; ');
}
