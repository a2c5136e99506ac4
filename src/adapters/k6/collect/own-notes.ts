import type { MetricTotals } from '../../../core/model/recording/trend.ts';
import { belowZeroText, gaugesText } from '../../../core/words/notes/own-metrics.ts';

type Metrics = { readonly [name: string]: MetricTotals };

/** k6's own, which say how many virtual users there were. */
const OF_K6: readonly string[] = ['vus', 'vus_max'];

/** Which of the script's own metrics are not compared whatever they show, a sentence each; none: all are. */
export function ownNotes(all: readonly Metrics[]): readonly string[] {
  const named = all.flatMap((metrics) => Object.entries(metrics));
  const gauges = named.filter(([name, { kind }]) => kind === 'gauge' && !OF_K6.includes(name));
  const belowZero = named.filter(([, totals]) => totals.kind === 'trend' && totals.min < 0);
  const names = (found: typeof named) => [...new Set(found.map(([name]) => name))].toSorted();
  return [
    ...(gauges.length === 0 ? [] : [gaugesText(names(gauges))]),
    ...(belowZero.length === 0 ? [] : [belowZeroText(names(belowZero))]),
  ];
}
