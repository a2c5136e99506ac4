import type { ErrorCounts } from '../../model/baseline.ts';
import type { ComparisonClass } from '../../model/judgement/comparison-class.ts';
import { binomialTail } from '../../statistics/binomial.ts';
import { oddsOfNewRise } from '../../statistics/student.ts';
import { type Counted, isBrokenOn, isPlainly, shareOf } from '../answers/plainly.ts';
import { isSteady, steadyRise } from '../answers/steady-errors.ts';
import { CHANCE, errorSeverity } from '../error-rule.ts';
import type { SettledLimits } from '../limits.ts';

/** Chance explains it well enough from here on; between this and `CHANCE` it is not known. */
const EXPLAINED = 0.1;
/** Earlier runs from which on they show what shares scatter by. */
const FEWEST_RUNS = 4;

export type StoredErrorsInput = {
  readonly head: ErrorCounts;
  /** the most episodes that head's time can hold */
  readonly most: number;
  readonly earlier: readonly ErrorCounts[];
  readonly limits: Pick<SettledLimits, 'warn' | 'fail' | 'floor'>;
};

export type StoredErrors = {
  readonly class: ComparisonClass;
  /** failure rate of the earlier runs together, 0…1 */
  readonly base: number;
  readonly episodes: { readonly base: number; readonly head: number };
  readonly runs: number;
  /** the shares that fail tell, and not the episodes; absent: it is not so */
  readonly bySharesAlone?: true;
};

/**
 * Judges the failures of one run against earlier runs of the same length by their episodes: an unchanged head has
 * each of all episodes with probability 1 / (runs + 1). Where base fails all the time the shares that fail are judged, from
 * run to run. null: no earlier run was counted alike.
 */
export function judgeStoredErrors(input: StoredErrorsInput): StoredErrors | null {
  const { head, most, earlier, limits } = input;
  const alike = earlier.filter(({ bucketMs }) => bucketMs === head.bucketMs);
  if (alike.length === 0) return null;
  const sum = (of: 'requests' | 'failed' | 'episodes') => alike.reduce((total, one) => total + one[of], 0);
  const counted: Sides = { head: countedOf(head), base: { all: sum('requests'), bad: sum('failed') } };
  const episodes = { base: sum('episodes'), head: head.episodes };
  const facts = { base: shareOf(counted.base), episodes, runs: alike.length };
  const found = classOf(facts, counted, limits.floor);
  const asks = isSteady(episodes.base, most * alike.length);
  const steady = asks && found !== 'critical' ? steadyClass(alike, counted, limits) : null;
  // What both tell is worse by the worse of them.
  if (found === 'significant') return { ...facts, class: steady === 'critical' ? steady : found };
  return steady === null ? { ...facts, class: found } : { ...facts, class: steady, bySharesAlone: true };
}

type Sides = { readonly head: Counted; readonly base: Counted };

const countedOf = ({ requests, failed }: ErrorCounts): Counted => ({ all: requests, bad: failed });

/** null: the shares that fail show nothing. */
function steadyClass(
  alike: readonly ErrorCounts[],
  { head, base }: Sides,
  limits: StoredErrorsInput['limits'],
): ComparisonClass | null {
  const differences = alike.map((one) => shareOf(head) - shareOf(countedOf(one)));
  const odds = alike.length < FEWEST_RUNS ? null : oddsOfNewRise(differences);
  const { state, severity } = steadyRise({ head, base, odds, limits, looks: 1 });
  if (severity !== null) return severity;
  return state === 'open' && odds !== null && odds < CHANCE ? 'inconclusive' : null;
}

function classOf({ base, episodes, runs }: Omit<StoredErrors, 'class'>, counted: Sides, floor: number) {
  const head = shareOf(counted.head);
  if (isPlainly(counted.head, counted.base) || isBrokenOn(counted.head, counted.base)) return 'critical';
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
