import { readFileSync } from 'node:fs';
import path from 'node:path';
import { quantile } from 'simple-statistics';
import { markdownTable } from '../support/markdown.ts';

const RESULTS = path.join(import.meta.dirname, '..', 'results');
/** Runs of one kind that count: the newest, since what a run takes changes with the build. */
const NEWEST = 3;
/** What ended without a comparison took the time of another thing. */
const COMPARED: readonly unknown[] = ['pass', 'warn', 'fail', 'inconclusive'];

/** A line of bench/results, as far as it is read here. */
export type Row = {
  readonly at: string;
  readonly verdict?: string;
  /** the kind of run, in one of these words; `variant` and `effect` tell a change from none */
  readonly case?: string;
  readonly variant?: string;
  readonly server?: string;
  readonly effect?: string;
  readonly cell?: string;
  readonly k6?: string;
  /** of the whole command, as its user waits, s: one of the two */
  readonly wallSeconds?: number;
  readonly seconds?: number;
};

const secondsOf = ({ wallSeconds, seconds }: Row): number => wallSeconds ?? seconds ?? 0;

const kindOf = (row: Row): string =>
  [row.case, row.variant, row.server, row.effect, row.cell, row.k6].filter(Boolean).join(' ');

const isUnchanged = ({ variant = '', effect = '', cell = '' }: Row): boolean =>
  variant.endsWith('unchanged') || effect.startsWith('A/A') || /-aa(-|$)/.test(cell);

/** The newest runs of each kind that ended in a comparison. */
export function counted(rows: readonly Row[]): readonly Row[] {
  const compared = rows.filter(({ verdict }) => COMPARED.includes(verdict));
  return [...Map.groupBy(compared, kindOf).values()].flatMap((runs) =>
    runs.toSorted((one, other) => other.at.localeCompare(one.at)).slice(0, NEWEST),
  );
}

/** A line of the table: `half` and `most` are within how many seconds half, and nine of ten, were done. */
export type Cost = { readonly runs: number; readonly half: number; readonly most: number };

export function costOf(rows: readonly Row[]): Cost {
  const seconds = rows.map(secondsOf);
  return { runs: rows.length, half: quantile(seconds, 0.5), most: quantile(seconds, 0.9) };
}

/** GitHub bills each job by the started minute. */
export const billedMinutes = (seconds: number): number => Math.ceil(seconds / 60);

function read(name: string): readonly Row[] {
  const text = readFileSync(path.join(RESULTS, `${name}.jsonl`), 'utf8');
  return counted(
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line)),
  );
}

/** What is told, of which file of results. */
const LINES: readonly (readonly [what: string, file: string, of: (row: Row) => boolean])[] = [
  ["the README's quick start, unchanged", 'time-to-verdict', () => true],
  ['three applications at a constant rate, unchanged', 'duet', isUnchanged],
  ['the same, slower or failing', 'duet', (row) => !isUnchanged(row)],
  ["other people's scripts, unchanged", 'cases', isUnchanged],
  ['the same, with one endpoint slower or gone', 'cases', (row) => !isUnchanged(row)],
];

/** What a pull request costs, from the rows in bench/results: a Markdown table. */
export function costTable(): string {
  const rows = LINES.map(([what, file, of]) => {
    const { runs, half, most } = costOf(read(file).filter(of));
    return [what, runs, Math.round(half), Math.round(most), billedMinutes(half), billedMinutes(most)];
  });
  return markdownTable(
    ['pull request', 'runs', 'half took at most, s', 'nine of ten, s', 'minutes billed: half', 'nine of ten'],
    rows,
  );
}
