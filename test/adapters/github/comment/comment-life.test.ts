import { describe, expect, test } from 'vitest';
import {
  type CommentOptions,
  createCommentPublisher,
} from '../../../../src/adapters/github/comment/comment-publisher.ts';
import { readMarker, writeMarker } from '../../../../src/adapters/github/comment/marker.ts';
import { renderComment } from '../../../../src/core/render/markdown/comment.ts';
import { toReport } from '../../../../src/core/report/report.ts';
import { samplePublication, shaOf } from '../../../contracts/samples.ts';
import type { Emulator } from '../../../support/github/emulator.ts';
import { createHastyClock } from '../../../support/hasty-clock.ts';
import { clientOf, emulated, REPOSITORY } from '../emulated.ts';
import { addComment } from './comment-scene.ts';

const create = (emulator: Emulator, overrides: Partial<CommentOptions> = {}) =>
  createCommentPublisher({
    client: clientOf(emulator, emulator.addToken({ 'pull-requests': 'write' })),
    repository: REPOSITORY,
    pullNumber: 7,
    gate: 'checkout',
    group: null,
    runId: 300,
    attempt: 1,
    job: 'gate',
    sha: shaOf(overrides.runId ?? 300),
    mode: 'always',
    clock: createHastyClock(),
    seed: 1,
    render: ({ judgement, runUrl }, maxBytes, pushes) =>
      renderComment(toReport(judgement, { runUrl }), { maxBytes, pushes }),
    ...overrides,
  });

const publish = (
  emulator: Emulator,
  runId: number,
  verdict: 'pass' | 'warn' | 'fail' | 'not-affected' = 'fail',
) => create(emulator, { runId }).publish(samplePublication(verdict));

const written = (runId: number, text: string): string =>
  `${writeMarker({ gate: 'checkout', runId, attempt: 1, job: 'gate' })}\n${text}`;
const runs = (emulator: Emulator) =>
  emulator.state.comments.map(({ id, body }) => [id, readMarker(body)?.runId ?? null]);
const posts = (emulator: Emulator) =>
  emulator.requests.filter(({ method, url }) => method === 'POST' && url.includes('comments')).length;

