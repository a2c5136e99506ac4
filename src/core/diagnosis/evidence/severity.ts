import { CAUSE_SEVERITIES, type CauseSeverity } from '../../model/evidence/cause.ts';
import type { Slowdown } from './slowdown.ts';

/** A cause that explains this share of a measured slow-down is most of what there is to look for. */
const MAIN_SHARE = 0.5;
/** One that explains less than this is not why anybody was alarmed. */
const LESSER_SHARE = 0.2;
/** Share of a request's time from which on a fix is worth a day's work. */
const HEAVY = 0.5;
const NOTABLE = 0.2;

export type Weighed = {
  readonly isNew: boolean;
  /** ms per request; null: not known */
  readonly ms: number | null;
  /** of the slow-down, 0…1; null: nothing got slower, or not known */
  readonly share: number | null;
  readonly slowdown: Slowdown;
  /** absent: anything */
  readonly atLeast?: CauseSeverity;
  readonly atMost?: CauseSeverity;
};

/**
 * How much a cause matters. What is new is grave only where the comparison itself calls head slower: evidence of a
 * database or a process has no false-alarm rate of its own, and the comparison has one.
 */
export function severityOf(weighed: Weighed): CauseSeverity {
  const { isNew, atLeast = 'low', atMost = 'critical' } = weighed;
  const found = isNew ? ofNew(weighed) : ofStanding(weighed);
  const rank = (one: CauseSeverity): number => CAUSE_SEVERITIES.indexOf(one);
  const raised = rank(found) > rank(atLeast) ? atLeast : found;
  return rank(raised) < rank(atMost) ? atMost : raised;
}

function ofNew({ share, slowdown, ms }: Weighed): CauseSeverity {
  if (share === null) return weightOf(ms, slowdown) >= HEAVY ? 'medium' : 'low';
  if (share >= MAIN_SHARE && slowdown.class === 'critical') return 'critical';
  return share >= LESSER_SHARE && isClear(slowdown) ? 'high' : 'medium';
}

/** Slower by so much that the comparison itself warns, or would if nobody had accepted it. */
export const isClear = ({ class: found }: Slowdown): boolean =>
  found === 'critical' || found === 'significant' || found === 'accepted';

function ofStanding({ ms, slowdown }: Weighed): CauseSeverity {
  const weight = weightOf(ms, slowdown);
  return weight >= HEAVY ? 'high' : weight >= NOTABLE ? 'medium' : 'low';
}

/** Share of a request's time. */
const weightOf = (ms: number | null, { headMs }: Slowdown): number =>
  ms === null || headMs === null || headMs === 0 ? 0 : ms / headMs;
