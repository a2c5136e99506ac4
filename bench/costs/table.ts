import { mean, sampleStandardDeviation } from 'simple-statistics';
import { clopperPearson } from '../../src/core/statistics/binomial.ts';
import { markdownTable, percent } from '../support/markdown.ts';
import { isRow, type Line, type PairCost, type Row } from './rows.ts';

const logs = ({ pairs }: Row): readonly number[] => pairs.map(({ base, head }) => Math.log(head / base));
const sd = (all: readonly number[]): number =>
  all.length < 2 ? Number.NaN : sampleStandardDeviation([...all]);
const shown = (log: number): string => (Number.isFinite(log) ? percent(log) : '–');

/** Everything that the runs say, as Markdown: how often it warned, and what the cost was like. */
export function tableOf(lines: readonly Line[]): string {
  const cells = [
    ...Map.groupBy(lines.filter(isRow), ({ cell, isAlone }) => (isAlone ? cell : `${cell}, beside others`)),
  ].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const crashed = lines.length - lines.filter(isRow).length;
  return [
    `${lines.length} runs, ${crashed} of them crashed. Warned: class significant or critical with \`warn: 5%\`; at 20 %: as the default has it.`,
    markdownTable(
      [
        'cell',
        'runs',
        'warned',
        '95 % bounds',
        'mean beyond 18 %',
        'mean (sd over runs)',
        'sd of a pair',
        'smallest',
        'CPU in use',
      ],
      cells.map(([cell, rows]) => [cell, ...outcome(rows), ...spread(rows)]),
    ),
    'Where a difference between unchanged sides comes from: by which side was driven first, and between starts.',
    markdownTable(
      ['cell', 'base first', 'head first', 'sd between starts', 'first pair of a start', 'other pairs'],
      cells.map(([cell, rows]) => [cell, ...sources(rows)]),
    ),
  ].join('\n\n');
}

function outcome(rows: readonly Row[]): readonly unknown[] {
  const warned = rows.filter((row) => row.class === 'significant' || row.class === 'critical').length;
  const { low, high } = clopperPearson(warned, rows.length, 0.95);
  const far = rows.filter((row) => Math.abs(mean([...logs(row), 0])) > 0.18).length;
  return [rows.length, warned, `${percent(low, 0)} … ${percent(high, 0)}`, far];
}

function spread(rows: readonly Row[]): readonly string[] {
  const means = rows.filter(({ pairs }) => pairs.length > 0).map((row) => mean([...logs(row)]));
  const smallest = rows.flatMap((row) => row.smallest ?? []);
  const busy = rows.flatMap(({ pairs }) => pairs.flatMap((pair) => pair.busy ?? []));
  const ofPair = rows.filter(({ pairs }) => pairs.length > 1).map((row) => sd(logs(row)));
  return [
    means.length === 0 ? '–' : `${shown(mean(means))} (${shown(sd(means))})`,
    ofPair.length === 0 ? '–' : shown(mean(ofPair)),
    smallest.length === 0 ? '–' : shown(mean(smallest)),
    busy.length === 0 ? '–' : percent(mean(busy), 0),
  ];
}

function sources(rows: readonly Row[]): readonly string[] {
  const log = ({ base, head }: PairCost) => Math.log(head / base);
  const all = rows.flatMap(({ pairs }) => pairs);
  const of = (isMeant: (pair: PairCost) => boolean) => average(all.filter(isMeant).map(log));
  const starts = rows.flatMap(({ pairs }) =>
    [...Map.groupBy(pairs, ({ start }) => start).values()].map((own) => own.map(log)),
  );
  const firsts = starts.flatMap(([first]) => first ?? []);
  const rest = starts.flatMap(([, ...others]) => others);
  return [
    of(({ headFirst }) => !headFirst),
    of(({ headFirst }) => headFirst),
    shown(sd(starts.map((own) => mean([...own])))),
    average(firsts),
    average(rest),
  ];
}

const average = (values: readonly number[]): string =>
  values.length === 0
    ? '–'
    : `${shown(mean([...values]))} ± ${shown((2 * sd(values)) / Math.sqrt(values.length))} (${values.length})`;
