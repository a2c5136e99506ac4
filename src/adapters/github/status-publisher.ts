import type { Publication, Publisher, Receipt } from '../../ports/publisher.ts';
import type { GitHubClient, Repository } from './client.ts';
import { type CommitState, commitState } from './commit-state.ts';
import { failed } from './trouble.ts';

export type StatusOptions = {
  readonly client: GitHubClient;
  readonly repository: Repository;
  readonly gate: string;
  /** the pull request's head, not the merge commit that is checked out */
  readonly sha: string;
  readonly runUrl: string | null;
  /** One line of text; cut to what GitHub takes. */
  readonly render: (publication: Publication) => string;
};

export type StatusPublisher = Publisher & {
  announce(): Promise<void>;
  /** For runs that end without a judgement: a usage error, a bug. Never throws. */
  report(state: CommitState, description: string): Promise<Receipt>;
};

const NAME = 'status';
/** GitHub answers 422 above this. Characters. */
const MAX_DESCRIPTION = 140;

/** The commit status `perf-gate/GATE`, which branch protection can require. */
export function createStatusPublisher(options: StatusOptions): StatusPublisher {
  const context = `perf-gate/${options.gate}`;
  const report = async (state: CommitState, description: string): Promise<Receipt> => {
    try {
      await options.client.rest.repos.createCommitStatus({
        ...options.repository,
        sha: options.sha,
        state,
        context,
        description: cut(description),
        ...(options.runUrl === null ? {} : { target_url: options.runUrl }),
      });
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

function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= MAX_DESCRIPTION ? line : `${line.slice(0, MAX_DESCRIPTION - 1).trimEnd()}…`;
}
