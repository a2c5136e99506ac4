import type { Config } from '../../core/config/config.ts';
import { policyDifference } from '../../core/decision/policy-difference.ts';
import type { Policy } from '../../core/model/policy.ts';
import type { RunningArms } from './arms.ts';

/** The rules that a duet is judged by, from its first look on. */
export type Rules = {
  readonly policy: Policy;
  /** base's policy, where it judges; for the recording, so that a replay judges by it too */
  readonly locked: Policy | null;
  /** what head's configuration does to the rules of base's, a sentence; null: nothing, or not known */
  readonly change: string | null;
  readonly notes: readonly string[];
};

/**
 * Head's policy, or base's where either side says `policy.from: base`: a change cannot unlock itself. What the change
 * accepts stays its own: an entry of that list is part of the change by design, and shown.
 */
export function rulesOf(
  { basePolicy, policyFrom }: Pick<RunningArms, 'basePolicy' | 'policyFrom'>,
  config: Pick<Config, 'policy' | 'policyFrom'>,
): Rules {
  const { accepted, ...head } = config.policy;
  if (basePolicy === null) return { policy: config.policy, locked: null, change: null, notes: [] };
  const { accepted: _accepted, ...base } = basePolicy;
  const isLocked = policyFrom === 'base' || config.policyFrom === 'base';
  const change = policyDifference(base, head, isLocked ? 'base' : 'head');
  if (!isLocked) return { policy: config.policy, locked: null, change, notes: [] };
  const policy = accepted === undefined ? base : { ...base, accepted };
  return { policy, locked: base, change, notes: ['Judged by the policy of base (policy.from: base).'] };
}
