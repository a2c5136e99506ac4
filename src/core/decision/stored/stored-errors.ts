import type { ErrorCounts } from '../../model/baseline.ts';
import type { ComparisonClass } from '../../model/judgement/comparison-class.ts';
import { binomialTail } from '../../statistics/binomial.ts';
import { type Counted, isPlainly, shareOf } from '../answers/plainly.ts';
import { CHANCE, errorSeverity } from '../error-rule.ts';

/** Chance explains it well enough from here on; between this and `CHANCE` it is not known. */
const EXPLAINED = 0.1;

export type StoredErrors = {
  readonly class: ComparisonClass;
  /** failure rate of the earlier runs together, 0…1 */
  readonly base: number;
  readonly episodes: { readonly base: number; readonly head: number };
  readonly runs: number;
};

/**
 * Judges the failures of one run against earlier runs of the same length by their episodes: an unchanged head has
 * each of all episodes with probability 1 / (runs + 1). `floor`: failure rates closer than this are alike, 0…1.
 * null: no earlier run was counted alike.
 */
export function judgeStoredErrors(
  head: ErrorCounts,
  earlier: readonly ErrorCounts[],
  floor: number,
): StoredErrors | null {
  const alike = earlier.filter(({ bucketMs }) => bucketMs === head.bucketMs);
  if (alike.length === 0) return null;
  const sum = (of: 'requests' | 'failed' | 'episodes') => alike.reduce((total, one) => total + one[of], 0);
  const counted: Sides = { head: countedOf(head), base: { all: sum('requests'), bad: sum('failed') } };
  const base = shareOf(counted.base);
  const episodes = { base: sum('episodes'), head: head.episodes };
  const facts = { base, episodes, runs: alike.length };
  return { ...facts, class: classOf(facts, counted, floor) };
}

type Sides = { readonly head: Counted; readonly base: Counted };

const countedOf = ({ requests, failed }: ErrorCounts): Counted => ({ all: requests, bad: failed });

function classOf({ base, episodes, runs }: Omit<StoredErrors, 'class'>, counted: Sides, floor: number) {
  const head = shareOf(counted.head);
  if (isPlainly(counted.head, counted.base)) return 'critical';
  const all = episodes.base + episodes.head;
  if (base - head >= floor) {
    const fewer = binomialTail(episodes.base, all, runs / (runs + 1));
    return fewer < CHANCE ? 'improved' : 'unchanged';
  }
  if (head - base < floor) return 'unchanged';
  const odds = binomialTail(episodes.head, all, 1 / (runs + 1));
  if (odds < CHANCE) return errorSeverity(base, head);
  return odds < EXPLAINED ? 'inconclusive' : 'unchanged';
}
