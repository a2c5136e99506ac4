import type { GitHubClient, Repository } from './client.ts';
import { type Marker, readMarker } from './marker.ts';

export type OwnComment = { readonly id: number; readonly url: string; readonly marker: Marker };

type Listed = {
  readonly id: number;
  readonly html_url: string;
  readonly body?: string;
  readonly user: { readonly login: string; readonly type: string } | null;
  readonly performed_via_github_app?: object | null;
};

/**
 * Our comment for this gate: the newest one with its marker that our own token wrote. Anyone can copy the marker,
 * so a comment by another author is not ours and is left alone. Reads all pages.
 */
export async function findComment(
  client: GitHubClient,
  repository: Repository,
  pullNumber: number,
  gate: string,
): Promise<OwnComment | null> {
  const comments: readonly Listed[] = await client.paginate(client.rest.issues.listComments, {
    ...repository,
    issue_number: pullNumber,
    per_page: 100,
  });
  const marked = comments.flatMap((comment) => {
    const marker = readMarker(comment.body ?? '');
    return marker?.gate === gate ? [{ comment, marker }] : [];
  });
  if (marked.length === 0) return null;
  const me = await viewer(client);
  const own = marked.filter(({ comment }) => isOwn(comment, me)).at(-1);
  if (own === undefined) return null;
  return { id: own.comment.id, url: own.comment.html_url, marker: own.marker };
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
