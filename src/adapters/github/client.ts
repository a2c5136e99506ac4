import { getOctokit } from '@actions/github';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';

export type GitHubClient = ReturnType<typeof getOctokit>;

export type Repository = { readonly owner: string; readonly repo: string };

export type ClientOptions = {
  readonly token: string;
  /** GITHUB_API_URL, e.g. https://api.github.com */
  readonly apiUrl: string;
  /** name and version of this program */
  readonly userAgent: string;
  /** Told about every wait that GitHub asks for. */
  readonly onWait: (text: string) => void;
  /** unit of the growing wait between tries (1, 4, 9 units), milliseconds; default 1000 */
  readonly retryUnitMs?: number;
};

/** The longest wait that a gate accepts; above it the call fails, and its receipt says so. Seconds. */
const LONGEST_WAIT = 60;

/**
 * GitHub's API with its rate limits and short outages dealt with. Throttling comes before retry: the other way
 * round the Retry-After of a 429 is ignored. Waits above a minute are refused, since a gate must not sleep an hour.
 */
export function createClient(options: ClientOptions): GitHubClient {
  const unit = options.retryUnitMs ?? 1000;
  const wait = (what: string) => (seconds: number, _request: object, _client: object, tries: number) => {
    const accepted = seconds <= LONGEST_WAIT && tries < 2;
    options.onWait(`GitHub's ${what} asks to wait ${seconds} s: ${accepted ? 'waiting' : 'giving up'}.`);
    return accepted;
  };
  return getOctokit(
    options.token,
    {
      baseUrl: options.apiUrl,
      userAgent: options.userAgent,
      // Octokit's own warnings go to the console otherwise, beside our log.
      log: { debug() {}, info() {}, warn() {}, error() {} },
      retry: { retryAfterBaseValue: unit },
      throttle: {
        // GitHub counts per token, so two tokens need not wait for each other.
        id: options.token,
        retryAfterBaseValue: unit,
        onRateLimit: wait('rate limit'),
        onSecondaryRateLimit: wait('secondary rate limit'),
      },
    },
    throttling,
    retry,
  );
}

/** Splits `owner/name`. */
export function parseRepository(fullName: string): Repository {
  const [owner = '', repo = ''] = fullName.split('/');
  return { owner, repo };
}
