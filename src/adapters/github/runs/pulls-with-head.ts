import { PAGE } from '../client/all-pages.ts';
import type { GitHubClient, Repository } from '../client/client.ts';
import { promisedList } from '../client/failure.ts';

export type Pull = Awaited<ReturnType<GitHubClient['rest']['pulls']['list']>>['data'][number];

/** A commit, and where it was pushed to. */
export type Pushed = {
  readonly sha: string;
  readonly repositoryId: number;
  readonly owner: string;
  readonly branch: string;
};

/** Of open pull requests, the last touched first. */
const PAGES = 10;

/**
 * Every open pull request that has this commit as its head, where one of them comes from the branch that it was pushed
 * to; none otherwise. A commit can be the head of several: of one branch into two, and of two branches. Their status is
 * one. (`/commits/SHA/pulls` does not tell those of a fork.) Looked through: those of that branch, and the 1000 that
 * were touched last.
 */
export async function pullsWithHead(
  { sha, repositoryId, owner, branch }: Pushed,
  client: GitHubClient,
  repository: Repository,
): Promise<readonly Pull[]> {
  const list = async (asked: { readonly head?: string; readonly page: number }) => {
    const order = { sort: 'updated', direction: 'desc' } as const;
    const { data } = await client.rest.pulls.list({
      ...repository,
      ...{ state: 'open', per_page: PAGE },
      ...order,
      ...asked,
    });
    return promisedList(data, 'list of pull requests');
  };
  const hasHead = (pull: Pull): boolean => pull.head.sha === sha;
  const own = (await list({ head: `${owner}:${branch}`, page: 1 })).filter(hasHead);
  if (!own.some(({ head }) => head.repo?.id === repositoryId)) return [];
  const found = new Map(own.map((pull) => [pull.number, pull]));
  for (let page = 1; page <= PAGES; page += 1) {
    const listed = await list({ page });
    for (const pull of listed.filter(hasHead)) found.set(pull.number, pull);
    if (listed.length < PAGE) break;
  }
  return [...found.values()].toSorted((a, b) => a.number - b.number);
}
