import { median } from 'simple-statistics';
import { clopperPearson } from '../../src/core/statistics/binomial.ts';
import { markdownTable, percent } from '../support/markdown.ts';
import { CELLS, type Cell, cellName } from './cells.ts';
import { isRow, type Line, type Row } from './rows.ts';
import { busyOf, lagOne, meanOf, type Percentile, runSd, sliceSd } from './spread.ts';

type Of = { readonly cell: Cell; readonly row: Row };

/** Upper bounds of the bands of CPU use. */
const BANDS = [0.2, 0.4, 0.6, 0.8, 1.01];
const BOTH: readonly Percentile[] = ['p50', 'p95'];

/** Everything that the runs say, as Markdown. */
export function tableOf(lines: readonly Line[]): string {
  const known = lines.filter(isRow).flatMap((row): readonly Of[] => {
    const cell = CELLS.find((one) => cellName(one) === row.cell);
    return cell === undefined ? [] : [{ cell, row }];
  });
  const parts = [
    `${lines.length} runs of ${new Set(lines.map(({ dist }) => dist)).size} bundles, ${lines.length - lines.filter(isRow).length} of them crashed.`,
    roomTable(known.filter(({ cell }) => cell.way === 'whole')),
    waysTable(known.filter(({ cell }) => isTriedBothWays(cell))),
    unexpected(lines),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** By effect and by how much of the machine's CPU time was in use. */
function roomTable(known: readonly Of[]): string {
  const head = ['effect', 'load', 'CPU in use', 'runs', 'flagged', '95 % bounds', 'inconclusive'];
  const spread = ['sd of a slice p50 / p95', 'lag-1 p50 / p95', 'median change p50 / p95', 'median wall s'];
  const groups = Map.groupBy(known, ({ cell, row }) =>
    JSON.stringify([`${cell.effect}${cell.neighbour ? ', neighbour' : ''}`, cell.load, bandOf(row)]),
  );
  const rows = [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return markdownTable(
    [...head, ...spread],
    rows.map(([key, group]) => [...JSON.parse(key), ...outcome(group), ...spreads(group)]),
  );
}

function outcome(group: readonly Of[]): readonly unknown[] {
  const flagged = group.filter(({ row }) => row.flagged.length > 0).length;
  const { low, high } = clopperPearson(flagged, group.length, 0.95);
  const open = group.filter(({ row }) => row.verdict === 'inconclusive').length;
  return [group.length, flagged, `${percent(low, 0)} … ${percent(high, 0)}`, open];
}

function spreads(group: readonly Of[]): readonly unknown[] {
  const rows = group.map(({ row }) => row);
  const changes = BOTH.map((of) => rows.flatMap((row) => meanOf(row, of) ?? []));
  return [
    BOTH.map((of) => shown(sliceSd(rows, of), percent)).join(' / '),
    BOTH.map((of) => shown(lagOne(rows, of), (value) => value.toFixed(2))).join(' / '),
    changes.map((all) => (all.length === 0 ? '–' : percent(Math.expm1(median(all))))).join(' / '),
    median(rows.map(({ wallSeconds }) => wallSeconds)).toFixed(0),
  ];
}

const shown = (value: number | null, as: (value: number) => string): string =>
  value === null ? '–' : as(value);

function bandOf(row: Row): string {
  const busy = busyOf(row);
  const at = busy === null ? -1 : BANDS.findIndex((end) => busy < end);
  return at < 0 ? '–' : `${percent(BANDS[at - 1] ?? 0, 0)} … ${percent(Math.min(BANDS[at] ?? 1, 1), 0)}`;
}

/** Cells that are driven side by side and in alternating rounds. */
const isTriedBothWays = ({ server, load, effect, neighbour, rate }: Cell): boolean =>
  CELLS.some(
    (cell) =>
      cell.way === 'auto' &&
      JSON.stringify([cell.server, cell.load, cell.effect, cell.neighbour, cell.rate]) ===
        JSON.stringify([server, load, effect, neighbour, rate]),
  );

/** The same constant load both ways. */
function waysTable(known: readonly Of[]): string {
  const groups = Map.groupBy(known, ({ cell }) => `${cell.server}|${cell.effect}|${cell.way}`);
  return markdownTable(
    [
      'server',
      'effect',
      'way',
      'runs',
      'flagged',
      'sd of a run’s mean p50 / p95',
      'median change p50 / p95',
      'load s',
      'wall s',
    ],
    [...groups]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, group]) => {
        const rows = group.map(({ row }) => row);
        const [server, effect, way] = key.split('|');
        const change = spreads(group)[2];
        return [
          ...[server, effect, way === 'whole' ? 'side by side' : 'rounds', rows.length],
          rows.filter(({ flagged }) => flagged.length > 0).length,
          ...[BOTH.map((of) => shown(runSd(rows, of).sd, percent)).join(' / '), change],
          ...[
            median(rows.map(({ loadSeconds }) => loadSeconds)).toFixed(0),
            median(rows.map(({ wallSeconds }) => wallSeconds)).toFixed(0),
          ],
        ];
      }),
  );
}

/** Each run whose verdict is not what was planted, with the gate's own words. */
function unexpected(lines: readonly Line[]): string {
  return lines
    .flatMap((line) => {
      const name = `${line.cell}-${line.n}`;
      if (!isRow(line)) return [`- ${name}: crashed: ${line.error.replaceAll('\n', ' ')}`];
      if (line.cell.includes('all-cpu')) return line.verdict === 'pass' ? [`- ${name}: a pass`] : [];
      if (line.cell.includes('-aa')) {
        return line.verdict === 'pass' ? [] : [`- ${name}: not a pass: ${line.verdict}: ${line.reason}`];
      }
      return line.flagged.length > 0 ? [] : [`- ${name}: missed: ${line.verdict}: ${line.reason}`];
    })
    .join('\n');
}
