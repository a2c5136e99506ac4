import type { Decision } from '../../model/decision/decision.ts';
import type { Ground } from '../../model/decision/ground.ts';
import type { WhatFailed } from '../../model/decision/reason-fact.ts';
import { JUDGEMENT_STAMP } from '../../model/judgement/judgement.ts';
import type { Step } from '../../model/judgement/step.ts';
import type { Policy } from '../../model/policy.ts';
import type { Source } from '../../model/recording/environment.ts';
import { tellingLine } from './telling-line.ts';

export type BrokenInput = {
  /** `head-broken`: the change's own fault, a fail; `could-not-measure`: nobody's, invalid */
  readonly kind: 'head-broken' | 'could-not-measure';
  /** what happened, one or two sentences */
  readonly text: string;
  /** how to mend it, a sentence; absent: `text` says it, or nobody knows */
  readonly hint?: string;
  /** the command of the user's that failed; absent: the application itself */
  readonly step?: Step;
  /** absent: it is none of these */
  readonly what?: WhatFailed;
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
  const { tool, gate, createdAt, policy, source } = input;
  const told = [...input.notes, ...input.detail.map((line) => `app log: ${line}`)];
  return {
    ...JUDGEMENT_STAMP,
    ...{ tool, gate, createdAt, policy, source },
    verdict: broken ? 'fail' : 'invalid',
    grounds: [groundOf(input)],
    ...NOTHING_COMPARED,
    notes: told.map((line) => ({ kind: 'told', text: line })),
  };
}

function groundOf({ kind, text, hint, detail, step, what }: BrokenInput): Ground {
  const said = tellingLine(detail);
  const words = { text, ...(hint !== undefined && { hint }), ...(said !== null && { said }) };
  if (kind === 'could-not-measure') {
    return { kind: 'invalid', severity: 'error', ...words, ...(what && { what }), last: true };
  }
  const of = { kind: 'command', step: step ?? 'start' } as const;
  return { kind, severity: 'error', ...words, ...(step && { step }), of };
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
  targets: [],
  answers: [],
  notes: [],
  refused: [],
  history: [],
};
