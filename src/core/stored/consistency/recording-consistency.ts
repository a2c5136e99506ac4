import type { LoggedTimes } from '../../model/evidence/logged-times.ts';
import type { Load } from '../../model/recording/load.ts';
import type { ArmRecord, Recording } from '../../model/recording/recording.ts';
import type { Series } from '../../model/recording/series.ts';
import type { MetricTotals } from '../../model/recording/trend.ts';
import { falls, inHistogram, inSeries, inTrend, isRate } from './series-consistency.ts';
import { windowContradiction } from './window-consistency.ts';

/** The first contradiction among a recording's figures, as a sentence; null: there is none. */
export function inconsistency(recording: Recording): string | null {
  const { arms, metrics } = recording;
  const found =
    inArm(arms.head) ??
    inMetrics(metrics) ??
    inValidity(recording) ??
    (arms.base === undefined ? null : prefixed('base: ', inArm(arms.base))) ??
    windowContradiction(recording);
  return found === null ? null : `this recording contradicts itself: ${found}.`;
}

const prefixed = (prefix: string, text: string | null): string | null =>
  text === null ? null : `${prefix}${text}`;

const inArm = (arm: ArmRecord): string | null => inSides(arm) ?? inLoad(arm.load) ?? inLog(arm.database?.log);

function inLog(log: LoggedTimes | undefined): string | null {
  const wrong = log?.kind === 'read' ? inHistogram(log.times) : null;
  return wrong === null ? null : `the log of its database: ${wrong}`;
}

/** One by one, and none of them twice. */
function inSides({ load, overall, endpoints, scenarios }: ArmRecord): string | null {
  const all: readonly (readonly [string, Series])[] = [
    ['overall', overall],
    ...endpoints.map((endpoint) => [`${endpoint.method} ${endpoint.name}`, endpoint] as const),
    ...scenarios.map((scenario) => [`scenario ${scenario.scenario}`, scenario] as const),
  ];
  const seen = new Set<string>();
  for (const [name, series] of all) {
    if (seen.has(name)) return `${name} stands twice`;
    seen.add(name);
    const wrong = inSeries(series, load.durationMs);
    if (wrong !== null) return `${name}: ${wrong}`;
  }
  return null;
}

function inLoad({ iterations, iterationRate, durationMs }: Load): string | null {
  if (isRate(iterationRate, iterations, durationMs)) return null;
  return `its load is ${iterationRate} iterations/s, but ${iterations} in ${durationMs} ms`;
}

function inMetrics(metrics: Recording['metrics']): string | null {
  for (const [name, totals] of Object.entries(metrics)) {
    const wrong = inTotals(totals);
    if (wrong !== null) return `${name}: ${wrong}`;
  }
  return null;
}

function inTotals(totals: MetricTotals): string | null {
  switch (totals.kind) {
    case 'counter':
      return null;
    case 'gauge':
      return falls([totals.min, totals.value, totals.max]) ? 'its value lies outside its range' : null;
    case 'rate':
      return Math.abs(totals.value * (totals.trues + totals.falses) - totals.trues) <= 0.5
        ? null
        : `its rate is ${totals.value}, but it counts ${totals.trues} and ${totals.falses}`;
    case 'trend':
      return inTrend(totals);
  }
}

/** A run that did not end well is never valid. A duet's has its own rule, which knows why it was stopped. */
function inValidity({ validity, arms, duet }: Recording): string | null {
  const { outcome } = arms.head.load;
  const ended = outcome === 'completed' || outcome === 'thresholds-crossed';
  return validity.valid && !ended && duet === undefined
    ? `it is called valid, but its load was ${outcome}`
    : null;
}
