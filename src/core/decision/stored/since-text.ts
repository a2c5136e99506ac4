import type { Baseline, History } from '../../model/baseline.ts';
import type { Policy } from '../../model/policy.ts';
import type { Recording } from '../../model/recording/recording.ts';
import { judge } from '../judge.ts';

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
  // What was refused is about the base, and what is accepted is why nobody looks.
  const { rules, refused: _refused, ...own } = head;
  const { accepted: _accepted, ...strict } = rules?.policy ?? policy;
  const judgement = judge({
    // The script's own thresholds have been judged: they know no baseline.
    head: { ...own, arms: { ...head.arms, head: { ...head.arms.head, thresholds: [] } } },
    baseline: { ...baseline, history: historyUntil(baseline) },
    policy: strict,
    ...{ createdAt, tool },
    missingBaseline: 'A run of that commit, or of one of the 200 before it, has to be stored.',
  });
  const { reason, base } = judgement;
  const [worse, ...more] = judgement.reasons.filter(({ kind }) => kind === 'regression' || kind === 'errors');
  if (worse !== undefined) {
    const others = more.length > 0 ? `; and ${more.length} more` : '';
    const text = `Slow drift since ${tag}: ${worse.text}${others}. No single change need be to blame.`;
    return { text, isDrift: true };
  }
  return { text: `${base === null ? 'Not compared with' : 'Since'} ${tag}: ${reason}`, isDrift: false };
}

/** A store's history goes on after that commit, and what came later is what is asked for. */
function historyUntil({ runs, history }: Baseline): History | null {
  const [nearest] = runs;
  if (history === null || nearest === undefined) return null;
  const { createdAt } = nearest.recording;
  return { ...history, entries: history.entries.filter((entry) => entry.createdAt <= createdAt) };
}
