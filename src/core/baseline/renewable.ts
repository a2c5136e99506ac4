import type { Recording } from '../model/recording/recording.ts';

/** Events that run the code of the base branch itself. */
const TRUSTED: readonly string[] = ['push', 'schedule', 'workflow_dispatch'];

/** Why a stored recording is not stored again; null: nothing speaks against it. */
export function notRenewable(
  { arms, validity, duet }: Recording,
  repositoryId: number,
  branches: readonly string[],
): string | null {
  const { source } = arms.head;
  if (!validity.valid) return `its run is not valid: ${validity.reasons[0]}`;
  if (duet !== undefined) return 'it is of base and head in turns, and no recording of one build alone';
  if (!TRUSTED.includes(source.event)) return `its run was started by \`${source.event}\``;
  if (source.repositoryId !== repositoryId || source.headRepositoryId !== repositoryId) {
    return 'its code comes from another repository';
  }
  if (!branches.includes(source.branch)) {
    return `its branch \`${source.branch}\` is not a base branch (${branches.join(', ')})`;
  }
  return null;
}
