import type { Baseline, History } from '../model/baseline.ts';
import type { Decision } from '../model/decision/decision.ts';
import type { Ground } from '../model/decision/ground.ts';
import { type DecideInput, decide } from './decide.ts';

/** The runs are of the pinned commit and of some before it. */
export type SinceInput = Omit<DecideInput, 'remedy'> & {
  /** how many commits before the pinned one were looked through */
  readonly before: number;
};

export type Since = {
  readonly decision: Decision;
  /** regressions, worst first */
  readonly drift: readonly Ground[];
};

/** What has become worse since a pinned commit, by the same rules as against the base. */
export function decideSince({ head, baseline, policy, before, ...frame }: SinceInput): Since {
  // What was refused is about the base, and what is accepted is why nobody looks.
  const { rules, refused: _refused, ...own } = head;
  const { accepted: _accepted, targets: _targets, ...strict } = rules?.policy ?? policy;
  const decision = decide({
    // Targets and the script's own thresholds have been judged: they know no baseline.
    head: { ...own, arms: { ...head.arms, head: { ...head.arms.head, thresholds: [] } } },
    baseline: { ...baseline, history: historyUntil(baseline) },
    policy: strict,
    ...frame,
    remedy: { kind: 'store-release', before },
  });
  const drift = decision.grounds.filter(({ kind }) => kind === 'regression' || kind === 'errors');
  return { decision, drift };
}

/** A store's history goes on after that commit, and what came later is what is asked for. */
function historyUntil({ runs, history }: Baseline): History | null {
  const [nearest] = runs;
  if (history === null || nearest === undefined) return null;
  const { createdAt, arms } = nearest.recording;
  const own = history.entries.findIndex(({ sha }) => sha === arms.head.source.sha);
  const until = history.entries.slice(Math.max(own, 0));
  return { ...history, entries: own < 0 ? until.filter((entry) => entry.createdAt <= createdAt) : until };
}
