import type { GitHubClient, Repository } from './client.ts';
import { findComment, type OwnComment } from './find-comment.ts';
import { isTooLong, statusOf } from './trouble.ts';

export type CommentTarget = {
  readonly client: GitHubClient;
  readonly repository: Repository;
  readonly pullNumber: number;
  readonly gate: string;
};

export type Written = { readonly url: string; readonly how: 'updated' | 'created' };

/** GitHub counts 65,536 characters; in bytes we are always below. */
const BUDGET = 65_000;
/** Smaller budgets, tried when GitHub says that the text is too long all the same. */
const BUDGETS = [BUDGET, BUDGET / 2, BUDGET / 4];
const CREATE_TRIES = 3;

/** Writes the body that `render` makes for a byte budget, smaller and smaller while GitHub finds it too long. */
export async function writeComment(
  target: CommentTarget,
  existing: OwnComment | null,
  render: (maxBytes: number) => string,
): Promise<Written> {
  let last: unknown = null;
  for (const budget of BUDGETS) {
    try {
      return await write(target, existing, render(budget));
    } catch (thrown) {
      if (!isTooLong(thrown)) throw thrown;
      last = thrown;
    }
  }
  throw last;
}

async function write(target: CommentTarget, existing: OwnComment | null, body: string): Promise<Written> {
  if (existing === null) return create(target, null, body);
  try {
    return await update(target, existing.id, body);
  } catch (thrown) {
    // Deleted in the meantime, locked, or written under a token that we no longer have: say it anew.
    if (![403, 404, 410].includes(statusOf(thrown))) throw thrown;
    return create(target, existing, body);
  }
}

async function update({ client, repository }: CommentTarget, id: number, body: string): Promise<Written> {
  const { data } = await client.rest.issues.updateComment({ ...repository, comment_id: id, body });
  return { url: data.html_url, how: 'updated' };
}

/**
 * After a lost answer the comment may exist, so it is looked for before it is written again:
 * the client's own retry would write it twice.
 */
async function create(target: CommentTarget, before: OwnComment | null, body: string): Promise<Written> {
  const { client, repository, pullNumber, gate } = target;
  for (let left = CREATE_TRIES; ; left -= 1) {
    try {
      const { data } = await client.rest.issues.createComment({
        ...repository,
        issue_number: pullNumber,
        body,
        request: { retries: 0 },
      });
      return { url: data.html_url, how: 'created' };
    } catch (thrown) {
      const status = statusOf(thrown);
      if ((status > 0 && status < 500) || left <= 1) throw thrown;
      const found = await findComment(client, repository, pullNumber, gate);
      if (found !== null && found.id !== before?.id) return { url: found.url, how: 'created' };
    }
  }
}
