import type { HistoryEntry } from '../../model/baseline.ts';
import { type MetricId, PERCENTILES } from '../../model/metric.ts';
import { ridgeSlope, type Slope } from '../../statistics/ridge.ts';

/** Runs with a calibration below which nothing is said about how it moves latencies. */
const FEWEST = 5;

/**
 * Earlier runs of other machines as they would have been on one of this speed: each latency is moved by what the
 * calibration loop explains of it among those runs, never by the loop's ratio itself (a service that waits for its
 * database does not follow the CPU). null: too few runs know their speed, or their machines were too alike to tell.
 * `calibration`: loop rounds per ms.
 */
export function onThisMachine(
  entries: readonly HistoryEntry[],
  calibration: number | null,
): readonly HistoryEntry[] | null {
  const known = entries.filter((entry) => (entry.calibration ?? 0) > 0);
  if (calibration === null || calibration <= 0 || known.length < FEWEST) return null;
  const overall = PERCENTILES.flatMap(({ id: metric }) => slopeOf(known, 'overall', metric) ?? []);
  if (overall.length === 0 || overall.some(({ learned }) => !learned)) return null;
  return known.map((entry) => {
    const slower = Math.log(calibration / (entry.calibration ?? calibration));
    const values = Object.entries(entry.values).map(([subject, metrics]) => {
      const latencies = PERCENTILES.flatMap(({ id: metric }) => {
        const value = metrics[metric];
        const slope = slopeOf(known, subject, metric)?.slope;
        if (value === undefined || slope === undefined) return [];
        return [[metric, value * Math.exp(-slope * slower)] as const];
      });
      return [subject, { ...metrics, ...Object.fromEntries(latencies) }] as const;
    });
    return { ...entry, values: Object.fromEntries(values) };
  });
}

/** How a latency follows the slowness of the machine; null: too few runs have it. */
function slopeOf(entries: readonly HistoryEntry[], subject: string, metric: MetricId): Slope | null {
  const points = entries.flatMap(({ values, calibration }) => {
    const value = values[subject]?.[metric] ?? 0;
    return value > 0 && calibration !== null
      ? [{ slowness: -Math.log(calibration), log: Math.log(value) }]
      : [];
  });
  if (points.length < FEWEST) return null;
  return ridgeSlope(
    points.map(({ slowness }) => slowness),
    points.map(({ log }) => log),
  );
}
