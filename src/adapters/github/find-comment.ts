import type { GitHubClient, Repository } from './client.ts';

/** A comment of ours, with what its body was recognized by. */
export type OwnComment<T> = {
  readonly id: number;
  readonly url: string;
  readonly body: string;
  readonly mark: T;
};

type Listed = {
  readonly id: number;
  readonly html_url: string;
  readonly body?: string;
  readonly user: { readonly login: string; readonly type: string } | null;
  readonly performed_via_github_app?: object | null;
};

/**
 * Our comments that `read` recognizes, the oldest first: those that our own token wrote. Anyone can copy a marker,
 * so a comment by another author is not ours and is left alone. Reads all pages; hidden comments are among them.
 */
export type FindOwn = <T>(read: (body: string) => T | null) => Promise<readonly OwnComment<T>[]>;

/** Looks through a pull request's comments as often as it is asked, and asks for the token's owner once. */
export function commentFinder(client: GitHubClient, repository: Repository, pullNumber: number): FindOwn {
  let me: { readonly login: string | null } | null = null;
  return async (read) => {
    const comments: readonly Listed[] = await client.paginate(client.rest.issues.listComments, {
      ...repository,
      issue_number: pullNumber,
      per_page: 100,
    });
    const marked = comments.flatMap((comment) => {
      const mark = read(comment.body ?? '');
      return mark === null ? [] : [{ comment, mark }];
    });
    if (marked.length === 0) return [];
    me ??= { login: await viewer(client) };
    const { login } = me;
    return marked
      .filter(({ comment }) => isOwn(comment, login))
      .map(({ comment, mark }) => ({ id: comment.id, url: comment.html_url, body: comment.body ?? '', mark }))
      .toSorted((a, b) => a.id - b.id);
  };
}

/** Login of the token's owner; null when GitHub does not say. (`GET /user` is refused to a job's token.) */
async function viewer(client: GitHubClient): Promise<string | null> {
  try {
    const answer = await client.graphql<{ readonly viewer: { readonly login: string } }>(
      '{ viewer { login } }',
    );
    return answer.viewer.login;
  } catch {
    return null;
  }
}

const plain = (login: string): string => login.replace(/\[bot\]$/, '');

function isOwn(comment: Listed, me: string | null): boolean {
  if (comment.user === null) return false;
  const { login } = comment.user;
  // A bot's login comes with and without its suffix; a person may well have the bare name.
  if (me !== null) return login === me || (isBot(comment) && plain(login) === plain(me));
  return isBot(comment) && (comment.performed_via_github_app ?? null) !== null;
}

const isBot = (comment: Listed): boolean => comment.user?.type === 'Bot';
