import { artifactName } from './artifact-name.ts';
import type { GitHubClient, Repository } from './client.ts';
import { promisedList } from './failure.ts';

/** An artifact that may hold a recording, with what GitHub says about the run it comes from. */
export type Candidate = {
  readonly id: number;
  readonly name: string;
  /** attempt of the run that stored it */
  readonly attempt: number;
  readonly sizeBytes: number;
  readonly expired: boolean;
  /** `sha256:…` of the zip; null: GitHub does not say */
  readonly digest: string | null;
  readonly createdAt: string;
  readonly run: {
    readonly id: number;
    readonly repositoryId: number;
    readonly headRepositoryId: number;
    readonly branch: string;
    readonly sha: string;
  };
};

/** Attempts of a run that are looked for. A baseline of a later attempt is passed over for the next ancestor's. */
const ATTEMPTS = [1, 2, 3];
const PAGE = 100;
const PAGES = 3;

/** The gate's artifacts in the whole repository, forks included; the newest 300 of each attempt. */
export async function listArtifacts(
  client: GitHubClient,
  repository: Repository,
  gate: string,
): Promise<readonly Candidate[]> {
  const lists = await Promise.all(ATTEMPTS.map((attempt) => listAttempt(client, repository, gate, attempt)));
  return lists.flat();
}

async function listAttempt(
  client: GitHubClient,
  repository: Repository,
  gate: string,
  attempt: number,
): Promise<readonly Candidate[]> {
  const found: Candidate[] = [];
  for (let page = 1; page <= PAGES; page += 1) {
    const { data } = await client.rest.actions.listArtifactsForRepo({
      ...repository,
      name: artifactName(gate, attempt),
      per_page: PAGE,
      page,
    });
    const artifacts = promisedList(data.artifacts, 'list of artifacts');
    found.push(...artifacts.map((artifact) => candidateOf(artifact, attempt)));
    if (artifacts.length < PAGE) break;
  }
  return found;
}

type Listed = Awaited<
  ReturnType<GitHubClient['rest']['actions']['listArtifactsForRepo']>
>['data']['artifacts'][number];

/** An artifact as GitHub lists it. What is not said is 0, empty or null, and then nothing of it is trusted. */
export function candidateOf(artifact: Listed, attempt: number): Candidate {
  const run = artifact.workflow_run;
  return {
    id: artifact.id,
    name: artifact.name,
    attempt,
    sizeBytes: artifact.size_in_bytes,
    expired: artifact.expired,
    digest: artifact.digest ?? null,
    createdAt: artifact.created_at ?? '',
    run: {
      id: run?.id ?? 0,
      repositoryId: run?.repository_id ?? 0,
      headRepositoryId: run?.head_repository_id ?? 0,
      branch: run?.head_branch ?? '',
      sha: run?.head_sha ?? '',
    },
  };
}
