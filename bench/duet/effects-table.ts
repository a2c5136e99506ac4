import { median } from 'simple-statistics';
import { clopperPearson } from '../../src/core/statistics/binomial.ts';
import { markdownTable, percent } from '../support/markdown.ts';
import { CELLS, EFFECTS } from './cells.ts';
import { isRow, type Line, type Row } from './rows.ts';

const HEAD = [
  'effect',
  'runs',
  'flagged',
  '95 % bounds',
  'fail',
  'inconclusive',
  'no-baseline',
  'invalid',
  'crashed',
  'plain rule flags',
  'median change of p50 / p95 / p99',
  'median load s',
  'median wall s',
] as const;

/** How often the gate raised its hand, by effect. Every run counts, also one that crashed. */
export function effectsTable(lines: readonly Line[]): string {
  return markdownTable(
    HEAD,
    Object.keys(EFFECTS).map((effect) => {
      const own = lines.filter((line) => line.effect === effect);
      const rows = own.filter(isRow);
      const planned = CELLS.filter((cell) => cell.effect === effect).reduce((sum, { runs }) => sum + runs, 0);
      const flagged = rows.filter((row) => row.flagged.length > 0).length;
      const verdicts = (['fail', 'inconclusive', 'no-baseline', 'invalid'] as const).map(
        (verdict) => rows.filter((row) => row.verdict === verdict).length,
      );
      const changes = ['p50', 'p95', 'p99'].map((metric) => medianChange(rows, metric)).join(' / ');
      const plain = plainFlags(lines, rows);
      return [
        ...[effect, `${own.length} of ${planned}`, flagged, bounds(flagged, own.length), ...verdicts],
        ...[own.length - rows.length, plain, changes],
        ...[middle(rows.map((row) => row.loadSeconds)), middle(rows.map((row) => row.wallSeconds))],
      ];
    }),
  );
}

function bounds(flagged: number, runs: number): string {
  if (runs === 0) return '–';
  const { low, high } = clopperPearson(flagged, runs, 0.95);
  return `${percent(low, 0)} … ${percent(high, 0)}`;
}

const middle = (values: readonly number[]): string =>
  values.length === 0 ? '–' : median([...values]).toFixed(0);

function medianChange(rows: readonly Row[], metric: string): string {
  const changes = rows.flatMap((row) => row.overall.filter((one) => one.metric === metric));
  return changes.length === 0 ? '–' : percent(median(changes.map(({ worse }) => worse)), 0);
}

/** The plain rule on the same data: head of each run against base of the server's run before it, 20 % on p50 or p95. */
function plainFlags(all: readonly Line[], rows: readonly Row[]): string {
  const verdicts = rows.flatMap((row) => {
    const before = all
      .slice(0, all.indexOf(row))
      .findLast((line): line is Row => line.server === row.server && isRow(line) && line.overall.length > 0);
    if (before === undefined || row.overall.length === 0) return [];
    return [['p50', 'p95'].some((metric) => isWorse(row, before, metric))];
  });
  return `${verdicts.filter((worse) => worse).length} of ${verdicts.length}`;
}

function isWorse(row: Row, before: Row, metric: string): boolean {
  const head = row.overall.find((one) => one.metric === metric)?.head;
  const base = before.overall.find((one) => one.metric === metric)?.base;
  return head !== undefined && base !== undefined && head / base > 1.2;
}
