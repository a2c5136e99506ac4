import { benjaminiHochberg } from '../../statistics/benjamini-hochberg.ts';
import { studentTail } from '../../statistics/student.ts';
import { KAPPA, logLimit } from '../limits.ts';
import { isOfFewRequests } from './few-requests.ts';
import type { PairedMetric } from './paired-metric.ts';

/** Endpoints from which on chance alone would accuse one of them too often. */
const MANY = 5;
const FALSE_DISCOVERIES = 0.05;

type Latency = PairedMetric & { readonly kind: 'latency' };

/**
 * Judges the endpoints of a duet together, by Benjamini and Hochberg's rule over all their latencies.
 * - Accusations that chance among so many explains are taken back, on the one-sided chance that the true change is at
 *   most half the limit. Against no change at all it would do little: a neighbour's burst that meets one arm makes
 *   several endpoints surely, but only slightly slower. What is taken back is open, so that more pairs can tell.
 * - With no pair to follow (`last`), what is open below the limit is settled where chance explains that it rose at all:
 *   among so many some always lie far out, and hardly a duet would end with an answer.
 * - What rests on few requests, and chance explains that it rose at all, is not judged.
 */
export function amongManyPairs(metrics: readonly PairedMetric[], last: boolean): readonly PairedMetric[] {
  const judged = metrics.filter(isJudgedEndpoint);
  if (new Set(judged.map(({ subject }) => subject)).size < MANY) return metrics;
  const beyond = (share: number) =>
    benjaminiHochberg(
      judged.map((metric) => chanceOf(metric, share * limitOf(metric))),
      FALSE_DISCOVERIES,
    );
  const [worse, risen] = [beyond(0.5), beyond(0)];
  const states = new Map<PairedMetric, 'open' | 'settled' | 'unjudged'>();
  judged.forEach((metric, index) => {
    const { found } = metric;
    if (found?.state === 'regressed' && worse[index] !== true) states.set(metric, 'open');
    if (risen[index] === true) return;
    if (isOfFewRequests(metric) && found?.state !== 'settled') states.set(metric, 'unjudged');
    const below = found?.state === 'open' && found.mean < KAPPA * limitOf(metric) && metric.jump === null;
    if (last && below && !isOfFewRequests(metric)) states.set(metric, 'settled');
  });
  return metrics.map((metric) => withState(metric, states.get(metric)));
}

function isJudgedEndpoint(metric: PairedMetric): metric is Latency {
  if (metric.kind !== 'latency' || metric.subject.kind !== 'endpoint' || metric.found === null) return false;
  // What nobody is accused by must not make it harder to accuse others.
  return metric.limits.role !== 'informative';
}

const limitOf = ({ limits, values }: Latency): number => logLimit(limits.warn, limits.floor, values.base);

/** That the true change is at most `log`. */
function chanceOf({ found }: Latency, log: number): number {
  return found === null ? 1 : studentTail((found.mean - log) / found.se, found.df);
}

function withState(metric: PairedMetric, state: 'open' | 'settled' | 'unjudged' | undefined): PairedMetric {
  if (state === undefined || metric.kind !== 'latency' || metric.found === null) return metric;
  if (state === 'unjudged') return { ...metric, found: null };
  return { ...metric, found: { ...metric.found, state, severity: null } };
}