describe.concurrent('the life of a comment', () => {
  test('of a gate that the pull request does not affect is not begun, and is brought up to date', async () => {
    const emulator = await emulated();
    expect(await publish(emulator, 300, 'not-affected')).toMatchObject({ state: 'skipped' });
    expect(emulator.state.comments).toEqual([]);
    await publish(emulator, 301, 'fail');
    expect(await publish(emulator, 302, 'not-affected')).toMatchObject({ text: 'updated' });
    const [comment] = emulator.state.comments;
    expect(comment?.body).toMatch(/### ➖ checkout: not affected/);
    expect(comment?.body).toMatch(/❌ \w{7} → ➖ \w{7}/);
    expect(comment?.body).not.toMatch(/Fixed|✅/);
    expect(emulator.violations).toEqual([]);
  });

  test('the oldest of ours is kept up to date, and its duplicates are deleted', async () => {
    const emulator = await emulated();
    const oldest = addComment(emulator, { body: written(200, 'old') });
    const theirs = addComment(emulator, {
      body: written(200, 'copied'),
      user: { login: 'mallory', type: 'User' },
      app: null,
    });
    addComment(emulator, { body: written(201, 'newer') });
    expect(await publish(emulator, 300)).toMatchObject({ state: 'done', text: 'updated' });
    expect(runs(emulator)).toEqual([
      [oldest.id, 300],
      [theirs.id, 200],
    ]);
    expect(emulator.violations).toEqual([]);
  });

  test('a comment that may not be edited costs one new comment, not one for each run', async () => {
    const emulator = await emulated();
    const stuck = addComment(emulator, { body: written(200, 'old') });
    const refusal = { kind: 'reply', reply: { status: 403, body: { message: 'locked' } } } as const;
    emulator.fault({
      method: 'PATCH',
      path: new RegExp(`comments/${stuck.id}$`),
      times: 100,
      effect: refusal,
    });
    expect(await publish(emulator, 300)).toMatchObject({ state: 'done', text: 'created' });
    expect(await publish(emulator, 301)).toMatchObject({ state: 'done', text: 'updated' });
    expect(runs(emulator)).toEqual([
      [stuck.id, 200],
      [stuck.id + 1, 301],
    ]);
    expect(emulator.violations).toEqual([]);
  });

  test.each([
    ['a conflict (409)', { kind: 'reply', reply: { status: 409, body: { message: 'Conflict' } } }],
    ['another shape', { kind: 'wrong-json' }],
    ['half of one', { kind: 'truncate' }],
  ] as const)('a list of comments that is %s is not an empty one', async (_name, effect) => {
    const emulator = await emulated();
    addComment(emulator, { body: written(200, 'old') });
    emulator.fault({ method: 'GET', path: /issues\/7\/comments/, times: 100, effect });
    expect(await publish(emulator, 300)).toMatchObject({ state: 'failed' });
    expect(posts(emulator)).toBe(0);
  });

  test('a lost edit that cannot be looked at is a failure, and nothing is posted beside it', async () => {
    const emulator = await emulated();
    addComment(emulator, { body: written(200, 'old') });
    const gone = { kind: 'reply', reply: { status: 404, body: { message: 'Not Found' } } } as const;
    emulator.fault({ method: 'PATCH', path: /comments/, times: 100, effect: { kind: 'reset' } });
    emulator.fault({ method: 'GET', path: /issues\/comments/, times: 100, effect: gone });
    expect(await publish(emulator, 300)).toMatchObject({ state: 'failed' });
    expect(posts(emulator)).toBe(0);
  });

  test('a rate limit on editing is not taken for a refusal', async () => {
    const emulator = await emulated();
    addComment(emulator, { body: written(200, 'old') });
    const limit = {
      status: 403,
      headers: { 'retry-after': '3600' },
      body: { message: 'You have exceeded a secondary rate limit.' },
    };
    emulator.fault({
      method: 'PATCH',
      path: /comments/,
      times: 100,
      effect: { kind: 'reply', reply: limit },
    });
    expect(await publish(emulator, 300)).toMatchObject({
      state: 'failed',
      text: expect.stringContaining('limit'),
    });
    expect(posts(emulator)).toBe(0);
    expect(emulator.violations).toEqual([]);
  });

  test('an edit whose every answer is lost is found to have arrived', async () => {
    const emulator = await emulated();
    const { id } = addComment(emulator, { body: written(200, 'old') });
    const lost = { kind: 'apply-then', reply: { status: 502, body: { message: 'Bad Gateway' } } } as const;
    emulator.fault({ method: 'PATCH', path: /comments/, times: 100, effect: lost });
    expect(await publish(emulator, 300)).toMatchObject({ state: 'done', text: 'updated' });
    expect(runs(emulator)).toEqual([[id, 300]]);
    expect(posts(emulator)).toBe(0);
    expect(emulator.violations).toEqual([]);
  });

  test('an edit that never arrives is a failure, and nothing is posted beside it', async () => {
    const emulator = await emulated();
    addComment(emulator, { body: written(200, 'old') });
    const down = { kind: 'reply', reply: { status: 502, body: { message: 'Bad Gateway' } } } as const;
    emulator.fault({ method: 'PATCH', path: /comments/, times: 100, effect: down });
    expect(await publish(emulator, 300)).toMatchObject({ state: 'failed' });
    expect(posts(emulator)).toBe(0);
    expect(emulator.violations).toEqual([]);
  });

  test('a hidden comment is found and edited', async () => {
    const emulator = await emulated();
    const { id } = addComment(emulator, { body: written(200, 'old'), minimized: 'OUTDATED' });
    expect(await publish(emulator, 300)).toMatchObject({ state: 'done', text: 'updated' });
    expect(runs(emulator)).toEqual([[id, 300]]);
    expect(emulator.violations).toEqual([]);
  });

  test('a comment that a user deleted comes back with the next run, not with the one that wrote it', async () => {
    const emulator = await emulated();
    const publisher = create(emulator);
    await publisher.publish(samplePublication('fail'));
    emulator.state.comments.splice(0);
    expect(await publisher.publish(samplePublication('fail'))).toMatchObject({
      state: 'skipped',
      text: expect.stringContaining('was deleted'),
    });
    expect(emulator.state.comments).toEqual([]);
    expect(await publish(emulator, 301)).toMatchObject({ text: 'created' });
    expect(await publish(emulator, 302)).toMatchObject({ text: 'updated' });
    expect(emulator.state.comments).toHaveLength(1);
    expect(emulator.violations).toEqual([]);
  });

  test('a regression that is gone is told as fixed, with the verdicts of the pushes', async () => {
    const emulator = await emulated();
    await publish(emulator, 300, 'fail');
    await publish(emulator, 301, 'warn');
    await publish(emulator, 302, 'pass');
    const body = emulator.state.comments[0]?.body ?? '';
    expect(body).toContain('**Fixed**: the verdict was warn in [run 301](');
    expect(body).toContain('pushes: ❌ aaaaaaa → ⚠️ aaaaaaa → ✅ aaaaaaa');
    expect(emulator.violations).toEqual([]);
  });

  test('a regression that is still there is not told as fixed', async () => {
    const emulator = await emulated();
    await publish(emulator, 300, 'fail');
    await publish(emulator, 301, 'fail');
    const body = emulator.state.comments[0]?.body ?? '';
    expect(body).not.toContain('Fixed');
    expect(body).toContain('pushes: ❌ aaaaaaa → ❌ aaaaaaa');
    expect(emulator.violations).toEqual([]);
  });

  test('verdicts that somebody edited are dropped, and the comment is written all the same', async () => {
    const emulator = await emulated();
    await publish(emulator, 300, 'fail');
    const [comment] = emulator.state.comments;
    if (comment !== undefined) comment.body = comment.body.replace('"verdict":"fail"', '"verdict":"great"');
    await publish(emulator, 301, 'pass');
    const body = emulator.state.comments[0]?.body ?? '';
    expect(readMarker(body)?.runId).toBe(301);
    expect(body).not.toMatch(/Fixed|pushes: |great/);
    expect(emulator.violations).toEqual([]);
  });
});
