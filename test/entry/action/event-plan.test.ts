import { describe, expect, test } from 'vitest';
import { readContext } from '../../../src/adapters/actions/context.ts';
import type { Mode } from '../../../src/core/config/settings/stage.ts';
import { planOf, unsafeCheckout, untrustedCommit } from '../../../src/entry/action/event-plan.ts';
import { UsageError } from '../../../src/ports/errors.ts';
import { startedConfig } from '../../pipeline/world.ts';

const HEAD = 'a'.repeat(40);
const SHA = 'b'.repeat(40);
const BEFORE = 'c'.repeat(40);

const repository = { id: 1, full_name: 'acme/shop', default_branch: 'main' };
const pull = {
  repository,
  pull_request: { number: 7, head: { sha: HEAD, ref: 'change', repo: repository }, base: { ref: 'main' } },
};

const APP = startedConfig().app;

type Row = {
  readonly event: string;
  readonly ref?: string;
  readonly payload?: object;
  readonly is: object;
};

/** What the table of docs/events.md says of each event, as far as the event alone decides it. */
const ROWS: readonly Row[] = [
  { event: 'pull_request', payload: pull, is: { kind: 'pull-request', baseBranch: 'main', statusSha: HEAD } },
  {
    event: 'push',
    payload: { repository, before: BEFORE },
    is: { kind: 'base-branch', before: BEFORE, statusSha: SHA, pullRequest: null },
  },
  {
    event: 'push',
    ref: 'refs/heads/topic',
    payload: { repository, before: BEFORE },
    is: { kind: 'other', baseBranch: 'main', before: BEFORE },
  },
  { event: 'push', ref: 'refs/tags/v1', is: { kind: 'other', baseBranch: 'main' } },
  {
    event: 'merge_group',
    ref: 'refs/heads/gh-readonly-queue/main/pr-7',
    payload: { repository, merge_group: { base_sha: BEFORE, base_ref: 'refs/heads/main', head_sha: SHA } },
    is: { kind: 'merge-group', baseBranch: 'main', before: BEFORE, statusSha: SHA },
  },
  { event: 'schedule', is: { kind: 'base-branch', before: null, statusSha: SHA } },
  { event: 'workflow_dispatch', is: { kind: 'base-branch', before: null } },
  { event: 'workflow_dispatch', ref: 'refs/heads/topic', is: { kind: 'other', baseBranch: 'main' } },
  { event: 'release', ref: 'refs/tags/v1.4.0', is: { kind: 'other', baseBranch: 'main', statusSha: SHA } },
  {
    event: 'workflow_run',
    payload: { repository, workflow_run: { id: 300 } },
    is: { kind: 'workflow-run', baseBranch: 'main', statusSha: SHA },
  },
];

const contextOf = ({ event, ref = 'refs/heads/main', payload = { repository } }: Row) =>
  readContext({ GITHUB_EVENT_NAME: event, GITHUB_REF: ref, GITHUB_SHA: SHA }, payload);

const planFor = (row: Row, mode: Mode, more: { fromRun?: number; app?: typeof APP } = {}) =>
  planOf({ mode, fromRun: null, app: APP, ...more }, contextOf(row), row.payload ?? { repository });

describe('each event', () => {
  test.each(ROWS)('$event of $ref is $is.kind, and its mode is done', (row) => {
    expect(contextOf(row)).toMatchObject(row.is);
    for (const mode of ['auto', 'record', 'refresh'] as const) {
      expect(planFor(row, mode)).toEqual({ kind: 'mode', mode });
    }
  });

  test('a workflow that is called sees the event of its caller, and the workflow file of its caller', () => {
    const env = {
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_SHA: SHA,
      GITHUB_WORKFLOW_REF: 'acme/shop/.github/workflows/caller.yml@refs/pull/7/merge',
    };
    expect(readContext(env, pull)).toMatchObject({
      kind: 'pull-request',
      source: { workflow: '.github/workflows/caller.yml' },
    });
  });
});

describe('publishing', () => {
  const ended: Row = {
    event: 'workflow_run',
    payload: { repository, workflow_run: { id: 300, pull_requests: [{ number: 99 }] } },
    is: {},
  };

  test('in a workflow_run takes the run that started it, or the one that is named', () => {
    expect(planFor(ended, 'publish')).toEqual({ kind: 'from-run', runId: 300 });
    expect(planFor(ended, 'publish', { fromRun: 5 })).toEqual({ kind: 'from-run', runId: 5 });
  });

  test('elsewhere takes the files of the step before, unless a run is named', () => {
    const row = { event: 'push', is: {} };
    expect(planFor(row, 'publish')).toEqual({ kind: 'mode', mode: 'publish' });
    expect(planFor(row, 'publish', { fromRun: 5 })).toEqual({ kind: 'from-run', runId: 5 });
  });

  test('from-run with another mode is a mistake', () => {
    expect(() => planFor(ended, 'auto', { fromRun: 5 })).toThrow('from-run belongs to `mode: publish`');
  });
});

describe('pull_request_target', () => {
  const target: Row = { event: 'pull_request_target', payload: pull, is: {} };

  test.each(['auto', 'run', 'record', 'self-test'] as const)(
    'is refused where %s would start the app',
    (mode) => {
      expect(() => planFor(target, mode)).toThrow(UsageError);
      expect(() => planFor(target, mode)).toThrow(
        /nothing of the pull request would be measured.*docs\/forks\.md/,
      );
    },
  );

  test('may drive a target that runs elsewhere, and may publish', () => {
    expect(planFor(target, 'auto', { app: null })).toEqual({ kind: 'mode', mode: 'auto' });
    expect(planFor(target, 'publish')).toEqual({ kind: 'mode', mode: 'publish' });
  });
});

describe('the commit that must not be checked out', () => {
  const run = (event: string) => ({ workflow_run: { event, head_sha: HEAD } });

  test.each([
    ['pull_request_target', pull, HEAD],
    ['workflow_run', run('pull_request'), HEAD],
    ['workflow_run', run('pull_request_target'), HEAD],
    ['workflow_run', run('push'), null],
    ['pull_request_target', { pull_request: { ...pull.pull_request, merged: true } }, null],
    ['pull_request', pull, null],
    ['push', {}, null],
    ['workflow_run', null, null],
    ['pull_request_target', 'text', null],
  ])('of %s with %j is %j', (name, event, sha) => {
    expect(untrustedCommit(name, event)).toBe(sha);
  });

  test('is refused with what could happen and the way out', () => {
    expect(unsafeCheckout('pull_request_target', HEAD).message).toMatch(
      /aaaaaaa.*checked out in a run of `pull_request_target`, which has your secrets.*Nothing was run.*docs\/forks\.md/,
    );
  });
});
