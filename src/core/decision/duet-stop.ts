import type { Stop } from '../model/duet.ts';
import { FEWEST_PAIRS } from './duet-rule.ts';
import { judgePairs, type PairedMetric, type PairsInput } from './judge-pairs.ts';

/** Metrics that need more rounds than these joined into one are judged if they can be, and not waited for. */
const WAITED_FOR = 2;

/** Whether a duet may stop after these pairs, and why; null: it goes on. */
export function stopOf(input: PairsInput): Stop | null {
  if (input.pairs.length < FEWEST_PAIRS) return null;
  const metrics = judgePairs(input);
  if (metrics.some((metric) => metric.limits.role === 'blocking' && stateOf(metric) === 'regressed')) {
    return 'regressed';
  }
  const waiting = metrics.filter((metric) => metric.limits.role !== 'informative' && isWaitedFor(metric));
  if (waiting.every((metric) => stateOf(metric) !== 'open')) return 'settled';
  return input.pairs.length >= input.mostPairs ? 'budget' : null;
}

/** `open` also where there are too few pairs yet. */
export function stateOf(metric: PairedMetric): 'regressed' | 'settled' | 'open' | 'vague' {
  if (metric.kind === 'vague') return 'vague';
  return metric.found?.state ?? 'open';
}

function isWaitedFor(metric: PairedMetric): boolean {
  if (metric.kind === 'vague') return false;
  return metric.kind === 'errors' || metric.values.joinedRounds <= WAITED_FOR;
}
