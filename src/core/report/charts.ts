import { limitsOf } from '../decision/limits.ts';
import { byWorst } from '../decision/rank.ts';
import type { Comparison } from '../model/judgement/comparison.ts';
import type { Judgement, Side } from '../model/judgement/judgement.ts';
import type { Unit } from '../model/metric.ts';
import { definitionOf } from '../model/metric.ts';
import { subjectKey } from '../model/subject-key.ts';
import { subjectName } from '../words/names.ts';
import { asShown } from './shown.ts';

/** Figures in one picture: two kinds of marks, so that no colour has to tell them apart. Texts are not escaped. */
export type Chart = {
  readonly title: string;
  /** what stands on the left: the unit */
  readonly y: string;
  /** which mark is what; null: there is one kind alone */
  readonly legend: string | null;
  /** names of the places from left to right, or the first and last value of a scale */
  readonly x: { readonly title: string } & (
    | { readonly kind: 'names'; readonly names: readonly string[] }
    | { readonly kind: 'scale'; readonly from: number; readonly to: number }
  );
  /** both as long as there are places; empty: none of that kind */
  readonly bars: readonly number[];
  readonly line: readonly number[];
};

/** The run over time, then the history of what is worst and of the whole. */
export function chartsOf(judgement: Judgement): readonly Chart[] {
  return [...timeChart(judgement), ...historyCharts(judgement)];
}

/** Places that a chart can show side by side. */
const PLACES = 60;

type Points = { readonly values: readonly number[]; readonly seconds: number };

function timeChart({ head, base }: Judgement): readonly Chart[] {
  const [ofHead, ofBase] = [pointsOf(head), pointsOf(base)];
  if (ofHead.values.length < 2) return [];
  const has = ofBase.values.length >= 2;
  const shortest = has ? Math.min(ofHead.values.length, ofBase.values.length) : ofHead.values.length;
  const places = Math.min(PLACES, shortest);
  return [
    {
      title: 'p95 of all requests over the run',
      y: 'ms',
      legend: has ? 'red line: head · grey bars: base' : null,
      x: { kind: 'scale', title: 'seconds of load', from: 0, to: Math.round(ofHead.seconds) },
      bars: has ? spread(ofBase.values, places) : [],
      line: spread(ofHead.values, places),
    },
  ];
}

/** Where an arm of a duet waits for the other nothing is measured: such buckets are left out. */
function pointsOf(side: Side | null): Points {
  const timeline = side?.timeline;
  if (!timeline) return { values: [], seconds: 0 };
  const values = timeline.p95.filter((value) => value !== null);
  return { values, seconds: (values.length * timeline.bucketMs) / 1000 };
}

/** So many places; of several values for one the highest is shown. */
function spread(values: readonly number[], places: number): readonly number[] {
  return Array.from({ length: places }, (_, place) => {
    const from = Math.floor((place * values.length) / places);
    const to = Math.max(from + 1, Math.floor(((place + 1) * values.length) / places));
    return Math.max(...values.slice(from, to));
  });
}

/** Charts of history at most. */
const HISTORIES = 3;
/** Runs that are shown, besides this one. */
const RUNS = 29;
/** Names that stand side by side. */
const NAMES = 9;

function historyCharts(judgement: Judgement): readonly Chart[] {
  const sorted = judgement.comparisons.map(asShown).toSorted(byWorst);
  const worse = sorted.filter(({ class: found }) => found === 'critical' || found === 'significant');
  const whole = sorted.filter(({ subject, metric }) => subject.kind === 'overall' && metric === 'p95');
  return [...new Set([...worse, ...whole])]
    .flatMap((comparison) => historyChart(comparison, judgement))
    .slice(0, HISTORIES);
}

function historyChart(comparison: Comparison, { history, policy }: Judgement): readonly Chart[] {
  const { subject, metric, unit, base, head } = comparison;
  if (head === null) return [];
  const earlier = history
    .slice(0, RUNS)
    .flatMap(({ sha, values }) => {
      const value = values[subjectKey(subject)]?.[metric];
      return value === undefined ? [] : [{ name: sha.slice(0, 7), value }];
    })
    .toReversed();
  if (earlier.length < 2) return [];
  const values = [...earlier.map(({ value }) => value), head].map((value) => scaled(value, unit));
  const names = [...earlier.map(({ name }) => name), 'head'];
  const { warn, better } = limitsOf(policy, subject, metric);
  // A limit below is that of what falls where it gets worse, as a rate: bars hide it.
  const hasLimit = unit === 'ms' && better !== 'higher' && base !== null;
  const limit = hasLimit ? scaled(base * (1 + warn), unit) : 0;
  return [
    {
      title: `${definitionOf(metric).title} of ${subjectName(subject)}, run by run`,
      y: UNITS[unit],
      legend: hasLimit ? 'grey bars: runs, the last is head · red line: above it there is a warning' : null,
      x: xOf(names),
      bars: values,
      line: hasLimit ? values.map(() => limit) : [],
    },
  ];
}

/** Names where they fit and differ, since a place is known by its name. */
function xOf(names: readonly string[]): Chart['x'] {
  if (names.length <= NAMES && new Set(names).size === names.length) {
    return { kind: 'names', title: 'earlier runs, then head', names };
  }
  return { kind: 'scale', title: 'runs before head', from: 1 - names.length, to: 0 };
}

const UNITS: Readonly<Record<Unit, string>> = {
  ms: 'ms',
  ratio: 'per cent',
  'per-second': 'per second',
  plain: 'value',
  bytes: 'MB',
};

const scaled = (value: number, unit: Unit): number =>
  unit === 'ratio' ? value * 100 : unit === 'bytes' ? value / 1024 ** 2 : value;
