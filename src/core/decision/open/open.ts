import type { Compared } from '../../model/decision/compared.ts';
import type { Compare } from '../../model/decision/decision.ts';
import type { Paired } from '../../model/decision/load-fact.ts';
import type { Open } from '../../model/decision/reason-fact.ts';
import type { Comparison } from '../../model/judgement/comparison.ts';
import type { Side } from '../../model/judgement/judgement.ts';
import { definitionOf, isCost, isOfStarts } from '../../model/metric.ts';
import type { Policy } from '../../model/policy.ts';
import type { Recording } from '../../model/recording/recording.ts';
import { kindOf } from '../../model/subject-key.ts';
import { FEWEST_PAIRS } from '../duet/duet-rule.ts';
import { bears } from '../load/pressure.ts';
import { byWorst } from '../rank.ts';
import { morePairs, moreRuns } from './what-would-settle.ts';

export type OpenInput = {
  readonly head: Pick<Recording, 'arms' | 'windows'>;
  readonly policy: Policy;
  readonly base: Side | null;
  readonly comparing?: Compare;
  readonly comparisons: readonly Compared[];
};

/** A metric that can fail the gate, and of which too little is known. One without evidence never was judged. */
export function isOpen(comparison: Omit<Comparison, 'text'>): boolean {
  const { class: found, role, evidence, metric, base, samples } = comparison;
  if (found !== 'inconclusive' || role !== 'blocking') return false;
  const enough = Math.min(samples.base, samples.head) >= definitionOf(metric).fewest;
  return evidence !== undefined || (metric === 'error-rate' && base !== null && enough);
}

/**
 * What the user lets fail the gate, and of which the run holds nothing to judge, or too few starts. What is counted may
 * well be nothing, and a script without requests enough for a percentile is told so.
 */
function isUnread({ subject, role, class: found, unjudged }: Compared): boolean {
  if (found !== 'inconclusive' || role !== 'blocking') return false;
  if (unjudged?.kind === 'few-starts') return true;
  const isNowhere = unjudged?.kind === 'no-values' || unjudged?.kind === 'no-shared-round';
  return isNowhere && ['Rate', 'Value'].includes(kindOf(subject));
}

/** A latency that a verdict rests on, or what the user says is as good as one. */
export function isJudgedLatency(
  comparison: Pick<Comparison, 'metric' | 'class' | 'subject' | 'role'>,
): boolean {
  const { metric, class: found, subject, role } = comparison;
  const { quantile } = definitionOf(metric);
  const counts = kindOf(subject) === 'requests' ? quantile !== null : role !== 'informative';
  return counts && found !== 'inconclusive' && found !== 'new';
}

const pairedAs = ({ sideBySide, inTurns }: Compare): Paired =>
  sideBySide ? { window: 'slice' } : inTurns ? { window: 'run' } : {};

/** Why nothing can be concluded, and what would settle it; null: something can. */
export function openOf(input: OpenInput): Open | null {
  const { comparing, policy } = input;
  // What is of the application's starts answers nothing of its requests.
  const comparisons = input.comparisons.filter(({ metric }) => !isOfStarts(metric));
  if (comparing?.stop === 'disagreed') return { kind: 'looks-disagree', slices: comparing.pairs };
  const open = comparisons.toSorted(byWorst).filter(isOpen);
  const failing = open.find(({ metric }) => metric === 'error-rate');
  if (comparing?.inTurns && comparing.stop === 'limit' && comparing.pairs < FEWEST_PAIRS) {
    const few = { kind: 'few-runs', pairs: comparing.pairs, takes: FEWEST_PAIRS } as const;
    return failing === undefined ? few : unsettledDuet(failing, comparing, input);
  }
  const [worst] = open;
  if (comparing?.way === 'duet' && worst !== undefined) return unsettledDuet(worst, comparing, input);
  const unsure = open.find(
    ({ subject, worse }) => subject.kind === 'overall' || worse === null || worse > policy.warn / 2,
  );
  if (unsure !== undefined) return unsettledRuns(unsure, input);
  const unread = input.comparisons.find(isUnread);
  if (unread !== undefined) return { kind: 'unjudged', comparison: unread };
  if (comparisons.some(isJudgedLatency)) return null;
  const vague = worstVague(comparisons);
  if (vague !== null) {
    return comparing?.way === 'duet' ? unsettledDuet(vague, comparing, input) : unsettledRuns(vague, input);
  }
  return mendedOnly(comparisons) ?? informativeOnly(comparisons) ?? tooFew(input);
}

