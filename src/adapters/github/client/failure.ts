import { toError } from '../../../ports/errors.ts';

/** A stored baseline that is not used, with the reason as its message. */
export class NotUsable extends Error {
  override readonly name = 'NotUsable';
}

/** No answer of GitHub's arrived, or not a whole one. Like Octokit's own errors it has the request. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered';
  readonly request: object;
  constructor(message: string, request: object = {}) {
    super(message);
    this.request = request;
  }
}

/** HTTP status of a failed call; 0 when no answer arrived or the error is not of HTTP. */
export function statusOf(thrown: unknown): number {
  const error: Error & { readonly status?: unknown; readonly response?: unknown } = toError(thrown);
  // Octokit reports a cut connection as a 500 that has no response.
  if (typeof error.status !== 'number' || error.response === undefined) return 0;
  return error.status;
}

/** No answer, or a server that is down: worth another try later, and not the caller's fault. */
export function isOutage(thrown: unknown): boolean {
  if (thrown instanceof NotUsable) return false;
  const status = statusOf(thrown);
  return status >= 500 || (status === 0 && isFromApi(thrown));
}

/** Octokit's errors name the request that failed; ours and Node's do not. */
export const isFromApi = (thrown: unknown): boolean => 'request' in toError(thrown);

/** `value`, which GitHub's description promises to be there. Throws Unanswered where an answer has it not. */
export function promised<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Unanswered(`its answer has no ${what}`);
  return value;
}

/** A list of an answer. Throws Unanswered where it is none. */
export function promisedList<T>(value: readonly T[] | undefined, what: string): readonly T[] {
  if (!Array.isArray(value)) throw new Unanswered(`its answer has no ${what}`);
  return value;
}
