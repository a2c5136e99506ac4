import type { Clock } from '../../../ports/clock.ts';
import type { GitHubClient, Repository } from '../client/client.ts';
import { isOutage, promised, statusOf } from '../client/failure.ts';
import { sendOnce } from '../client/send-once.ts';
import { isRefused, isTooLong } from '../client/trouble.ts';

export type CommentTarget = {
  readonly client: GitHubClient;
  readonly repository: Repository;
  readonly pullNumber: number;
  readonly clock: Clock;
};

type Comment = { readonly id: number; readonly url: string | null };

export type Written = Comment & { readonly how: 'updated' | 'created' };

/** GitHub counts 65,536 characters; in bytes we are always below. */
const BUDGET = 65_000;
/** Smaller budgets, tried when GitHub says that the text is too long all the same. */
const BUDGETS = [BUDGET, BUDGET / 2, BUDGET / 4];

/** Writes within a budget of bytes, smaller and smaller while GitHub finds the text too long. */
export async function withinBudget<T>(write: (maxBytes: number) => Promise<T>): Promise<T> {
  let last: unknown = null;
  for (const budget of BUDGETS) {
    try {
      return await write(budget);
    } catch (thrown) {
      if (!isTooLong(thrown)) throw thrown;
      last = thrown;
    }
  }
  throw last;
}

/**
 * Replaces the body of the first of `own` that may be edited; null: none of them may. Those that were refused are
 * added to `refused`, and are not tried again.
 */
export async function updateFirst(
  target: CommentTarget,
  own: readonly Comment[],
  body: string,
  refused: Set<number>,
): Promise<Written | null> {
  for (const comment of own) {
    const { id } = comment;
    if (refused.has(id)) continue;
    try {
      return await update(target, comment, body);
    } catch (thrown) {
      if (!isRefused(thrown)) throw thrown;
      refused.add(id);
    }
  }
  return null;
}

/** The client tries again by itself, which is safe: the same body twice is one body. */
async function update(
  { client, repository }: CommentTarget,
  { id, url }: Comment,
  body: string,
): Promise<Written> {
  const address = { ...repository, comment_id: id };
  try {
    await client.rest.issues.updateComment({ ...address, body });
  } catch (thrown) {
    if (!isOutage(thrown)) throw thrown;
    // A look that is refused is not an edit that is: another comment beside this one would be one too many.
    const found = await client.rest.issues.getComment(address).catch(() => null);
    if (found?.data.body?.trimEnd() !== body.trimEnd()) throw thrown;
  }
  return { id, url, how: 'updated' };
}

/** Creates a comment, once: `find` looks for it where the answer was lost. */
export function create(
  target: CommentTarget,
  body: string,
  find: () => Promise<Comment | undefined>,
): Promise<Written> {
  const { client, repository, pullNumber, clock } = target;
  const send = async (): Promise<Written> => {
    const address = { ...repository, issue_number: pullNumber };
    const { data } = await client.rest.issues.createComment({ ...address, body });
    return { id: promised(data.id, 'id'), url: data.html_url ?? null, how: 'created' };
  };
  const arrived = async (): Promise<Written | undefined> => {
    const found = await find();
    return found === undefined ? undefined : { id: found.id, url: found.url, how: 'created' };
  };
  return sendOnce(send, arrived, clock);
}

/** A text for a shared comment is stale after this long: it may no longer arrive. Milliseconds. */
export const STALE = 4000;

/**
 * Replaces the body of a comment that others write too: at once, or not at all. A try that waits, for a rate limit
 * or a lost answer, would undo what others wrote in the meantime; the caller looks again instead.
 */
export async function updateOnce(
  { client, repository }: CommentTarget,
  id: number,
  body: string,
): Promise<void> {
  await client.rest.issues.updateComment({
    ...repository,
    comment_id: id,
    body,
    request: { retries: 0, signal: AbortSignal.timeout(STALE) },
  });
}

/** Deletes a comment of ours. False: it is still there, and the next run tries again. */
export async function remove({ client, repository }: CommentTarget, id: number): Promise<boolean> {
  try {
    await client.rest.issues.deleteComment({ ...repository, comment_id: id });
    return true;
  } catch (thrown) {
    return [404, 410].includes(statusOf(thrown));
  }
}
