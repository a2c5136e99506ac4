import { statusLine } from '../../core/render/text/status.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Publication, Publisher, Receipt } from '../../ports/publisher.ts';
import { allPages, PAGE } from './all-pages.ts';
import type { GitHubClient, Repository } from './client.ts';
import { type CommitState, commitState } from './commit-state.ts';
import { promisedList } from './failure.ts';
import { sendOnce } from './send-once.ts';
import { failed } from './trouble.ts';

export type StatusOptions = {
  readonly client: GitHubClient;
  readonly repository: Repository;
  readonly gate: string;
  /** the pull request's head, not the merge commit that is checked out */
  readonly sha: string;
  readonly runUrl: string | null;
  readonly clock: Clock;
  /** One line of text; cut to what GitHub takes. */
  readonly render: (publication: Publication) => string;
};

export type StatusPublisher = Publisher & {
  announce(): Promise<void>;
  /** For runs that end without a judgement: a usage error, a bug. Never throws. */
  report(state: CommitState, description: string): Promise<Receipt>;
};

const NAME = 'status';

/** The commit status `perf-gate/GATE`, which branch protection can require. */
export function createStatusPublisher(options: StatusOptions): StatusPublisher {
  const context = `perf-gate/${options.gate}`;
  const report = async (state: CommitState, description: string): Promise<Receipt> => {
    try {
      await send(options, { state, context, description: statusLine(description) });
      return { publisher: NAME, state: 'done', text: `${context}: ${state}`, url: null };
    } catch (thrown) {
      return failed(NAME, thrown, `set the commit status ${context}`, 'statuses: write');
    }
  };
  return {
    name: NAME,
    report,
    publish: async (publication) => {
      try {
        return await report(commitState(publication.judgement), options.render(publication));
      } catch (thrown) {
        return failed(NAME, thrown, `describe the commit status ${context}`, 'statuses: write');
      }
    },
    abandon: async (why) => {
      await report('error', why);
    },
    announce: async () => {
      await report('pending', 'measuring');
    },
  };
}

type Shown = {
  readonly state: CommitState;
  readonly context: string;
  readonly description: string;
};

/** Where the answer was lost, the newest status of this name tells whether it is there already. */
function send({ client, repository, sha, runUrl, clock }: StatusOptions, shown: Shown): Promise<boolean> {
  const create = async () => {
    const target = runUrl === null ? {} : { target_url: runUrl };
    await client.rest.repos.createCommitStatus({ ...repository, sha, ...shown, ...target });
    return true;
  };
  const find = async () => {
    const statuses = await allPages(async (page) => {
      const address = { ...repository, ref: sha, per_page: PAGE, page };
      const { data } = await client.rest.repos.listCommitStatusesForRef(address);
      return promisedList(data, 'list of statuses');
    });
    const newest = statuses.find(({ context }) => context === shown.context);
    const same = newest?.state === shown.state && newest.description === shown.description;
    return same && (newest.target_url ?? null) === runUrl ? true : undefined;
  };
  return sendOnce(create, find, clock);
}
