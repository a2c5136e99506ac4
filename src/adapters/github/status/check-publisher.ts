import type { Judgement } from '../../../core/model/judgement/judgement.ts';
import { cut, visible } from '../../../core/render/text/visible.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Publication, Publisher, Receipt } from '../../../ports/publisher.ts';
import { allPages, PAGE } from '../client/all-pages.ts';
import type { GitHubClient, Repository } from '../client/client.ts';
import { promisedList } from '../client/failure.ts';
import { sendOnce } from '../client/send-once.ts';
import { failed } from '../client/trouble.ts';
import { commitState } from './commit-state.ts';

export type CheckOptions = {
  readonly client: GitHubClient;
  readonly repository: Repository;
  readonly gate: string;
  /** the pull request's head, not the merge commit that is checked out */
  readonly sha: string;
  readonly runUrl: string | null;
  readonly clock: Clock;
  /** names this job's check run among others of the gate's: those of earlier runs and attempts */
  readonly externalId: string;
  /** One line. */
  readonly title: (publication: Publication) => string;
  /** Markdown of at most `maxBytes` bytes of UTF-8. */
  readonly summary: (publication: Publication, maxBytes: number) => string;
};

type Conclusion = 'success' | 'neutral' | 'failure';

const NAME = 'check run';
/** GitHub's own limits: 65,535 characters of summary, 255 of title. */
const SUMMARY_BYTES = 65_000;
const TITLE = 255;

/** What a check run says of a verdict under its policy: what is no pass and does not block is `neutral`. */
export function conclusionOf(judgement: Pick<Judgement, 'verdict' | 'policy' | 'reasons'>): Conclusion {
  if (judgement.verdict === 'pass') return 'success';
  return commitState(judgement) === 'success' ? 'neutral' : 'failure';
}

/** A check run with the report in it, beside the commit status. GitHub chooses the suite that it is shown under. */
export function createCheckPublisher(options: CheckOptions): Publisher {
  const { title, summary } = options;
  return {
    name: NAME,
    async publish(publication): Promise<Receipt> {
      try {
        const { url } = await send(options, {
          conclusion: conclusionOf(publication.judgement),
          output: {
            title: cut(visible(title(publication)), TITLE),
            summary: summary(publication, SUMMARY_BYTES),
          },
        });
        return { publisher: NAME, state: 'done', text: 'written', url };
      } catch (thrown) {
        return failed(NAME, thrown, 'write the check run', 'checks: write');
      }
    },
  };
}

type Shown = {
  readonly conclusion: Conclusion;
  readonly output: { readonly title: string; readonly summary: string };
};

type Written = { readonly url: string | null };

/** Where the answer was lost, a check run with this job's own id is the one. */
function send(
  { client, repository, gate, sha, runUrl, clock, externalId }: CheckOptions,
  shown: Shown,
): Promise<Written> {
  const name = `perf-gate/${gate}`;
  const create = async (): Promise<Written> => {
    const { data } = await client.rest.checks.create({
      ...repository,
      ...{ name, head_sha: sha, status: 'completed', external_id: externalId },
      ...shown,
      ...(runUrl === null ? {} : { details_url: runUrl }),
    });
    return { url: data.html_url ?? null };
  };
  const find = async (): Promise<Written | undefined> => {
    const runs = await allPages(async (page) => {
      const named = { ref: sha, check_name: name, filter: 'all', per_page: PAGE, page } as const;
      const { data } = await client.rest.checks.listForRef({ ...repository, ...named });
      return promisedList(data.check_runs, 'list of check runs');
    });
    const own = runs.find(({ external_id: id }) => id === externalId);
    return own === undefined ? undefined : { url: own.html_url };
  };
  return sendOnce(create, find, clock);
}
