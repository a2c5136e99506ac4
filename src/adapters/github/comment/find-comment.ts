import { allPages, PAGE } from '../client/all-pages.ts';
import type { GitHubClient, Repository } from '../client/client.ts';
import { isOutage, promised, promisedList } from '../client/failure.ts';

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
  let me: Viewer | null = null;
  return async (read) => {
    const comments: readonly Listed[] = await allPages(async (page) => {
      const address = { ...repository, issue_number: pullNumber, per_page: PAGE, page };
      return promisedList((await client.rest.issues.listComments(address)).data, 'list of comments');
    });
    const marked = comments.flatMap((comment) => {
      const mark = read(comment.body ?? '');
      return mark === null ? [] : [{ comment, mark }];
    });
    if (marked.length === 0) return [];
    me ??= await viewer(client);
    const { login, trouble } = me;
    // Whether a person's comment is ours only the token's owner tells.
    if (trouble !== null && !marked.every(({ comment }) => isBot(comment))) throw trouble;
    return marked
      .filter(({ comment }) => isOwn(comment, login))
      .map(({ comment, mark }) => ({ id: comment.id, url: comment.html_url, body: comment.body ?? '', mark }))
      .toSorted((a, b) => a.id - b.id);
  };
}

type Viewer = {
  /** null: GitHub does not say */
  readonly login: string | null;
  /** the outage that kept it from saying */
  readonly trouble: unknown;
};

/** The token's owner. (`GET /user` is refused to a job's token.) */
async function viewer(client: GitHubClient): Promise<Viewer> {
  try {
    const answer = await client.graphql<{ readonly viewer: { readonly login: string } }>(
      '{ viewer { login } }',
    );
    return { login: promised(answer?.viewer?.login, 'viewer'), trouble: null };
  } catch (thrown) {
    return { login: null, trouble: isOutage(thrown) ? thrown : null };
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