/**
 * Where all that there is is open, and none of it can fail the gate: the latencies of requests, whose figures are told
 * whatever they do, or what else the script measures and somebody is warned by. null: too little was measured of each.
 */
function worstVague(comparisons: readonly Compared[]): Compared | null {
  const open = comparisons.filter(
    ({ subject, metric, role, class: found, evidence }) =>
      found === 'inconclusive' &&
      evidence !== undefined &&
      (kindOf(subject) === 'requests' ? definitionOf(metric).quantile !== null : role !== 'informative'),
  );
  return open.toSorted(byWorst)[0] ?? null;
}

/** There were requests enough, and base failed too many of them to compare anything; null: it is not that. */
function mendedOnly(comparisons: readonly Compared[]): Open | null {
  const latencies = comparisons.filter(
    ({ unit, metric, class: found }) => unit === 'ms' && !isCost(metric) && found === 'inconclusive',
  );
  const comparison = latencies.find(({ mended }) => mended);
  return comparison === undefined ? null : { kind: 'unjudged', comparison };
}

/** A script that measures nothing but what the user did not say the meaning of; null: it measures something else. */
function informativeOnly(comparisons: readonly Compared[]): Open | null {
  const isInformative = ({ subject, role }: Compared) =>
    kindOf(subject) !== 'requests' && role === 'informative';
  if (comparisons.length === 0 || !comparisons.every(isInformative)) return null;
  const names = comparisons.map(({ subject }) => (subject.kind === 'overall' ? '' : subject.name));
  return { kind: 'informative-only', names: [...new Set(names)] };
}

function unsettledDuet(comparison: Compared, comparing: Compare, { head, policy }: OpenInput): Open {
  const { movedAfter, unjudged } = comparison;
  if (unjudged?.kind === 'no-room' || unjudged?.kind === 'lost-level')
    return { kind: 'unjudged', comparison };
  if (movedAfter !== undefined) {
    const paired = pairedAs(comparing);
    return { kind: 'moved', ...paired, comparison, afterPairs: movedAfter };
  }
  const { loadSeconds, roundMs, sideBySide, inTurns } = comparing;
  const pairs = morePairs(comparison, comparing, policy);
  const settling = { pairs, loadSeconds, pairSeconds: (2 * roundMs) / 1000 };
  return {
    kind: 'duet',
    comparison,
    settling: {
      ...settling,
      ...(sideBySide && { slices: comparing.pairs }),
      ...(inTurns && { runs: comparing.pairs }),
      bears: bears(head),
    },
  };
}

function unsettledRuns(comparison: Compared, { head, policy }: OpenInput): Open {
  // Where we started the application ourselves, the way of comparing was chosen, or base could not be driven.
  const isLocal = head.arms.head.workload.environment === 'local';
  return { kind: 'runs', comparison, more: moreRuns(comparison, policy), isLocal };
}

function tooFew({ head: run, comparisons, comparing }: OpenInput): Open {
  const whole = comparisons.find(({ subject }) => subject.kind === 'overall') ?? comparisons[0];
  const { base = 0, head = 0 } = whole?.samples ?? {};
  const least = Math.min(base, head);
  const known = { kind: 'few-requests', bears: bears(run) } as const;
  return comparing?.way === 'duet' && comparing.pairs > 0
    ? {
        ...{ ...known, had: Math.floor(least / comparing.pairs) },
        per: pairedAs(comparing).window ?? 'round',
      }
    : { ...known, had: least, per: 'run' };
}
