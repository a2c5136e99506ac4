import type { Judgement } from '../model/judgement/judgement.ts';
import type { MetricId } from '../model/metric.ts';
import { quantity } from '../model/quantity.ts';
import { subjectKey } from '../model/subject-key.ts';
import { nameOf } from '../words/names.ts';
import { IN_COLUMNS } from './endpoint-rows.ts';

/** What one subject measured on head: a text for each metric that there is. */
export type FigureRow = {
  readonly name: string;
  readonly cells: { readonly [M in MetricId]?: string };
};

export type FigureTable = { readonly metrics: readonly MetricId[]; readonly rows: readonly FigureRow[] };

/** The figures of a run that has nothing to be compared with. */
export function figureTable({ figures = [] }: Judgement): FigureTable {
  const rows = [...Map.groupBy(figures, ({ subject }) => subjectKey(subject))].map(([key, own]) => ({
    name: nameOf(key),
    cells: Object.fromEntries(own.map(({ metric, value, unit }) => [metric, quantity(value, unit)])),
  }));
  const metrics = IN_COLUMNS.filter((metric) =>
    figures.some((one) => one.metric === metric && (metric !== 'error-rate' || one.value > 0)),
  );
  return { metrics, rows };
}
