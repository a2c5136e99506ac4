import { artifactName } from './artifact-name.ts';
import type { GitHubClient, Repository } from './client.ts';

/** An artifact that may hold a recording, with what GitHub says about the run it comes from. */
export type Candidate = {
  readonly id: number;
  readonly name: string;
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
  const lists = await Promise.all(
    ATTEMPTS.map((attempt) => listByName(client, repository, artifactName(gate, attempt))),
  );
  return lists.flat();
}

async function listByName(
  client: GitHubClient,
  repository: Repository,
  name: string,
): Promise<readonly Candidate[]> {
  const found: Candidate[] = [];
  for (let page = 1; page <= PAGES; page += 1) {
    const { data } = await client.rest.actions.listArtifactsForRepo({
      ...repository,
      name,
      per_page: PAGE,
      page,
    });
    found.push(...data.artifacts.map(candidateOf));
    if (data.artifacts.length < PAGE) break;
  }
  return found;
}

type Listed = Awaited<
  ReturnType<GitHubClient['rest']['actions']['listArtifactsForRepo']>
>['data']['artifacts'][number];

/** An artifact as GitHub lists it. What is not said is 0, empty or null, and then nothing of it is trusted. */
export function candidateOf(artifact: Listed): Candidate {
  const run = artifact.workflow_run;
  return {
    id: artifact.id,
    name: artifact.name,
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
