import type { Judgement } from '../../model/judgement/judgement.ts';

/** Files of another run are read too: what is no commit must not become part of a link. */
export const isCommit = (sha: string): boolean => /^[0-9a-f]{7,64}$/.test(sha);

/** Page of the repository, without a slash at its end; null: not known. */
export function repositoryUrl(
  { repository }: Pick<Judgement['source'], 'repository'>,
  runUrl: string | null,
): string | null {
  if (repository === '' || runUrl === null) return null;
  // The page of the run names the server, which is not always github.com.
  const end = runUrl.indexOf(`/${repository}/actions/`);
  return end < 0 ? null : `${runUrl.slice(0, end)}/${repository}`;
}
