import type { Judgement } from '../../core/model/judgement.ts';
import type { Publication, Publisher, Receipt } from '../../ports/publisher.ts';
import type { GitHubClient, Repository } from './client.ts';
import { commitState } from './commit-state.ts';
import { failed } from './trouble.ts';

export type CheckOptions = {
  readonly client: GitHubClient;
  readonly repository: Repository;
  readonly gate: string;
  /** the pull request's head, not the merge commit that is checked out */
  readonly sha: string;
  readonly runUrl: string | null;
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
export function conclusionOf(judgement: Pick<Judgement, 'verdict' | 'policy'>): Conclusion {
  if (judgement.verdict === 'pass') return 'success';
  return commitState(judgement) === 'success' ? 'neutral' : 'failure';
}

/** A check run with the report in it, beside the commit status. GitHub chooses the suite that it is shown under. */
export function createCheckPublisher(options: CheckOptions): Publisher {
  const { client, repository, gate, sha, runUrl, title, summary } = options;
  return {
    name: NAME,
    async publish(publication): Promise<Receipt> {
      try {
        const { data } = await client.rest.checks.create({
          ...repository,
          name: `perf-gate/${gate}`,
          head_sha: sha,
          status: 'completed',
          conclusion: conclusionOf(publication.judgement),
          output: {
            title: title(publication).slice(0, TITLE),
            summary: summary(publication, SUMMARY_BYTES),
          },
          ...(runUrl === null ? {} : { details_url: runUrl }),
        });
        return { publisher: NAME, state: 'done', text: 'written', url: data.html_url };
      } catch (thrown) {
        return failed(NAME, thrown, 'write the check run', 'checks: write');
      }
    },
  };
}
