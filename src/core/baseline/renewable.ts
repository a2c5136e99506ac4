import type { Why } from '../model/decision/refused.ts';
import type { Recording } from '../model/recording/recording.ts';

/** Events that run the code of the base branch itself. */
const TRUSTED: readonly string[] = ['push', 'schedule', 'workflow_dispatch'];

/** Why a stored recording is not stored again; null: nothing speaks against it. */
export function notRenewable(
  { arms, validity, duet }: Recording,
  repositoryId: number,
  branches: readonly string[],
): Why | null {
  const { source } = arms.head;
  if (!validity.valid) return { kind: 'not-valid', fault: validity.reasons[0] ?? '' };
  if (duet !== undefined) return { kind: 'of-two-builds' };
  if (!TRUSTED.includes(source.event)) return { kind: 'other-event', event: source.event };
  if (source.repositoryId !== repositoryId || source.headRepositoryId !== repositoryId) {
    return { kind: 'other-repository' };
  }
  if (!branches.includes(source.branch)) {
    return { kind: 'other-branch', branch: source.branch, branches };
  }
  return null;
}
