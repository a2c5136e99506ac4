import { toError } from '../../../ports/errors.ts';
import type { Receipt } from '../../../ports/publisher.ts';
import { isFromApi, isOutage, NotUsable, statusOf } from './failure.ts';
import { isRateLimit, RateLimited } from './rate-limit.ts';

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
 * One sentence or two about a failed call: what failed and what mends it, the YAML line where a permission is
 * missing. `what` completes "could not …".
 */
export function explain(thrown: unknown, what: string, line: PermissionLine): string {
  return `Could not ${what}: ${causeOf(thrown, line)}`;
}

/** Why a call failed and what mends it, for a place that says which call it was. */
export function causeOf(thrown: unknown, line: PermissionLine): string {
  if (thrown instanceof NotUsable) return thrown.message;
  const status = statusOf(thrown);
  const message = toError(thrown).message.replace(/\s+/g, ' ').slice(0, SHORT);
  if (status === 401) return 'GitHub refused the token (401). Check the input `github-token`.';
  if (isRateLimit(thrown)) return `GitHub's rate limit is used up (${status}). ${later(thrown)}`;
  if (isForbidden(thrown)) {
    const fork = line.endsWith('write') ? " A fork's pull request never gets it: its token only reads." : '';
    return `the token may not (${status}). Add \`${line}\` under \`permissions:\` of the job.${fork}`;
  }
  if (status === 410) return 'it has expired (410).';
  if (!isFromApi(thrown)) return `${message}.`;
  const seen = status === 0 ? 'no answer from GitHub' : `GitHub answered ${status}`;
  const again = isOutage(thrown) || status === 409 ? ' Run the job again.' : '';
  return `${seen} (${message}).${again}`;
}

/** When another run has a chance. */
function later(thrown: unknown): string {
  if (!(thrown instanceof RateLimited)) return 'Run the job again later.';
  const at = new Date(thrown.freeAt).toISOString();
  return `It is free again at ${at.slice(11, 19)} UTC (${at.slice(0, 10)}): run the job again after that.`;
}

/** The receipt of a call that failed, with the permission where that is what was missing. */
export function failed(publisher: string, thrown: unknown, what: string, line: PermissionLine): Receipt {
  const receipt: Receipt = { publisher, state: 'failed', text: explain(thrown, what, line), url: null };
  return isForbidden(thrown) ? { ...receipt, missing: line } : receipt;
}

const isForbidden = (thrown: unknown): boolean =>
  [403, 404].includes(statusOf(thrown)) && !isRateLimit(thrown);

/** The comment was deleted, its conversation is locked, or the token may not edit it. */
export function isRefused(thrown: unknown): boolean {
  return [403, 404, 410].includes(statusOf(thrown)) && !isRateLimit(thrown);
}

/** GitHub's 422 for a text above its limit. */
export function isTooLong(thrown: unknown): boolean {
  return statusOf(thrown) === 422 && /too long|maximum is/i.test(toError(thrown).message);
}
