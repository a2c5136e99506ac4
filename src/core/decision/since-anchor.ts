import type { Baseline, History } from '../model/baseline.ts';
import type { Decision } from '../model/decision/decision.ts';
import type { Ground } from '../model/decision/ground.ts';
import type { Policy } from '../model/policy.ts';
import type { Recording } from '../model/recording/recording.ts';
import { decide } from './decide.ts';

/** Commits before the pinned one that are looked through. */
const ANCESTORS = 200;

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

/** What has become worse since a pinned commit. */
export type Since = {
  readonly tag: string;
  readonly decision: Decision;
  /** regressions, worst first */
  readonly drift: readonly Ground[];
};

/** What has become worse since a pinned commit, by the same rules as against the base. */
export function decideSince({ tag, head, baseline, policy, createdAt, tool }: SinceInput): Since {
  // What was refused is about the base, and what is accepted is why nobody looks.
  const { rules, refused: _refused, ...own } = head;
  const { accepted: _accepted, ...strict } = rules?.policy ?? policy;
  const decision = decide({
    // The script's own thresholds have been judged: they know no baseline.
    head: { ...own, arms: { ...head.arms, head: { ...head.arms.head, thresholds: [] } } },
    baseline: { ...baseline, history: historyUntil(baseline) },
    policy: strict,
    ...{ createdAt, tool },
    remedy: { kind: 'store-release', before: ANCESTORS },
  });
  const drift = decision.grounds.filter(({ kind }) => kind === 'regression' || kind === 'errors');
  return { tag, decision, drift };
}

/** A store's history goes on after that commit, and what came later is what is asked for. */
function historyUntil({ runs, history }: Baseline): History | null {
  const [nearest] = runs;
  if (history === null || nearest === undefined) return null;
  const { createdAt } = nearest.recording;
  return { ...history, entries: history.entries.filter((entry) => entry.createdAt <= createdAt) };
}
