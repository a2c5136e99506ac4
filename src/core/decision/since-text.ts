import type { Baseline } from '../model/baseline.ts';
import type { Policy } from '../model/policy.ts';
import type { Recording } from '../model/recording.ts';
import { judge } from './judge.ts';

export type SinceInput = {
  /** name of the pinned commit */
  readonly tag: string;
  readonly head: Recording;
  /** runs of that commit and of some before it */
  readonly baseline: Baseline;
  readonly policy: Policy;
  /** ISO 8601 */
  readonly createdAt: string;
  readonly tool: string;
};

export type Since = { readonly text: string; readonly isDrift: boolean };

/** What has become worse since a pinned commit, by the same rules as against the base, as a sentence. */
export function sinceText({ tag, head, baseline, policy, createdAt, tool }: SinceInput): Since {
  const { accepted: _accepted, ...strict } = policy;
  const [nearest] = baseline.runs;
  // A store's history goes on after that commit, and what came later is what is asked for.
  const entries = (baseline.history?.entries ?? []).filter(
    ({ createdAt: made }) => nearest !== undefined && made <= nearest.recording.createdAt,
  );
  const history = baseline.history === null ? null : { ...baseline.history, entries };
  const { verdict, reason, base } = judge({
    // The script's own thresholds have been judged: they know no baseline.
    head: { ...head, thresholds: [] },
    baseline: { ...baseline, history },
    policy: strict,
    ...{ createdAt, tool },
    missingBaseline: `A run of that commit, or of one of the 200 before it, has to be stored.`,
  });
  const isDrift = verdict === 'fail' || verdict === 'warn';
  if (isDrift) {
    const text = `Slow drift since ${tag}: ${reason}. No single change need be to blame.`;
    return { text, isDrift };
  }
  if (base === null) return { text: `Not compared with ${tag}: ${reason}`, isDrift };
  return { text: `Since ${tag}: ${reason}`, isDrift };
}
