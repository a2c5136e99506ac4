import { createHash } from 'node:crypto';
import { GitHub } from '@actions/github/lib/utils';
import type { GitHubClient, Repository } from './client.ts';
import type { Candidate } from './list-artifacts.ts';

/**
 * The artifact's zip, whole and with the digest that GitHub lists for it. The blob lies on another host under a
 * signed address, so it is fetched without our token.
 * Throws an Error with the reason, or Octokit's own for an answer of 400 and above (410: expired).
 */
export async function downloadZip(
  client: GitHubClient,
  repository: Repository,
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
  if (location === undefined) throw new Error('GitHub named no address to download it from');
  const anonymous = new GitHub({ log: { debug() {}, info() {}, warn() {}, error() {} } });
  const answer = await anonymous.request({
    method: 'GET',
    url: location,
    // The body as a stream: its size is not to be believed before it is read.
    request: { parseSuccessResponseBody: false },
  });
  const zip = await readAtMost(answer.data as ReadableStream<Uint8Array>, maxBytes);
  const digest = `sha256:${createHash('sha256').update(zip).digest('hex')}`;
  if (candidate.digest !== null && candidate.digest !== digest) {
    throw new Error('the download is damaged: its SHA-256 is not the one that GitHub lists');
  }
  return zip;
}

async function readAtMost(body: ReadableStream<Uint8Array>, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maxBytes) throw new Error(`it is larger than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
