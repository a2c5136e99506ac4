import { JUDGEMENT_STAMP, type Judgement } from '../model/judgement/judgement.ts';
import type { Step } from '../model/judgement/reason.ts';
import type { Policy } from '../model/policy.ts';
import type { Source } from '../model/recording/environment.ts';

export type BrokenInput = {
  /** `head-broken`: the change's own fault, a fail; `could-not-measure`: nobody's, invalid */
  readonly kind: 'head-broken' | 'could-not-measure';
  /** what happened and how to mend it, one or two sentences */
  readonly text: string;
  /** the command of the user's that failed; absent: the application itself */
  readonly step?: Step;
  /** last lines of the app's log */
  readonly detail: readonly string[];
  readonly gate: string;
  readonly tool: string;
  readonly createdAt: string;
  readonly policy: Policy;
  readonly source: Source;
  readonly notes: readonly string[];
};

/** The judgement of a run in which nothing could be measured. */
export function judgeBroken(input: BrokenInput): Judgement {
  const broken = input.kind === 'head-broken';
  return {
    ...JUDGEMENT_STAMP,
    tool: input.tool,
    gate: input.gate,
    createdAt: input.createdAt,
    verdict: broken ? 'fail' : 'invalid',
    reason: input.text,
    reasons: [
      {
        ...{ kind: broken ? 'head-broken' : 'invalid', severity: 'error', text: input.text },
        ...(broken && { of: { kind: 'command', step: input.step ?? 'start' } as const }),
      },
    ],
    policy: input.policy,
    source: input.source,
    head: null,
    base: null,
    comparisons: [],
    thresholds: [],
    findings: [],
    notes: [...input.notes, ...input.detail.map((line) => `app log: ${line}`)],
    refused: [],
    history: [],
  };
}
