import { JUDGEMENT_STAMP, type Judgement } from '../model/judgement/judgement.ts';
import type { Policy } from '../model/policy.ts';
import type { Source } from '../model/recording/environment.ts';

export type UntouchedInput = {
  /** globs of which none is touched */
  readonly paths: readonly string[];
  /** files that the change does touch */
  readonly files: number;
  readonly gate: string;
  readonly tool: string;
  readonly createdAt: string;
  readonly policy: Policy;
  readonly source: Source;
};

/** The judgement of a change that the gate does not concern. Nothing was measured, so that it is no pass. */
export function judgeUntouched({ paths, files, ...frame }: UntouchedInput): Judgement {
  const many = `${files} changed file${files === 1 ? '' : 's'}`;
  const text = `none of the ${many} matches paths (${paths.join(', ')}): nothing was measured`;
  return {
    ...JUDGEMENT_STAMP,
    ...frame,
    verdict: 'not-affected',
    reason: text,
    reasons: [{ kind: 'not-affected', severity: 'notice', text }],
    head: null,
    base: null,
    comparisons: [],
    thresholds: [],
    findings: [],
    notes: [],
    refused: [],
    history: [],
  };
}
