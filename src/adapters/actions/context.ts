import type { Source } from '../../core/model/recording/environment.ts';
import type { RunContext } from '../../ports/run-context.ts';
import { at, id, text } from './event.ts';

export type Env = Readonly<Record<string, string | undefined>>;

const PULL_REQUEST: readonly string[] = ['pull_request', 'pull_request_target'];

/** Events that run a branch of this repository: where it is a base branch, the run is stored. */
const BRANCH: readonly string[] = ['push', 'schedule', 'workflow_dispatch'];

/**
 * Why and where a workflow run happens, from the runner's variables and the event's payload. What neither names
 * stays empty or 0. `baseBranches` are the branches whose runs are stored; none: the default branch.
 */
export function readContext(env: Env, event: unknown, baseBranches: readonly string[] = []): RunContext {
  const name = env['GITHUB_EVENT_NAME'] ?? '';
  const pull = PULL_REQUEST.includes(name) ? at(event, 'pull_request') : undefined;
  const source = readSource(env, event, pull);
  const pullRequest = pull === undefined ? null : readPull(pull, source);
  const baseBranch = baseBranchOf(env, event, name, baseBranches, source);
  const defaultBranch = text(at(event, 'repository', 'default_branch'));
  return {
    kind: kindOf(name, pullRequest !== null, source, baseBranches, baseBranch),
    source,
    pullRequest,
    baseBranch,
    ...(defaultBranch !== '' && { defaultBranch }),
    // A pull request's event has a `before` too: its own earlier head, which is no base.
    before: text(name === 'push' ? at(event, 'before') : at(event, 'merge_group', 'base_sha')) || null,
    statusSha: pullRequest?.headSha || source.sha,
    runUrl: runUrlOf(env),
  };
}

function readSource(env: Env, event: unknown, pull: unknown): Source {
  const repositoryId = id(env['GITHUB_REPOSITORY_ID']) || id(at(event, 'repository', 'id'));
  const headId = pull === undefined ? repositoryId : id(at(pull, 'head', 'repo', 'id'));
  const head = pull === undefined ? '' : text(at(pull, 'head', 'ref'));
  return {
    sha: env['GITHUB_SHA'] ?? '',
    branch: head || env['GITHUB_HEAD_REF'] || branchName(env['GITHUB_REF'] ?? ''),
    event: env['GITHUB_EVENT_NAME'] ?? '',
    repository: env['GITHUB_REPOSITORY'] || text(at(event, 'repository', 'full_name')),
    repositoryId,
    headRepositoryId: headId,
    workflow: workflowPath(env['GITHUB_WORKFLOW_REF'] ?? '') || workflowFile(text(at(event, 'workflow'))),
    job: env['GITHUB_JOB'] ?? '',
    runId: id(env['GITHUB_RUN_ID']),
    attempt: id(env['GITHUB_RUN_ATTEMPT']) || 1,
  };
}

function readPull(pull: unknown, source: Source): RunContext['pullRequest'] {
  const repository = text(at(pull, 'head', 'repo', 'full_name'));
  const baseSha = text(at(pull, 'base', 'sha'));
  // A deleted fork leaves `repo: null`: not ours either.
  const sameName = repository !== '' && repository === source.repository;
  const sameId = source.headRepositoryId !== 0 && source.headRepositoryId === source.repositoryId;
  return {
    number: id(at(pull, 'number')),
    headSha: text(at(pull, 'head', 'sha')),
    headBranch: text(at(pull, 'head', 'ref')),
    ...(baseSha !== '' && { baseSha }),
    fork: source.repositoryId === 0 ? !sameName : !sameId,
  };
}

function baseBranchOf(
  env: Env,
  event: unknown,
  name: string,
  baseBranches: readonly string[],
  source: Source,
): string {
  const asked =
    text(at(event, 'pull_request', 'base', 'ref')) ||
    branchName(text(at(event, 'merge_group', 'base_ref'))) ||
    env['GITHUB_BASE_REF'];
  if (asked) return asked;
  if (BRANCH.includes(name) && baseBranches.includes(source.branch)) return source.branch;
  return baseBranches[0] ?? (text(at(event, 'repository', 'default_branch')) || 'main');
}

function kindOf(
  name: string,
  isPull: boolean,
  { branch }: Source,
  baseBranches: readonly string[],
  baseBranch: string,
): RunContext['kind'] {
  if (isPull) return 'pull-request';
  if (name === 'merge_group') return 'merge-group';
  if (name === 'workflow_run') return 'workflow-run';
  const stored = baseBranches.length > 0 ? baseBranches : [baseBranch];
  return BRANCH.includes(name) && stored.includes(branch) ? 'base-branch' : 'other';
}

/** A tag or a pull request's merge ref is no branch. */
const branchName = (ref: string): string =>
  ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : '';

/** `owner/name/.github/workflows/gate.yml@refs/heads/main` → `.github/workflows/gate.yml` */
const workflowPath = (ref: string): string => /^[^/]+\/[^/]+\/([^@]+)@/.exec(ref)?.[1] ?? '';

/** An event's `workflow` is the file's path where it is one; a display name would not be. */
const workflowFile = (path: string): string => (path.startsWith('.github/workflows/') ? path : '');

function runUrlOf(env: Env): string | null {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
  if (!server || !repository || !run) return null;
  return `${server}/${repository}/actions/runs/${run}`;
}
