import type { Stop } from '../model/duet.ts';
import { FEWEST_PAIRS } from './duet-rule.ts';
import { judgePairs, type PairedMetric, type PairsInput } from './judge-pairs.ts';

/**
 * A metric that needs more rounds than these joined into one is judged if it can be, and not waited for: p99 below 500
 * requests a round would hold every duet at eight pairs, and it only warns.
 */
const WAITED_FOR = { blocking: 2, warning: 1, informative: 0 } as const;

/** Pairs that may still follow after this many, those left out among them. */
export function pairsToCome(driven: number, mostPairs: number): number {
  return Math.max(0, mostPairs - driven);
}

/** Whether a duet may stop after these pairs, and why; null: it goes on. */
export function stopOf(input: PairsInput): Stop | null {
  if (input.pairs.length < FEWEST_PAIRS) return input.toCome === 0 ? 'budget' : null;
  const metrics = judgePairs(input);
  if (metrics.some((metric) => metric.limits.role === 'blocking' && stateOf(metric) === 'regressed')) {
    return 'regressed';
  }
  const waiting = metrics.filter(isWaitedFor);
  if (waiting.every((metric) => stateOf(metric) !== 'open')) return 'settled';
  return input.toCome === 0 ? 'budget' : null;
}

/**
 * Whether everything that regressed did so in latency, on one start of each side. Two starts of one build can differ by
 * far more than rounds do (what the runtime compiled, where memory came to lie), and no number of rounds tells that from
 * a regression: a second start does, on which it has to show too (duet-rule.ts).
 */
export function restsOnOneStart(input: PairsInput): boolean {
  if (input.starts > 1) return false;
  const regressed = judgePairs(input).filter(
    (metric) => metric.limits.role !== 'informative' && stateOf(metric) === 'regressed',
  );
  return regressed.length > 0 && regressed.every(({ kind }) => kind === 'latency');
}

/** `open` also where there are too few pairs yet. */
export function stateOf(metric: PairedMetric): 'regressed' | 'settled' | 'open' | 'vague' {
  if (metric.kind === 'vague') return 'vague';
  return metric.found?.state ?? 'open';
}

function isWaitedFor(metric: PairedMetric): boolean {
  if (metric.kind === 'vague') return false;
  const { role } = metric.limits;
  return metric.kind === 'errors'
    ? role !== 'informative'
    : metric.values.joinedRounds <= WAITED_FOR[role] || (role === 'blocking' && metric.found !== null);
}
