import type { GitHubClient, Repository } from '../client/client.ts';
import { promisedList } from '../client/failure.ts';

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

const PAGE = 100;
const PAGES = 3;

/**
 * The artifacts that `nameOf` names in the whole repository, forks' included; the newest 300 of each attempt.
 */
export async function listArtifacts(
  client: GitHubClient,
  repository: Repository,
  attempts: readonly number[],
  nameOf: (attempt: number) => string,
): Promise<readonly Candidate[]> {
  const lists = await Promise.all(
    attempts.map(async (attempt) => {
      const name = nameOf(attempt);
      const listed = await newest((page) => listPage(client, repository, name, page));
      return listed.map((artifact) => candidateOf(artifact, attempt));
    }),
  );
  return lists.flat();
}

type Page = { readonly total: number; readonly artifacts: readonly Listed[] };

async function listPage(
  client: GitHubClient,
  repository: Repository,
  name: string,
  page: number,
): Promise<Page> {
  const asked = { ...repository, name, per_page: PAGE, page };
  const { data } = await client.rest.actions.listArtifactsForRepo(asked);
  return { total: data.total_count, artifacts: promisedList(data.artifacts, 'list of artifacts') };
}

/**
 * All pages of a list, or the three with the newest. GitHub promises no order of it, and ids only grow: which end has
 * the newest the first page and the last one tell.
 */
async function newest(fetch: (page: number) => Promise<Page>): Promise<readonly Listed[]> {
  const first = await fetch(1);
  const last = Math.ceil(first.total / PAGE);
  if (last <= PAGES) return [...first.artifacts, ...(await inTurn(2, last, fetch))];
  const end = await fetch(last);
  if (newestId(end) < newestId(first)) return [...first.artifacts, ...(await inTurn(2, PAGES, fetch))];
  return [...end.artifacts, ...(await inTurn(last - PAGES + 1, last - 1, fetch))];
}

async function inTurn(
  from: number,
  to: number,
  fetch: (page: number) => Promise<Page>,
): Promise<readonly Listed[]> {
  const found: Listed[] = [];
  for (let page = from; page <= to; page += 1) found.push(...(await fetch(page)).artifacts);
  return found;
}

const newestId = ({ artifacts }: Page): number => Math.max(0, ...artifacts.map(({ id }) => id));

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
