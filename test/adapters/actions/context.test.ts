import { describe, expect, test } from 'vitest';
import { readContext } from '../../../src/adapters/actions/context.ts';

const HEAD = 'a'.repeat(40);
const MERGE = 'b'.repeat(40);
const BEFORE = 'c'.repeat(40);

const RUNNER = {
  GITHUB_SHA: MERGE,
  GITHUB_REPOSITORY: 'acme/shop',
  GITHUB_REPOSITORY_ID: '1',
  GITHUB_WORKFLOW_REF: 'acme/shop/.github/workflows/gate.yml@refs/pull/7/merge',
  GITHUB_JOB: 'gate',
  GITHUB_RUN_ID: '300',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_SERVER_URL: 'https://github.com',
};

const repository = { id: 1, full_name: 'acme/shop', default_branch: 'trunk' };

const pullEvent = (repo: object | null) => ({
  action: 'synchronize',
  before: 'd'.repeat(40),
  repository,
  pull_request: {
    number: 7,
    head: { sha: HEAD, ref: 'change', repo },
    base: { ref: 'release/1', repo: repository },
  },
});

describe('the context of a pull request', () => {
  const env = {
    ...RUNNER,
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_REF: 'refs/pull/7/merge',
    GITHUB_HEAD_REF: 'change',
  };

  test('puts statuses on the head, not on the merge commit that is checked out', () => {
    expect(readContext(env, pullEvent(repository))).toEqual({
      kind: 'pull-request',
      source: {
        sha: MERGE,
        branch: 'change',
        event: 'pull_request',
        repository: 'acme/shop',
        repositoryId: 1,
        headRepositoryId: 1,
        workflow: '.github/workflows/gate.yml',
        job: 'gate',
        runId: 300,
        attempt: 2,
      },
      pullRequest: { number: 7, headSha: HEAD, headBranch: 'change', fork: false },
      baseBranch: 'release/1',
      defaultBranch: 'trunk',
      before: null,
      statusSha: HEAD,
      runUrl: 'https://github.com/acme/shop/actions/runs/300',
    });
  });

  test.each([
    ['another repository', { id: 2, full_name: 'mallory/shop' }],
    ['a repository that was deleted', null],
  ])('knows a fork: %s', (_, repo) => {
    const context = readContext(env, pullEvent(repo));
    expect(context.pullRequest?.fork).toBe(true);
    expect(context.source.headRepositoryId).not.toBe(1);
  });

  test('is never a base-branch run, even when its branch is called like one', () => {
    const context = readContext({ ...env, GITHUB_HEAD_REF: 'main' }, pullEvent(repository), [
      'change',
      'main',
    ]);
    expect(context.kind).toBe('pull-request');
  });
});

describe('the context of other events', () => {
  const on = (name: string, ref: string) => ({ ...RUNNER, GITHUB_EVENT_NAME: name, GITHUB_REF: ref });

  test('a push to the default branch is a base-branch run with the commit before it', () => {
    const context = readContext(on('push', 'refs/heads/trunk'), { before: BEFORE, repository });
    expect(context).toMatchObject({
      kind: 'base-branch',
      baseBranch: 'trunk',
      before: BEFORE,
      statusSha: MERGE,
    });
    expect(context.pullRequest).toBeNull();
  });

  test.each(['schedule', 'workflow_dispatch'])('%s on the default branch is one too', (name) => {
    expect(readContext(on(name, 'refs/heads/trunk'), { repository }).kind).toBe('base-branch');
  });

  test('a push elsewhere, or of a tag, is not', () => {
    expect(readContext(on('push', 'refs/heads/topic'), { repository })).toMatchObject({
      kind: 'other',
      baseBranch: 'trunk',
    });
    expect(readContext(on('push', 'refs/tags/trunk'), { repository }).kind).toBe('other');
  });

  test('configured base branches replace the default branch', () => {
    const branches = ['main', 'release/1'];
    expect(readContext(on('push', 'refs/heads/release/1'), { repository }, branches)).toMatchObject({
      kind: 'base-branch',
      baseBranch: 'release/1',
    });
    expect(readContext(on('push', 'refs/heads/trunk'), { repository }, branches)).toMatchObject({
      kind: 'other',
      baseBranch: 'main',
    });
  });

  test('a merge group compares with its own base', () => {
    const event = { repository, merge_group: { base_sha: BEFORE, base_ref: 'refs/heads/main' } };
    expect(readContext(on('merge_group', 'refs/heads/gh-readonly-queue/main/pr-7'), event)).toMatchObject({
      kind: 'merge-group',
      baseBranch: 'main',
      before: BEFORE,
    });
  });
});

test('a run that the end of another one started is told from a run of the branch', () => {
  const context = readContext(
    { GITHUB_EVENT_NAME: 'workflow_run', GITHUB_REF: 'refs/heads/trunk' },
    {
      repository,
      workflow_run: { id: 5 },
    },
  );
  expect(context).toMatchObject({ kind: 'workflow-run', pullRequest: null, baseBranch: 'trunk' });
});

describe('what a runner does not name', () => {
  test('comes from the event: the repository id, and the workflow file where it is one', () => {
    const env = { GITHUB_EVENT_NAME: 'workflow_dispatch', GITHUB_REF: 'refs/heads/trunk' };
    const { source } = readContext(env, { repository, workflow: '.github/workflows/gate.yml' });
    expect(source).toMatchObject({
      repositoryId: 1,
      repository: 'acme/shop',
      workflow: '.github/workflows/gate.yml',
    });
  });

  test.each([null, 'text', 7, [], { repository: 'text', pull_request: [] }])(
    'stays empty with the event %j',
    (event) => {
      const context = readContext({ GITHUB_EVENT_NAME: 'push' }, event);
      expect(context).toMatchObject({ kind: 'other', baseBranch: 'main', before: null, runUrl: null });
      expect(context.source).toMatchObject({ repositoryId: 0, runId: 0, attempt: 1, workflow: '', sha: '' });
    },
  );
});
