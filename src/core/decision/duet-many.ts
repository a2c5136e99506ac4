import { benjaminiHochberg } from '../statistics/benjamini-hochberg.ts';
import { studentTail } from '../statistics/student.ts';
import type { PairedMetric } from './judge-pairs.ts';
import { logLimit } from './limits.ts';

/** Endpoints from which on chance alone would accuse one of them too often. */
const MANY = 5;
const FALSE_DISCOVERIES = 0.05;

type Latency = PairedMetric & { readonly kind: 'latency' };

/**
 * Takes back accusations of single endpoints that chance among so many explains: Benjamini and Hochberg over all
 * latencies of all endpoints, on the one-sided chance that the true change is at most half the limit. Against no
 * change at all it would do little: a neighbour's burst that meets one arm makes several endpoints surely, but only
 * slightly slower. What is taken back is open, so that more pairs can tell.
 */
export function amongManyPairs(metrics: readonly PairedMetric[]): readonly PairedMetric[] {
  const judged = metrics.filter(isJudgedEndpoint);
  if (new Set(judged.map(({ subject }) => subject)).size < MANY) return metrics;
  const discovered = benjaminiHochberg(judged.map(chanceOf), FALSE_DISCOVERIES);
  const byChance = new Set<PairedMetric>(
    judged.filter(({ found }, index) => found?.state === 'regressed' && discovered[index] !== true),
  );
  return metrics.map((metric) => (byChance.has(metric) ? takenBack(metric) : metric));
}

function isJudgedEndpoint(metric: PairedMetric): metric is Latency {
  return metric.kind === 'latency' && metric.subject.kind === 'endpoint' && metric.found !== null;
}

function chanceOf({ found, limits, values }: Latency): number {
  if (found === null) return 1;
  const half = logLimit(limits.warn, limits.floor, values.base) / 2;
  return studentTail((found.mean - half) / found.se, found.df);
}

function takenBack(metric: PairedMetric): PairedMetric {
  if (metric.kind !== 'latency' || metric.found === null) return metric;
  return { ...metric, found: { ...metric.found, state: 'open', severity: null } };
}
