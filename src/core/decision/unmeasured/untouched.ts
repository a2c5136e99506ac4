import type { Decision } from '../../model/decision/decision.ts';
import { JUDGEMENT_STAMP } from '../../model/judgement/judgement.ts';
import type { Policy } from '../../model/policy.ts';
import type { Source } from '../../model/recording/environment.ts';
import { NOTHING_COMPARED } from './broken.ts';

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

/** The decision on a change that the gate does not concern. Nothing was measured, so that it is no pass. */
export function decideUntouched({ paths, files, ...frame }: UntouchedInput): Decision {
  return {
    ...JUDGEMENT_STAMP,
    ...frame,
    verdict: 'not-affected',
    grounds: [{ kind: 'not-affected', severity: 'notice', paths, files }],
    ...NOTHING_COMPARED,
  };
}
