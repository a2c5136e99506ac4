import type { Decision } from '../../model/decision/decision.ts';
import { JUDGEMENT_STAMP } from '../../model/judgement/judgement.ts';
import type { Step } from '../../model/judgement/reason.ts';
import type { Policy } from '../../model/policy.ts';
import type { Source } from '../../model/recording/environment.ts';

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

/** The decision on a run in which nothing could be measured. */
export function decideBroken(input: BrokenInput): Decision {
  const broken = input.kind === 'head-broken';
  const { tool, gate, createdAt, policy, source, text } = input;
  const told = [...input.notes, ...input.detail.map((line) => `app log: ${line}`)];
  return {
    ...JUDGEMENT_STAMP,
    ...{ tool, gate, createdAt, policy, source },
    verdict: broken ? 'fail' : 'invalid',
    grounds: [
      {
        ...{ kind: broken ? 'head-broken' : 'invalid', severity: 'error', text },
        ...(broken && { of: { kind: 'command', step: input.step ?? 'start' } as const }),
      },
    ],
    ...NOTHING_COMPARED,
    notes: told.map((line) => ({ kind: 'told', text: line })),
  };
}

/** What a decision holds of a run in which nothing was measured. */
export const NOTHING_COMPARED: Omit<
  Decision,
  keyof typeof JUDGEMENT_STAMP | 'tool' | 'gate' | 'createdAt' | 'policy' | 'source' | 'verdict' | 'grounds'
> = {
  head: null,
  base: null,
  comparisons: [],
  thresholds: [],
  answers: [],
  findings: [],
  notes: [],
  refused: [],
  history: [],
};
