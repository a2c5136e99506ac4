import { describe, expect, test } from 'vitest';
import type { Emulator } from '../../support/github/emulator.ts';
import { clientOf, emulated, REPOSITORY } from './emulated.ts';

const SHA = 'a'.repeat(40);
const SHOP = '/repos/acme/shop';

/** One request without the product's client and its second tries. */
function ask(emulator: Emulator, path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${emulator.url}${path}`, { ...init, headers: { authorization: `token ${emulator.token}` } });
}

/** Is `read`'s promise settled once other requests have come and gone? */
function settled(promise: Promise<unknown>): () => boolean {
  let done = false;
  const mark = () => {
    done = true;
  };
  promise.then(mark, mark);
  return () => done;
}

describe('the emulator', () => {
  test('calls a route that it does not know a violation', async () => {
    const emulator = await emulated();
    await expect(clientOf(emulator).request('GET /nowhere')).rejects.toMatchObject({ status: 404 });
    expect(emulator.violations).toEqual(['unknown route GET /nowhere']);
  });

  test('calls a request against the description a violation', async () => {
    const emulator = await emulated();
    const client = clientOf(emulator);
    const body = { ...REPOSITORY, issue_number: 7 };
    await expect(
      client.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
        ...body,
        body: 3 as never,
      }),
    ).rejects.toMatchObject({ status: 422 });
    expect(emulator.violations).toHaveLength(1);
    expect(emulator.violations[0]).toMatch(/invalid request POST .*must be string/);
  });

  test('calls an answer of its own against the description a violation', async () => {
    const emulator = await emulated();
    emulator.state.statuses.push({
      sha: SHA,
      state: 3 as never,
      context: 'x',
      description: null,
      targetUrl: null,
    });
    await clientOf(emulator).rest.repos.listCommitStatusesForRef({ ...REPOSITORY, ref: SHA });
    expect(emulator.violations[0]).toMatch(/invalid response 200 of repos\/list-commit-statuses-for-ref/);
  });

  test('calls a token that reaches the blob host a violation', async () => {
    const emulator = await emulated();
    await fetch(`${emulator.url}/blobs/1`, { headers: { authorization: 'token x' } });
    expect(emulator.violations).toEqual(['authorization header sent to the blob host: GET /blobs/1']);
  });

  test('has the limits that the description does not know', async () => {
    const emulator = await emulated();
    const { rest } = clientOf(emulator);
    const comment = { ...REPOSITORY, issue_number: 7 };
    await expect(rest.issues.createComment({ ...comment, body: 'x'.repeat(65_537) })).rejects.toMatchObject({
      status: 422,
    });
    await expect(
      rest.repos.createCommitStatus({
        ...REPOSITORY,
        sha: SHA,
        state: 'success',
        description: 'x'.repeat(141),
      }),
    ).rejects.toMatchObject({ status: 422 });
    await expect(
      rest.checks.create({ ...REPOSITORY, name: 'x', head_sha: SHA, status: 'completed' }),
    ).rejects.toMatchObject({ status: 422 });
    expect(emulator.violations).toEqual([]);
  });

  test('refuses an unknown token, the question who a token is, and what a fork may not do', async () => {
    const emulator = await emulated();
    const get = (token: string) => clientOf(emulator, token).rest.users.getAuthenticated();
    await expect(get('ghs_unknown')).rejects.toMatchObject({ status: 401 });
    await expect(get(emulator.token)).rejects.toMatchObject({ status: 403 });
    await expect(
      clientOf(emulator, emulator.forkToken).rest.issues.createComment({
        ...REPOSITORY,
        issue_number: 7,
        body: 'x',
      }),
    ).rejects.toMatchObject({
      status: 403,
      message: expect.stringContaining('not accessible by integration'),
    });
    expect(emulator.violations).toEqual([]);
  });

  test('answers repository, pulls, commits and comparisons in the shape of the description', async () => {
    const emulator = await emulated();
    const [newest = '', middle = '', oldest = ''] = [SHA, 'b'.repeat(40), 'c'.repeat(40)];
    emulator.state.commits.push(newest, middle, oldest);
    emulator.state.pulls.push({
      number: 7,
      headSha: newest,
      headBranch: 'change',
      baseBranch: 'main',
      headRepositoryId: 1,
    });
    const { rest } = clientOf(emulator);
    expect((await rest.repos.get({ ...REPOSITORY })).data.default_branch).toBe('main');
    expect((await rest.pulls.get({ ...REPOSITORY, pull_number: 7 })).data.head.sha).toBe(newest);
    expect((await rest.pulls.list({ ...REPOSITORY })).data).toHaveLength(1);
    expect((await rest.repos.listCommits({ ...REPOSITORY })).data.map(({ sha }) => sha)).toEqual([
      newest,
      middle,
      oldest,
    ]);
    const compared = await rest.repos.compareCommitsWithBasehead({
      ...REPOSITORY,
      basehead: `${oldest}...${newest}`,
    });
    expect(compared.data.ahead_by).toBe(2);
    expect(compared.data.commits.map(({ sha }) => sha)).toEqual([middle, newest]);
    expect(emulator.violations).toEqual([]);
  });

  test('counts the calls of an hour for all tokens together, and refuses those above it', async () => {
    const emulator = await emulated();
    emulator.state.callsLeft = 2;
    const left = async (token: string) => {
      const response = await fetch(`${emulator.url}${SHOP}`, {
        headers: { authorization: `token ${token}` },
      });
      return [response.status, response.headers.get('x-ratelimit-remaining')];
    };
    expect(await left(emulator.token)).toEqual([200, '1']);
    expect(await left(emulator.forkToken)).toEqual([200, '0']);
    expect(await left(emulator.token)).toEqual([403, '0']);
  });

  test.each(['action_required', 'skipped', 'startup_failure', 'timed_out', 'cancelled', 'stale'])(
    'lists a run that ended as %s, as GitHub does, and one of a tag with its name as the branch',
    async (conclusion) => {
      const emulator = await emulated();
      emulator.addRun({ id: 1, headSha: SHA, conclusion, headBranch: 'v1.0.0' });
      const { data } = await clientOf(emulator).rest.actions.listWorkflowRunsForRepo(REPOSITORY);
      const [run] = data.workflow_runs;
      expect([run?.status, run?.conclusion, run?.head_branch]).toEqual(['completed', conclusion, 'v1.0.0']);
      expect(emulator.violations).toEqual([]);
    },
  );

  test('lists artifacts in no order that means anything, the same one on every page', async () => {
    const emulator = await emulated();
    emulator.addRun({ id: 1, headSha: SHA });
    const about = { runId: 1, name: 'x', createdAt: '2026-11-01T10:00:00Z', expired: false, digest: null };
    const ids = Array.from({ length: 9 }, (_, index) => index + 1);
    for (const id of ids) emulator.state.artifacts.push({ ...about, id, zip: Buffer.from('zip') });
    const listed: number[] = [];
    for (const page of [1, 2, 3]) {
      const asked = { ...REPOSITORY, per_page: 3, page };
      const { data } = await clientOf(emulator).rest.actions.listArtifactsForRepo(asked);
      listed.push(...data.artifacts.map(({ id }) => id));
    }
    expect(listed.toSorted((a, b) => a - b)).toEqual(ids);
    expect(listed).not.toEqual(ids);
    expect(listed).not.toEqual(ids.toReversed());
  });

  test('can lose an answer after the request took effect', async () => {
    const emulator = await emulated();
    emulator.fault({
      method: 'POST',
      path: /statuses/,
      effect: { kind: 'apply-then', reply: { status: 502, body: { message: 'Bad Gateway' } } },
    });
    const status = { ...REPOSITORY, sha: SHA, state: 'success' } as const;
    await expect(clientOf(emulator).rest.repos.createCommitStatus(status)).rejects.toMatchObject({
      status: 502,
    });
    expect(emulator.requests.map((seen) => seen.status)).toEqual([502]);
    expect(emulator.state.statuses).toHaveLength(1);
    expect(emulator.violations).toEqual([]);
  });
});

describe('faults', () => {
  test('hit the chosen requests of the chosen route, and no other', async () => {
    const emulator = await emulated();
    const reply = { status: 503, body: { message: 'down' } };
    emulator.fault({
      method: 'GET',
      path: /\/pulls$/,
      nth: 2,
      times: 2,
      effect: { kind: 'reply', reply },
    });
    const statuses: number[] = [];
    for (const route of ['pulls', 'commits', 'pulls', 'pulls', 'commits', 'pulls']) {
      statuses.push((await ask(emulator, `${SHOP}/${route}`)).status);
    }
    expect(statuses).toEqual([200, 200, 503, 503, 200, 200]);
  });

  test('one after the other, where two are set for a route', async () => {
    const emulator = await emulated();
    for (const status of [500, 502]) {
      const reply = { status, body: { message: 'down' } };
      emulator.fault({ method: 'GET', path: /\/pulls$/, effect: { kind: 'reply', reply } });
    }
    const first = await ask(emulator, `${SHOP}/pulls`);
    const second = await ask(emulator, `${SHOP}/pulls`);
    expect([first.status, second.status]).toEqual([500, 502]);
  });

  test('truncate cuts the body of an answer whose request took effect', async () => {
    const emulator = await emulated();
    emulator.fault({ method: 'POST', path: /statuses/, effect: { kind: 'truncate' } });
    const body = JSON.stringify({ state: 'success' });
    const response = await ask(emulator, `${SHOP}/statuses/${SHA}`, { method: 'POST', body });
    expect(response.status).toBe(201);
    await expect(response.text()).rejects.toThrow();
    expect(emulator.state.statuses).toHaveLength(1);
  });

  test('silence lasts until the client gives up, and nothing happened', async () => {
    const emulator = await emulated();
    emulator.fault({ method: 'POST', path: /statuses/, effect: { kind: 'silence' } });
    const patience = new AbortController();
    const body = JSON.stringify({ state: 'success' });
    const asked = ask(emulator, `${SHOP}/statuses/${SHA}`, { method: 'POST', body, signal: patience.signal });
    const isSettled = settled(asked);
    await expect.poll(() => emulator.requests.length).toBe(1);
    expect((await ask(emulator, SHOP)).status).toBe(200);
    expect(isSettled()).toBe(false);
    patience.abort();
    await expect(asked).rejects.toThrow();
    expect(emulator.state.statuses).toEqual([]);
    expect(emulator.requests.map(({ status }) => status)).toEqual([null, 200]);
  });

  test('wrong-json answers 200 with a shape that nobody described, or with any text', async () => {
    const emulator = await emulated();
    const fault = { method: 'GET', path: /\/pulls$/ };
    emulator.fault({ ...fault, effect: { kind: 'wrong-json' } });
    emulator.fault({ ...fault, effect: { kind: 'wrong-json', text: '[{"number": 7' } });
    const shape = await ask(emulator, `${SHOP}/pulls`);
    expect([shape.status, await shape.json()]).toEqual([200, { nobody: ['described this'] }]);
    await expect((await ask(emulator, `${SHOP}/pulls`)).json()).rejects.toThrow(SyntaxError);
  });

  test('together holds requests until all have come, so that each reads what the others have not written', async () => {
    const emulator = await emulated();
    emulator.fault({ method: 'GET', path: /\/pulls$/, times: 2, effect: { kind: 'together' } });
    const first = ask(emulator, `${SHOP}/pulls`);
    const isSettled = settled(first);
    expect((await ask(emulator, SHOP)).status).toBe(200);
    expect(isSettled()).toBe(false);
    const answers = await Promise.all([first, ask(emulator, `${SHOP}/pulls`)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  });

  test('delay holds a request back, and answers it', async () => {
    const emulator = await emulated();
    emulator.fault({ method: 'GET', path: /\/pulls$/, effect: { kind: 'delay', ms: 20 } });
    expect((await ask(emulator, `${SHOP}/pulls`)).status).toBe(200);
  });
});
