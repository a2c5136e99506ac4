import { describe, expect, test } from 'vitest';
import { NEEDS } from '../../support/github/permissions.ts';
import { HANDLERS } from '../../support/github/rest/api.ts';
import { clientOf, emulated, REPOSITORY } from './emulated.ts';

const SHA = 'a'.repeat(40);
const NEWER = 'b'.repeat(40);
const OLDER = 'c'.repeat(40);

describe.concurrent('what the emulated GitHub knows', () => {
  test('every operation that it answers asks for a permission, or says that it asks for none', () => {
    expect(Object.keys(NEEDS).sort()).toEqual(Object.keys(HANDLERS).sort());
  });

  test('runs are found by branch, event, commit, and by status or conclusion', async () => {
    const emulator = await emulated();
    emulator.addRun({ id: 1, headSha: OLDER, conclusion: 'failure' });
    emulator.addRun({ id: 2, headSha: NEWER, status: 'in_progress' });
    emulator.addRun({
      id: 3,
      headSha: SHA,
      event: 'pull_request',
      headBranch: 'change',
      headRepositoryId: 9,
    });
    const { rest } = clientOf(emulator);
    const found = async (asked: object) => {
      const workflow = { ...REPOSITORY, workflow_id: 'gate.yml', ...asked };
      const listed = (await rest.actions.listWorkflowRuns(workflow)).data.workflow_runs;
      const everywhere = (await rest.actions.listWorkflowRunsForRepo({ ...REPOSITORY, ...asked })).data;
      expect(everywhere.workflow_runs).toEqual(listed);
      return listed.map(({ id, status, conclusion }) => `${id} ${status} ${conclusion}`);
    };
    expect(await found({ branch: 'main' })).toEqual(['2 in_progress null', '1 completed failure']);
    expect(await found({ event: 'pull_request' })).toEqual(['3 completed success']);
    expect(await found({ head_sha: NEWER })).toEqual(['2 in_progress null']);
    expect(await found({ status: 'in_progress' })).toEqual(['2 in_progress null']);
    expect(await found({ status: 'failure' })).toEqual(['1 completed failure']);
    expect(await found({ status: 'completed' })).toHaveLength(2);
    const { data } = await rest.actions.getWorkflowRun({ ...REPOSITORY, run_id: 3 });
    expect(data.head_repository).toMatchObject({ id: 9, owner: { login: 'stranger' } });
    expect(emulator.violations).toEqual([]);
  });

  test('a run can be finished while someone waits for it', async () => {
    const emulator = await emulated();
    const run = emulator.addRun({ id: 2, headSha: NEWER, status: 'in_progress' });
    run.status = 'completed';
    run.conclusion = 'success';
    const { data } = await clientOf(emulator).rest.actions.getWorkflowRun({ ...REPOSITORY, run_id: 2 });
    expect([data.status, data.conclusion]).toEqual(['completed', 'success']);
  });

  test('an artifact expires after 90 days, and is deleted by whoever may write actions', async () => {
    const emulator = await emulated();
    const createdAt = '2026-01-01T00:00:00.000Z';
    const artifact = { id: 5, runId: 1, name: 'x', createdAt, expired: false, zip: Buffer.from('z') };
    emulator.state.artifacts.push({ ...artifact, digest: null });
    const mine = { ...REPOSITORY, artifact_id: 5 };
    const { rest } = clientOf(emulator);
    expect((await rest.actions.getArtifact(mine)).data.expires_at).toBe('2026-04-01T00:00:00.000Z');
    await expect(rest.actions.deleteArtifact(mine)).rejects.toMatchObject({ status: 403 });
    const writer = clientOf(emulator, emulator.addToken({ actions: 'write' })).rest;
    expect((await writer.actions.deleteArtifact(mine)).status).toBe(204);
    await expect(writer.actions.deleteArtifact(mine)).rejects.toMatchObject({ status: 404 });
    expect(emulator.violations).toEqual([]);
  });

  test('a comment is deleted, hidden and shown again', async () => {
    const emulator = await emulated();
    const client = clientOf(emulator);
    const issue = { ...REPOSITORY, issue_number: 7 };
    const { data } = await client.rest.issues.createComment({ ...issue, body: 'x' });
    const hide =
      'mutation($id: ID!, $reason: ReportedContentClassifiers!) { minimizeComment(input: { subjectId: $id, classifier: $reason }) { minimizedComment { isMinimized } } }';
    const show =
      'mutation($id: ID!) { unminimizeComment(input: { subjectId: $id }) { unminimizedComment { isMinimized } } }';
    const seen = async () => (await client.rest.issues.listComments(issue)).data[0];
    expect(await seen()).toMatchObject({ minimized: null });
    await client.graphql(hide, { id: data.node_id, reason: 'RESOLVED' });
    expect(await seen()).toMatchObject({ minimized: { reason: 'RESOLVED' } });
    const reader = clientOf(emulator, emulator.forkToken);
    await expect(reader.graphql(show, { id: data.node_id })).rejects.toThrow(/not accessible/);
    await client.graphql(show, { id: data.node_id });
    expect(await seen()).toMatchObject({ minimized: null });
    await expect(client.graphql(show, { id: 'IC_0' })).rejects.toThrow(/resolve to a node/);
    await client.rest.issues.deleteComment({ ...REPOSITORY, comment_id: data.id });
    expect(emulator.state.comments).toEqual([]);
    expect(emulator.violations).toEqual([]);
  });

  test('the latest release is neither a draft nor a preview, and a tag leads to its commit', async () => {
    const emulator = await emulated();
    const { state } = emulator;
    const { rest } = clientOf(emulator);
    await expect(rest.repos.getLatestRelease(REPOSITORY)).rejects.toMatchObject({ status: 404 });
    state.commits.push(SHA, NEWER, OLDER);
    state.tags.push({ name: 'v1.4.0', sha: OLDER }, { name: 'v1/5', sha: NEWER, annotated: true });
    state.releases.push(
      { tag: 'v1/5', publishedAt: '2026-02-01T00:00:00Z' },
      { tag: 'v1.4.0', publishedAt: '2026-01-01T00:00:00Z' },
      { tag: 'v2', publishedAt: '2026-03-01T00:00:00Z', prerelease: true },
      { tag: 'v3', publishedAt: '2026-03-01T00:00:00Z', draft: true },
    );
    expect((await rest.repos.getLatestRelease(REPOSITORY)).data.tag_name).toBe('v1/5');
    const byTag = (tag: string) => rest.repos.getReleaseByTag({ ...REPOSITORY, tag });
    expect((await byTag('v1.4.0')).data.tag_name).toBe('v1.4.0');
    await expect(byTag('v3')).rejects.toMatchObject({ status: 404 });
    const refOf = async (ref: string) => (await rest.git.getRef({ ...REPOSITORY, ref })).data.object;
    expect(await refOf('tags/v1.4.0')).toMatchObject({ type: 'commit', sha: OLDER });
    const { type, sha } = await refOf('tags/v1/5');
    expect(type).toBe('tag');
    expect((await rest.git.getTag({ ...REPOSITORY, tag_sha: sha })).data.object.sha).toBe(NEWER);
    await expect(refOf('tags/v9')).rejects.toMatchObject({ status: 404 });
    const commit = await rest.repos.getCommit({ ...REPOSITORY, ref: 'v1/5' });
    expect(commit.data.sha).toBe(NEWER);
    expect(emulator.violations).toEqual([]);
  });

  test('pulls are found by state and by head, and those of a fork never by commit', async () => {
    const emulator = await emulated();
    const pull = { baseBranch: 'main', headBranch: 'change' };
    emulator.state.pulls.push(
      { ...pull, number: 1, headSha: OLDER, headRepositoryId: 1, state: 'closed' },
      { ...pull, number: 2, headSha: NEWER, headRepositoryId: 1 },
      { ...pull, number: 3, headSha: SHA, headRepositoryId: 9 },
    );
    const { rest } = clientOf(emulator);
    const found = async (asked: object) =>
      (await rest.pulls.list({ ...REPOSITORY, ...asked })).data.map(({ number }) => number);
    expect(await found({})).toEqual([3, 2]);
    expect(await found({ state: 'all' })).toEqual([3, 2, 1]);
    expect(await found({ state: 'closed' })).toEqual([1]);
    expect(await found({ head: 'stranger:change' })).toEqual([3]);
    expect(await found({ head: 'acme:change', state: 'all' })).toEqual([2, 1]);
    expect(await found({ base: 'next' })).toEqual([]);
    const of = async (commit_sha: string) =>
      (await rest.repos.listPullRequestsAssociatedWithCommit({ ...REPOSITORY, commit_sha })).data;
    expect((await of(NEWER)).map(({ number }) => number)).toEqual([2]);
    expect(await of(SHA)).toEqual([]);
    expect(emulator.violations).toEqual([]);
  });

  test('changed files are those of a pull, or of the commits between two', async () => {
    const emulator = await emulated();
    const { state } = emulator;
    const files = Array.from({ length: 120 }, (_, index) => `src/${index}.ts`);
    state.pulls.push({
      number: 7,
      headSha: SHA,
      headBranch: 'change',
      baseBranch: 'main',
      headRepositoryId: 1,
      files,
    });
    state.commits.push(SHA, NEWER, OLDER);
    state.files.set(SHA, ['a.ts', 'b.ts']).set(NEWER, ['b.ts', 'c.md']).set(OLDER, ['old.ts']);
    const client = clientOf(emulator);
    const listed = await client.paginate(client.rest.pulls.listFiles, { ...REPOSITORY, pull_number: 7 });
    expect(listed.map(({ filename }) => filename)).toEqual(files);
    const between = async (basehead: string) =>
      (await client.rest.repos.compareCommitsWithBasehead({ ...REPOSITORY, basehead })).data.files?.map(
        ({ filename }) => filename,
      );
    expect(await between(`${OLDER}...${SHA}`)).toEqual(['a.ts', 'b.ts', 'c.md']);
    expect(await between(`${SHA}...${SHA}`)).toEqual([]);
    expect(emulator.violations).toEqual([]);
  });

  test('a check run keeps its details, and collects annotations', async () => {
    const emulator = await emulated();
    const { rest } = clientOf(emulator);
    const line = { path: 'src/a.ts', start_line: 1, end_line: 1, annotation_level: 'warning' as const };
    const annotations = [{ ...line, message: 'slower' }];
    const output = { title: 'Perf Gate', summary: 'slower', annotations };
    const check = { ...REPOSITORY, name: 'perf-gate', head_sha: SHA };
    const { data } = await rest.checks.create({ ...check, status: 'in_progress' });
    expect(data.output).toMatchObject({ title: null, annotations_count: 0 });
    const same = { ...REPOSITORY, check_run_id: data.id, output };
    await rest.checks.update(same);
    const done = await rest.checks.update({ ...same, conclusion: 'neutral' });
    expect(done.data).toMatchObject({ status: 'completed', conclusion: 'neutral' });
    expect(done.data.output).toMatchObject({ title: 'Perf Gate', summary: 'slower', annotations_count: 2 });
    expect(emulator.state.checks[0]?.annotations).toEqual([...annotations, ...annotations]);
    const named = await rest.checks.listForRef({ ...REPOSITORY, ref: SHA, check_name: 'other' });
    expect(named.data.total_count).toBe(0);
    expect(emulator.violations).toEqual([]);
    const many = Array.from({ length: 51 }, () => ({ ...line, message: 'slower' }));
    const tooMany = rest.checks.update({ ...same, output: { ...output, annotations: many } });
    await expect(tooMany).rejects.toMatchObject({ status: 422 });
    expect(emulator.violations[0]).toMatch(/must NOT have more than 50 items/);
  });
});
