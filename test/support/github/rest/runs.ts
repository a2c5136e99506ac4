import type { JsonObject } from '../json.ts';
import { type Call, type Handler, notFound, page, type Reply } from '../reply.ts';
import { ownerOf, type Run } from '../state.ts';

/** Of a run that no test says it of: the same at each call, and later than any commit that a test makes. */
const AFTER_ALL = new Date(Date.now() + 24 * 3_600_000).toISOString();

function json(run: Run, call: Call): JsonObject {
  const { owner, repo, repositoryId } = call.state;
  const headOwner = ownerOf(call.state, run.headRepositoryId);
  return {
    id: run.id,
    event: run.event,
    path: run.path,
    head_branch: run.headBranch,
    head_sha: run.headSha,
    run_attempt: run.attempt,
    created_at: run.createdAt ?? AFTER_ALL,
    status: run.status,
    conclusion: run.conclusion,
    html_url: `https://github.example/${owner}/${repo}/actions/runs/${run.id}`,
    repository: { id: repositoryId, full_name: `${owner}/${repo}` },
    head_repository: {
      id: run.headRepositoryId,
      full_name: `${headOwner}/${repo}`,
      owner: { login: headOwner },
    },
  };
}

/** `status` asks for a status or a conclusion. `branch=main` matches a fork's branch of that name too: that is the hole a reader has to close itself. */
function matches(run: Run, call: Call): boolean {
  const asked = (name: string, value: string | null): boolean =>
    call.query.get(name) === null || call.query.get(name) === value;
  return (
    asked('branch', run.headBranch) &&
    asked('event', run.event) &&
    asked('head_sha', run.headSha) &&
    (asked('status', run.status) || asked('status', run.conclusion))
  );
}

/** Newest first. */
function list(call: Call, wanted: (run: Run) => boolean): Reply {
  const all = call.state.runs.filter((run) => wanted(run) && matches(run, call)).reverse();
  const { items, headers } = page(call, all);
  return {
    status: 200,
    headers,
    body: { total_count: all.length, workflow_runs: items.map((run) => json(run, call)) },
  };
}

export const runs: Readonly<Record<string, Handler>> = {
  'actions/list-workflow-runs': (call) =>
    list(call, ({ path }) => path.endsWith(`/${call.params['workflow_id']}`)),
  'actions/list-workflow-runs-for-repo': (call) => list(call, () => true),
  'actions/get-workflow-run': (call) => {
    const run = call.state.runs.find(({ id }) => id === Number(call.params['run_id']));
    return run === undefined ? notFound : { status: 200, body: json(run, call) };
  },
};
