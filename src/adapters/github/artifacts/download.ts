import { createHash } from 'node:crypto';
import type { GitHubClient, Repository } from '../client/client.ts';
import { Unanswered } from '../client/failure.ts';
import type { Patience } from '../client/patience.ts';
import type { Candidate } from './list-artifacts.ts';
import { readBlob } from './read-blob.ts';

/** Where artifacts are asked for. */
export type ArtifactSource = {
  readonly client: GitHubClient;
  readonly repository: Repository;
  readonly patience: Patience;
};

/**
 * The artifact's zip, whole and with the digest that GitHub lists for it. The blob lies on another host under a
 * signed address, so it is fetched without our token.
 * Throws an Error with the reason, or Octokit's own for an answer of 400 and above (410: expired).
 */
export async function downloadZip(
  { client, repository, patience }: ArtifactSource,
  candidate: Candidate,
  maxBytes: number,
): Promise<Buffer> {
  const redirect = await client.rest.actions.downloadArtifact({
    ...repository,
    artifact_id: candidate.id,
    archive_format: 'zip',
    request: { redirect: 'manual' },
  });
  const { location } = redirect.headers;
  if (location === undefined) throw new Unanswered('it names no address to download from');
  const zip = await readBlob(location, maxBytes, patience);
  const digest = `sha256:${createHash('sha256').update(zip).digest('hex')}`;
  if (candidate.digest !== null && candidate.digest !== digest) {
    throw new Error(
      'the download is damaged: its SHA-256 is not the one that GitHub lists. Run the job again',
    );
  }
  return zip;
}
