import { toError } from '../../../ports/errors.ts';
import { statusOf } from './failure.ts';

/** A call that GitHub refused because of a limit, and that was given up. */
export class RateLimited extends Error {
  override readonly name = 'RateLimited';
  readonly status: number;
  readonly response: unknown;
  readonly request: unknown;
  /** when the limit ends, Unix time in milliseconds */
  readonly freeAt: number;
  constructor(thrown: unknown, freeAt: number) {
    const error: Error & { readonly response?: unknown; readonly request?: unknown } = toError(thrown);
    super(error.message, { cause: error });
    this.status = statusOf(error);
    this.response = error.response;
    this.request = error.request;
    this.freeAt = freeAt;
  }
}

export type Limit = {
  readonly what: 'rate limit' | 'secondary rate limit';
  /** Unix time, milliseconds */
  readonly freeAt: number;
};

/** GitHub asks for a minute at least where it names no time, and for more each time. Milliseconds. */
const UNNAMED = 60_000;

/** The limit that a call ran into, and when it ends; null: something else went wrong. `tries` before this one. */
export function limitOf(thrown: unknown, now: number, tries: number): Limit | null {
  if (!isRateLimit(thrown)) return null;
  const {
    'retry-after': after,
    'x-ratelimit-remaining': left,
    'x-ratelimit-reset': reset,
  } = headersOf(thrown);
  const seconds = Number(after ?? Number.NaN);
  if (Number.isFinite(seconds)) return { what: 'secondary rate limit', freeAt: now + seconds * 1000 };
  // One second more: the time is rounded down.
  if (left === '0' && Number(reset) > 0) return { what: 'rate limit', freeAt: (Number(reset) + 1) * 1000 };
  return { what: 'secondary rate limit', freeAt: now + UNNAMED * 2 ** tries };
}

/** 429, or the 403 that means the same. */
export function isRateLimit(thrown: unknown): boolean {
  const status = statusOf(thrown);
  if (status === 429) return true;
  if (status !== 403) return false;
  const headers = headersOf(thrown);
  if (headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0') return true;
  return /rate limit|secondary rate/i.test(toError(thrown).message);
}

function headersOf(thrown: unknown): Readonly<Record<string, string | undefined>> {
  const error: Error & { readonly response?: unknown } = toError(thrown);
  const { response } = error;
  const headers = typeof response === 'object' && response !== null && 'headers' in response;
  return headers ? (response.headers as Record<string, string | undefined>) : {};
}
