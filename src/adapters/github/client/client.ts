import { getOctokit } from '@actions/github';
import type { Clock } from '../../../ports/clock.ts';
import { Unanswered } from './failure.ts';
import { type Patience, patiently } from './patience.ts';

export type GitHubClient = ReturnType<typeof getOctokit>;

export type Repository = { readonly owner: string; readonly repo: string };

export type ClientOptions = Patience & {
  readonly token: string;
  /** GITHUB_API_URL, e.g. https://api.github.com */
  readonly apiUrl: string;
  /** name and version of this program */
  readonly userAgent: string;
};

export const API_URL = 'https://api.github.com';

/** Tries after the first one where the same call twice is one call. */
const RETRIES = 3;
/** GitHub asks for a second between two calls that change something. Milliseconds. */
const BETWEEN_WRITES = 1000;

/** GitHub's API, waited for as `addPatience` says. */
export function createClient(options: ClientOptions): GitHubClient {
  const client = getOctokit(options.token, {
    baseUrl: options.apiUrl,
    userAgent: options.userAgent,
    // Octokit's own warnings go to the console otherwise, beside our log.
    log: { debug() {}, info() {}, warn() {}, error() {} },
  });
  addPatience(client, options);
  return client;
}

/**
 * Gives every call a time limit, waits for rate limits, and tries again after short outages what may be tried again:
 * a POST may have taken effect before its answer was lost, so it is sent once and whoever sent it looks.
 * `request: { retries: 0 }` makes any call a single try that waits for nothing.
 */
export function addPatience(client: GitHubClient, patience: Patience): void {
  const pace = createPace(patience.clock);
  client.hook.wrap('request', (request, options) => {
    const { method, url, request: how } = options;
    const isWrite = method !== 'GET' && method !== 'HEAD' && !url.endsWith('/graphql');
    const single = how['retries'] === 0;
    const send = async (silence: AbortSignal) => {
      if (isWrite) await pace();
      const given: unknown = how.signal;
      const signal = given instanceof AbortSignal ? AbortSignal.any([given, silence]) : silence;
      const answer = await request({ ...options, request: { ...how, signal } });
      refuseHalf(answer, options);
      return answer;
    };
    const retries = single || method === 'POST' ? 0 : RETRIES;
    return patiently({ send, retries, mayWait: !single }, patience);
  });
}

type Answer = {
  readonly status: number;
  readonly headers: { readonly 'content-type'?: string };
  readonly data: unknown;
};

/** Octokit hands on JSON that it could not parse as text: the answer was cut off on its way. */
function refuseHalf({ status, headers, data }: Answer, request: object): void {
  const isJson = /^application\/json/.test(headers['content-type'] ?? '');
  if (status < 300 && isJson && typeof data === 'string')
    throw new Unanswered('its answer was cut off', request);
}

/** Resolves when the next write may go; those that come at once go one after the other. */
function createPace(clock: Clock): () => Promise<void> {
  let free = Number.NEGATIVE_INFINITY;
  return async () => {
    const now = clock.now();
    const at = Math.max(now, free);
    free = at + BETWEEN_WRITES;
    if (at > now) await clock.sleep(at - now);
  };
}

/** Splits `owner/name`. */
export function parseRepository(fullName: string): Repository {
  const [owner = '', repo = ''] = fullName.split('/');
  return { owner, repo };
}
