import { statusLine } from '../../../core/render/text/status.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Publication, Publisher, Receipt } from '../../../ports/publisher.ts';
import { allPages, PAGE } from '../client/all-pages.ts';
import type { GitHubClient, Repository } from '../client/client.ts';
import { promisedList } from '../client/failure.ts';
import { sendOnce } from '../client/send-once.ts';
import { failed } from '../client/trouble.ts';
import { type CommitState, commitState } from './commit-state.ts';
import { addressOf, type Hidden, hiddenBy, type StatusWriter } from './status-writer.ts';

export type StatusOptions = {
  readonly client: GitHubClient;
  readonly repository: Repository;
  readonly gate: string;
  /** the pull request's head, not the merge commit that is checked out */
  readonly sha: string;
  readonly runUrl: string | null;
  readonly clock: Clock;
  /** absent: it is not told from others that write the same status */
  readonly writer?: StatusWriter;
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
      const hidden = state === 'success' ? await worse(options, context) : undefined;
      if (hidden !== undefined) {
        // As its writer left it: this run has announced itself in between.
        await send(options, { context, ...hidden }, hidden.address);
        return { publisher: NAME, state: 'failed', text: taken(context, hidden), url: null };
      }
      await send(options, { state, context, description: statusLine(description) }, targetOf(options));
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

function taken(context: string, { state, by }: Hidden): string {
  const stays = `${context} stays at ${state}, and this success does not hide it`;
  switch (by.kind) {
    case 'job':
      return `another job of this run has written it: ${stays}. Give each job a \`gate\` of its own (in a called workflow from an input, see docs/monorepo.md)`;
    case 'workflow':
      return `workflow \`${by.name}\` has written it: ${stays}. Give each workflow a \`gate\` of its own`;
    case 'pull':
      return `this commit is also the head of pull request #${by.number}, whose gate is red: ${stays}. A commit has one status of a name`;
  }
}

function targetOf({ runUrl, writer }: StatusOptions): string | null {
  return runUrl === null || writer === undefined ? runUrl : addressOf(runUrl, writer);
}

/** What a success would hide; undefined: nothing. Who cannot tell is not kept from saying what it found. */
async function worse(options: StatusOptions, context: string): Promise<Hidden | undefined> {
  const own = targetOf(options);
  if (own === null || options.writer === undefined) return undefined;
  const listed = await newestStatuses(options).catch(() => []);
  const named = listed.filter((status) => status.context === context);
  for (const hidden of hiddenBy(own, named)) {
    if (hidden.by.kind !== 'pull' || (await isHeadOf(hidden.by.number, options))) return hidden;
  }
  return undefined;
}

/** Whether the pull request is open, and the commit its head still. */
async function isHeadOf(pull: number, { client, repository, sha }: StatusOptions): Promise<boolean> {
  const asked = client.rest.pulls.get({ ...repository, pull_number: pull });
  return asked.then(({ data }) => data.state === 'open' && data.head.sha === sha).catch(() => false);
}

async function newestStatuses({ client, repository, sha }: StatusOptions) {
  const asked = { ...repository, ref: sha, per_page: PAGE };
  const { data } = await client.rest.repos.listCommitStatusesForRef(asked);
  return promisedList(data, 'list of statuses');
}

type Shown = {
  readonly state: CommitState;
  readonly context: string;
  readonly description: string;
};

/** Where the answer was lost, the newest status of this name tells whether it is there already. */
function send(
  { client, repository, sha, clock }: StatusOptions,
  { state, context, description }: Shown,
  url: string | null,
): Promise<boolean> {
  const shown = { state, context, description };
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
