import type { Run, Seen } from './github.ts';

/** `ok` null: the run was not made yet. */
export type Outcome = { readonly ok: boolean | null; readonly seen: string };

type Check = { readonly name: string; readonly check: (seen: Seen) => Promise<Outcome> };

const MEASURE = '.github/workflows/performance.yml';
const STATUS = 'perf-gate/prove';
const NOT_YET: Outcome = { ok: null, seen: '' };

const isFork = ({ repository, head_repository: from }: Run): boolean =>
  from?.full_name !== repository.full_name;

/** Ended runs of the measuring workflow, the oldest first. */
const runsOf = ({ runs }: Seen, event: string, branch: string, fork = false): readonly Run[] =>
  runs.filter(
    (run) =>
      run.event === event &&
      run.path.startsWith(MEASURE) &&
      run.head_branch === branch &&
      run.status === 'completed' &&
      isFork(run) === fork,
  );

/** The newest status of a commit under a name, as `state: description`. */
async function statusOf({ statuses }: Seen, sha: string, name = STATUS): Promise<string> {
  const found = (await statuses(sha)).find(({ context }) => context === name);
  return found === undefined ? 'no status' : `${found.state}: ${found.description ?? ''}`;
}

/** Our comments on the pull request of a branch. */
async function commentsOf({ pulls, comments }: Seen, branch: string): Promise<readonly string[]> {
  const pull = pulls.find(({ head }) => head.ref === branch);
  const all = pull === undefined ? [] : await comments(pull.number);
  return all.flatMap(({ body = '' }) => (body.startsWith('<!-- perf-gate:prove ') ? [body] : []));
}

async function baseline(seen: Seen): Promise<Outcome> {
  const run = runsOf(seen, 'push', 'main').at(-1);
  if (run === undefined) return NOT_YET;
  const artifacts = await seen.artifacts(run.id);
  const status = await statusOf(seen, run.head_sha);
  const ok =
    run.conclusion === 'success' && status.startsWith('success') && artifacts.includes('perf-gate-prove-1');
  return { ok, seen: `${run.conclusion}, ${status}, artifacts: ${artifacts.join(', ') || 'none'}` };
}

/** The first push of the branch is fine, the last one slower. */
async function unchanged(seen: Seen): Promise<Outcome> {
  const [run] = runsOf(seen, 'pull_request', 'prove-change');
  if (run === undefined) return NOT_YET;
  const status = await statusOf(seen, run.head_sha);
  return {
    ok: run.conclusion === 'success' && status.startsWith('success'),
    seen: `${run.conclusion}, ${status}`,
  };
}

async function slower(seen: Seen): Promise<Outcome> {
  const runs = runsOf(seen, 'pull_request', 'prove-change');
  const run = runs.at(-1);
  if (run === undefined || runs.length < 2) return NOT_YET;
  const status = await statusOf(seen, run.head_sha);
  const comments = await commentsOf(seen, 'prove-change');
  const ok = run.conclusion === 'failure' && status.startsWith('failure') && comments.length === 1;
  return { ok, seen: `${run.conclusion}, ${status}, ${comments.length} comment(s)` };
}

/** Before anybody approves it: looked at once, since the run changes with the approval. */
async function waiting(seen: Seen): Promise<Outcome> {
  const run = runsOf(seen, 'pull_request', 'prove-waiting', true).at(-1);
  if (run === undefined) return NOT_YET;
  const status = await statusOf(seen, run.head_sha);
  const comments = await commentsOf(seen, 'prove-waiting');
  const ok = run.conclusion === 'action_required' && status === 'no status' && comments.length === 0;
  return { ok, seen: `${run.conclusion}, ${status}, ${comments.length} comment(s)` };
}

async function published(seen: Seen): Promise<Outcome> {
  const run = runsOf(seen, 'pull_request', 'prove-fork', true).at(-1);
  if (run === undefined) return NOT_YET;
  const status = await statusOf(seen, run.head_sha);
  const [comment = ''] = await commentsOf(seen, 'prove-fork');
  const ok = /^(success|failure): #\d+ into main: /.test(status) && comment.includes('nobody has vetted it');
  return { ok, seen: `${run.conclusion}, ${status}, ${comment === '' ? 'no comment' : 'a comment'}` };
}

async function untouched(seen: Seen): Promise<Outcome> {
  const run = runsOf(seen, 'pull_request', 'prove-untouched', true).at(-1);
  if (run === undefined) return NOT_YET;
  const status = await statusOf(seen, run.head_sha);
  const comments = await commentsOf(seen, 'prove-untouched');
  const ok = /^success: .*not affected/.test(status) && comments.length === 0;
  return { ok, seen: `${status}, ${comments.length} comment(s)` };
}

async function cancelled(seen: Seen): Promise<Outcome> {
  const run = runsOf(seen, 'pull_request', 'prove-cancel').at(-1);
  if (run === undefined) return NOT_YET;
  const status = await statusOf(seen, run.head_sha);
  return {
    ok: run.conclusion === 'cancelled' && status.startsWith('error'),
    seen: `${run.conclusion}, ${status}`,
  };
}

async function queued(seen: Seen): Promise<Outcome> {
  const run = seen.runs.findLast(({ event, path }) => event === 'merge_group' && path.startsWith(MEASURE));
  if (run === undefined) return NOT_YET;
  const status = await statusOf(seen, run.head_sha);
  return {
    ok: run.conclusion === 'success' && status.startsWith('success'),
    seen: `${run.conclusion}, ${status}`,
  };
}

async function refreshed(seen: Seen): Promise<Outcome> {
  const run = seen.runs.findLast(({ path }) => path.startsWith('.github/workflows/performance-refresh.yml'));
  if (run === undefined) return NOT_YET;
  const artifacts = await seen.artifacts(run.id);
  const ok = run.conclusion === 'success' && artifacts.includes('perf-gate-prove-1');
  return { ok, seen: `${run.conclusion}, artifacts: ${artifacts.join(', ') || 'none'}` };
}

/** Where git refused the checkout there would be no base. */
async function contained(seen: Seen): Promise<Outcome> {
  const run = seen.runs.findLast(
    ({ event, path, status }) =>
      event === 'pull_request' &&
      path.startsWith('.github/workflows/container.yml') &&
      status === 'completed',
  );
  if (run === undefined) return NOT_YET;
  const status = await statusOf(seen, run.head_sha, `${STATUS}-container`);
  const ok = status !== 'no status' && !/no baseline|not compared|could not/.test(status);
  return { ok, seen: `${run.conclusion}, ${status}` };
}

/** In the order of the README. */
export const CHECKS: readonly Check[] = [
  { name: 'a push to main stores a baseline', check: baseline },
  { name: 'an unchanged pull request passes, with the status on its head', check: unchanged },
  { name: 'a slower push fails it, in the same comment', check: slower },
  { name: 'a fork that waits for approval gets no word', check: waiting },
  { name: 'a fork is measured without rights and published with them', check: published },
  { name: 'a fork that touches nothing is "not affected"', check: untouched },
  { name: 'a cancelled run leaves no pending status', check: cancelled },
  { name: 'a merge queue gets its verdict', check: queued },
  { name: 'a refresh stores the baseline again', check: refreshed },
  { name: 'a job in a container finds its base', check: contained },
];
