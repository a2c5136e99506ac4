import { EnvironmentError } from '../../../ports/errors.ts';
import { allPages, PAGE } from '../client/all-pages.ts';
import type { GitHubClient, Repository } from '../client/client.ts';
import { promisedList } from '../client/failure.ts';
import { explain } from '../client/trouble.ts';

/** GitHub lists no more files of a pull request, and does not say that there are more. */
const MOST = 3000;

/**
 * Names of the files that a pull request changes, a renamed one under both of its names. Throws EnvironmentError where
 * GitHub does not tell, or cannot tell all.
 */
export async function filesOfPull(
  number: number,
  client: GitHubClient,
  repository: Repository,
): Promise<readonly string[]> {
  const what = `list the files of pull request #${number}`;
  try {
    const files = await allPages(async (page) => {
      const asked = { ...repository, pull_number: number, per_page: PAGE, page };
      return promisedList((await client.rest.pulls.listFiles(asked)).data, 'list of files');
    });
    if (files.length < MOST) {
      return files.flatMap(({ filename, previous_filename: before }) => [
        filename,
        ...(before ? [before] : []),
      ]);
    }
  } catch (thrown) {
    throw new EnvironmentError(explain(thrown, what, 'pull-requests: read'), '', thrown);
  }
  throw new EnvironmentError(`Could not ${what}: there are ${MOST} or more.`, '');
}
