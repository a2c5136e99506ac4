import type { Clock } from '../../../ports/clock.ts';
import { EnvironmentError } from '../../../ports/errors.ts';
import type { GitHubClient, Repository } from '../client/client.ts';
import { promised, statusOf } from '../client/failure.ts';
import { ASKING, withinTime } from '../client/time-budget.ts';
import { explain } from '../client/trouble.ts';

/**
 * Tag of the newest release that is neither a draft nor a pre-release; null: there is none. Throws EnvironmentError when
 * GitHub does not say.
 */
export async function latestRelease(
  client: GitHubClient,
  repository: Repository,
  clock: Clock,
): Promise<string | null> {
  try {
    return await withinTime(clock, ASKING, async () => {
      const { data } = await client.rest.repos.getLatestRelease({ ...repository });
      return promised(data.tag_name, 'tag');
    });
  } catch (thrown) {
    if (statusOf(thrown) === 404) return null;
    throw new EnvironmentError(explain(thrown, 'ask for the latest release', 'contents: read'), '', thrown);
  }
}
