import { toError } from '../../ports/errors.ts';
import type { Receipt } from '../../ports/publisher.ts';

/** A stored baseline that is not used, with the reason as its message. */
export class NotUsable extends Error {
  override readonly name = 'NotUsable';
}

/** HTTP status of a failed call; 0 when no answer arrived or the error is not of HTTP. */
export function statusOf(thrown: unknown): number {
  const error: Error & { readonly status?: unknown; readonly response?: unknown } = toError(thrown);
  // Octokit reports a cut connection as a 500 that has no response.
  if (typeof error.status !== 'number' || error.response === undefined) return 0;
  return error.status;
}

/** Permissions of a workflow's job, as they are written in its YAML. */
export type PermissionLine =
  | 'actions: read'
  | 'contents: read'
  | 'pull-requests: write'
  | 'pull-requests: read'
  | 'statuses: write'
  | 'checks: write';

const SHORT = 300;

/**
 * One sentence about a failed call, with the YAML line that mends it where a permission is missing.
 * `what` completes "could not …".
 */
export function explain(thrown: unknown, what: string, line: PermissionLine): string {
  if (thrown instanceof NotUsable) return thrown.message;
  const status = statusOf(thrown);
  const message = toError(thrown).message.replace(/\s+/g, ' ').slice(0, SHORT);
  if (status === 401)
    return `Could not ${what}: GitHub refused the token (401). Check the input \`github-token\`.`;
  if (isRateLimit(thrown))
    return `Could not ${what}: GitHub's rate limit is used up (${status}). Run the job again later.`;
  if (isForbidden(thrown)) {
    const fork = line.endsWith('write') ? " A fork's pull request never gets it: its token only reads." : '';
    return `Could not ${what}: the token may not (${status}). Add \`${line}\` under \`permissions:\` of the job.${fork}`;
  }
  if (status === 410) return `Could not ${what}: it has expired (410).`;
  if (!isFromApi(thrown)) return `Could not ${what}: ${message}.`;
  const seen = status === 0 ? 'no answer from GitHub' : `GitHub answered ${status}`;
  return `Could not ${what}: ${seen} (${message}).`;
}

/** The receipt of a call that failed, with the permission where that is what was missing. */
export function failed(publisher: string, thrown: unknown, what: string, line: PermissionLine): Receipt {
  const receipt: Receipt = { publisher, state: 'failed', text: explain(thrown, what, line), url: null };
  return isForbidden(thrown) ? { ...receipt, missing: line } : receipt;
}

const isForbidden = (thrown: unknown): boolean =>
  [403, 404].includes(statusOf(thrown)) && !isRateLimit(thrown);

/** 429, or the 403 that means the same. */
function isRateLimit(thrown: unknown): boolean {
  const status = statusOf(thrown);
  return status === 429 || (status === 403 && /rate limit|secondary rate/i.test(toError(thrown).message));
}

/** No answer, or a server that is down: worth another try later, and not the caller's fault. */
export function isOutage(thrown: unknown): boolean {
  if (thrown instanceof NotUsable) return false;
  const status = statusOf(thrown);
  return status >= 500 || (status === 0 && isFromApi(thrown));
}

/** Octokit's errors name the request that failed; ours and Node's do not. */
const isFromApi = (thrown: unknown): boolean => 'request' in toError(thrown);

/** The comment was deleted, its conversation is locked, or the token may not edit it. */
export function isRefused(thrown: unknown): boolean {
  return [403, 404, 410].includes(statusOf(thrown)) && !isRateLimit(thrown);
}

/** GitHub's 422 for a text above its limit. */
export function isTooLong(thrown: unknown): boolean {
  return statusOf(thrown) === 422 && /too long|maximum is/i.test(toError(thrown).message);
}
