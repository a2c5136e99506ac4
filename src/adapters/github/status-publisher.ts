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
  /** this job among others of its run that have the gate's name too; absent: it is not told from them */
  readonly job?: { readonly attempt: number; readonly key: string };
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
      const other = state === 'success' ? await otherJob(options, context) : undefined;
      if (other !== undefined)
        return { publisher: NAME, state: 'failed', text: taken(context, other), url: null };
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

const taken = (context: string, state: string): string =>
  `another job of this run has set ${context} to ${state}, and this one's success does not hide it: give each job a \`gate\` of its own (in a called workflow from an input, see the README)`;

/** Where a status leads, and which job wrote it. GitHub keeps the address as it is; the page knows no such place. */
function targetOf({ runUrl, job }: StatusOptions): string | null {
  if (runUrl === null || job === undefined || job.key === '') return runUrl;
  return `${runUrl}#perf-gate-${job.attempt}-${job.key}`;
}

/** What another job of this run and attempt made of the status, where it is worse than success. */
async function otherJob(options: StatusOptions, context: string): Promise<string | undefined> {
  const own = targetOf(options);
  const { runUrl, job } = options;
  if (own === runUrl) return undefined;
  const others = `${runUrl}#perf-gate-${job?.attempt}-`;
  // Who cannot tell must not be kept from saying what it found.
  const listed = await newestStatuses(options).catch(() => []);
  const other = listed.find(
    ({ context: name, state, target_url: target }) =>
      name === context && target !== own && target?.startsWith(others) && RED.includes(state),
  );
  return other?.state;
}

const RED: readonly string[] = ['failure', 'error'];

async function newestStatuses({ client, repository, sha }: StatusOptions) {
  const { data } = await client.rest.repos.listCommitStatusesForRef({
    ...repository,
    ref: sha,
    per_page: PAGE,
  });
  return promisedList(data, 'list of statuses');
}

type Shown = {
  readonly state: CommitState;
  readonly context: string;
  readonly description: string;
};

/** Where the answer was lost, the newest status of this name tells whether it is there already. */
function send(options: StatusOptions, shown: Shown): Promise<boolean> {
  const { client, repository, sha, clock } = options;
  const url = targetOf(options);
  const create = async () => {
    const target = url === null ? {} : { target_url: url };
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
    return same && (newest.target_url ?? null) === url ? true : undefined;
  };
  return sendOnce(create, find, clock);
}
