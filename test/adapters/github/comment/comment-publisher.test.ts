import { describe, expect, test } from 'vitest';
import {
  type CommentOptions,
  createCommentPublisher,
} from '../../../../src/adapters/github/comment/comment-publisher.ts';
import { readMarker, writeMarker } from '../../../../src/adapters/github/comment/marker.ts';
import type { Comparison } from '../../../../src/core/model/judgement/comparison.ts';
import { publisherContract } from '../../../contracts/publisher.ts';
import { samplePublication, shaOf } from '../../../contracts/samples.ts';
import type { Emulator } from '../../../support/github/emulator.ts';
import { createHastyClock } from '../../../support/hasty-clock.ts';
import { clientOf, emulated, REPOSITORY } from '../emulated.ts';
import { addComment } from './comment-scene.ts';

const create = (emulator: Emulator, token = emulator.token, overrides: Partial<CommentOptions> = {}) =>
  createCommentPublisher({
    client: clientOf(emulator, token),
    repository: REPOSITORY,
    pullNumber: 7,
    gate: 'checkout',
    runId: 300,
    attempt: 1,
    job: 'gate',
    group: null,
    sha: shaOf(300),
    mode: 'always',
    clock: createHastyClock(),
    seed: 1,
    render: ({ judgement }) => `### ${judgement.verdict}`,
    ...overrides,
  });

const publish = (
  emulator: Emulator,
  overrides: Partial<CommentOptions> = {},
  verdict: 'pass' | 'fail' = 'fail',
) => create(emulator, emulator.token, overrides).publish(samplePublication(verdict));

const marker = (overrides: Partial<CommentOptions> = {}) =>
  writeMarker({ gate: 'checkout', runId: 200, attempt: 1, job: 'gate', ...overrides });

const ACCEPTED: Comparison = {
  subject: { kind: 'endpoint', method: 'GET', name: 'orders' },
  ...{ metric: 'p95', unit: 'ms', base: 100, head: 160, change: 0.6, worse: 0.6 },
  ...{ class: 'accepted', action: null, text: 'p95 of GET orders', role: 'blocking' },
  samples: { base: 1000, head: 1000 },
};

/** What a comment says, without the verdicts that it remembers. */
const bodies = (emulator: Emulator) =>
  emulator.state.comments.map(({ body }) => body.replace(/\n<!-- perf-gate-history .* -->/, ''));

describe.concurrent('the comment', () => {
  publisherContract({
    create: (emulator, token) => create(emulator, token),
    start: emulated,
    permission: 'pull-requests: write',
  });

  test('is written once and then kept up to date', async () => {
    const emulator = await emulated();
    const first = await publish(emulator);
    expect(first).toMatchObject({ state: 'done', text: 'created' });
    const second = await publish(emulator, { runId: 301 }, 'pass');
    expect(second).toMatchObject({ state: 'done', text: 'updated', url: first.url });
    expect(bodies(emulator)).toEqual([`${marker({ runId: 301 })}\n### pass`]);
    expect(emulator.violations).toEqual([]);
  });

  test('is found on a later page', async () => {
    const emulator = await emulated();
    for (let index = 0; index < 230; index += 1)
      addComment(emulator, { user: { login: 'ann', type: 'User' }, app: null });
    addComment(emulator, { body: `${marker()}\nold` });
    expect(await publish(emulator)).toMatchObject({ text: 'updated' });
    expect(emulator.state.comments).toHaveLength(231);
    expect(emulator.violations).toEqual([]);
  });

  test('of another workflow is another comment, and one that names none is brought up to date', async () => {
    const emulator = await emulated();
    const [old, other] = [
      addComment(emulator, { body: `${marker()}\nold` }),
      marker({ workflow: 'web.yml' }),
    ];
    addComment(emulator, { body: `${other}\nweb` });
    const receipt = await publish(emulator, { workflow: 'api.yml' });
    expect(receipt).toMatchObject({
      state: 'done',
      text: expect.stringContaining('updated; workflow `web.yml`'),
    });
    const own = marker({ runId: 300, workflow: 'api.yml' });
    expect(bodies(emulator)).toEqual([`${own}\n### fail`, `${other}\nweb`]);
    expect(emulator.state.comments[0]?.id).toBe(old.id);
    expect(emulator.violations).toEqual([]);
  });

  test('of another gate is another comment', async () => {
    const emulator = await emulated();
    addComment(emulator, { body: `${marker({ gate: 'check' })}\nother` });
    expect(await publish(emulator)).toMatchObject({ text: 'created' });
    expect(bodies(emulator)).toEqual([
      `${marker({ gate: 'check' })}\nother`,
      `${marker({ runId: 300 })}\n### fail`,
    ]);
    expect(emulator.violations).toEqual([]);
  });

  test.each([
    ['a person', { login: 'mallory', type: 'User' } as const, null],
    ['a person with the bare name of the bot', { login: 'github-actions', type: 'User' } as const, null],
    ['another app', { login: 'evil[bot]', type: 'Bot' } as const, 'evil'],
  ])('by %s with our marker is left alone', async (_, user, app) => {
    const emulator = await emulated();
    const theirs = `${marker({ runId: 999 })}\ntheirs`;
    addComment(emulator, { body: theirs, user, app });
    expect(await publish(emulator)).toMatchObject({ state: 'done', text: 'created' });
    expect(bodies(emulator)).toEqual([theirs, `${marker({ runId: 300 })}\n### fail`]);
    expect(emulator.violations).toEqual([]);
  });

  test('is recognized without GraphQL by bot, marker and app, and a person is still not', async () => {
    const emulator = await emulated();
    const failing = { kind: 'reply', reply: { status: 403, body: { message: 'no GraphQL' } } } as const;
    emulator.fault({ method: 'POST', path: /graphql/, times: 10, effect: failing });
    const theirs = `${marker()}\ntheirs`;
    addComment(emulator, { body: `${marker()}\nours` });
    addComment(emulator, { body: theirs, user: { login: 'mallory', type: 'User' }, app: null });
    expect(await publish(emulator)).toMatchObject({ text: 'updated' });
    expect(bodies(emulator)).toEqual([`${marker({ runId: 300 })}\n### fail`, theirs]);
    expect(emulator.violations).toEqual([]);
  });

  test.each([403, 404])('is written anew when editing it is refused (%i)', async (status) => {
    const emulator = await emulated();
    addComment(emulator, { body: `${marker()}\nold` });
    const refusal = { kind: 'reply', reply: { status, body: { message: 'no' } } } as const;
    emulator.fault({ method: 'PATCH', path: /comments/, effect: refusal });
    expect(await publish(emulator)).toMatchObject({ state: 'done', text: 'created' });
    expect(bodies(emulator)).toEqual([`${marker()}\nold`, `${marker({ runId: 300 })}\n### fail`]);
    expect(emulator.violations).toEqual([]);
  });

  test('is not written twice when the answer to the first try got lost', async () => {
    const emulator = await emulated();
    const lost = { kind: 'apply-then', reply: { status: 502, body: { message: 'Bad Gateway' } } } as const;
    emulator.fault({ method: 'POST', path: /comments/, effect: lost });
    expect(await publish(emulator)).toMatchObject({ state: 'done', text: 'created' });
    expect(emulator.state.comments).toHaveLength(1);
    expect(emulator.violations).toEqual([]);
  });

  test('is written by the next try when the first one had no effect', async () => {
    const emulator = await emulated();
    emulator.fault({ method: 'POST', path: /comments/, effect: { kind: 'reset' } });
    expect(await publish(emulator)).toMatchObject({ state: 'done', text: 'created' });
    expect(emulator.state.comments).toHaveLength(1);
    expect(emulator.violations).toEqual([]);
  });

  test('is rendered smaller when GitHub finds it too long', async () => {
    const emulator = await emulated();
    const budgets: number[] = [];
    const render: CommentOptions['render'] = (_, maxBytes) => {
      budgets.push(maxBytes);
      return 'x'.repeat(budgets.length === 1 ? 66_000 : maxBytes);
    };
    expect(await publish(emulator, { render })).toMatchObject({ state: 'done' });
    expect(budgets).toHaveLength(2);
    expect(budgets[1]).toBeLessThan(budgets[0] ?? 0);
    expect(emulator.state.comments).toHaveLength(1);
    expect(emulator.violations).toEqual([]);
  });

  test('of another job of the same run is left alone, and the clash is named', async () => {
    const emulator = await emulated();
    await publish(emulator, { job: 'linux' });
    const receipt = await publish(emulator, { job: 'windows' });
    expect(receipt.state).toBe('failed');
    expect(receipt.text).toContain('job `linux`');
    expect(bodies(emulator)).toEqual([`${marker({ runId: 300, job: 'linux' })}\n### fail`]);
    expect(emulator.violations).toEqual([]);
  });

  test('of a later run is not overwritten by an earlier one that ends late', async () => {
    const emulator = await emulated();
    await publish(emulator, { runId: 400 });
    expect(await publish(emulator)).toMatchObject({ state: 'skipped' });
    expect(bodies(emulator)).toEqual([`${marker({ runId: 400 })}\n### fail`]);
    expect(emulator.violations).toEqual([]);
  });

  test('stays away while all is green and it is wanted on change only', async () => {
    const emulator = await emulated();
    const onChange = { mode: 'on-change' } as const;
    expect(await publish(emulator, onChange, 'pass')).toMatchObject({ state: 'skipped' });
    expect(emulator.state.comments).toEqual([]);
    expect(await publish(emulator, onChange, 'fail')).toMatchObject({ text: 'created' });
    expect(await publish(emulator, { ...onChange, runId: 301 }, 'pass')).toMatchObject({ text: 'updated' });
    expect(bodies(emulator)).toEqual([`${marker({ runId: 301 })}\n### pass`]);
    expect(emulator.violations).toEqual([]);
  });

  test.each([
    ['by rules that it changed', { policyChange: 'This change sets policy.fail to 900 %.' }],
    ['by what it accepts itself', { comparisons: [ACCEPTED] }],
  ])('is written for a change that passes %s', async (_how, more) => {
    const emulator = await emulated();
    const publisher = create(emulator, emulator.token, { mode: 'on-change' });
    expect(await publisher.publish(samplePublication('pass', more))).toMatchObject({ text: 'created' });
    expect(emulator.state.comments).toHaveLength(1);
  });

  test('is not sent where it is not wanted or there is no pull request', async () => {
    const emulator = await emulated();
    expect(await publish(emulator, { mode: 'never' })).toMatchObject({ state: 'skipped' });
    expect(await publish(emulator, { pullNumber: null })).toMatchObject({ state: 'skipped' });
    expect(emulator.requests).toEqual([]);
  });
});

describe('the marker', () => {
  test.each([
    { gate: 'checkout', runId: 1, attempt: 1, job: 'gate' },
    { gate: 'a b--> <x>', runId: 2, attempt: 3, job: '' },
    { gate: 'größe/ü%', runId: 9_007_199_254_740_991, attempt: 1, job: 'build (node 24)' },
    { gate: 'checkout', runId: 1, attempt: 1, job: 'a/b', workflow: 'load--a/pi ü.yml' },
    { gate: 'checkout', runId: 1, attempt: 1, job: '', workflow: 'load.yml' },
  ])('of $gate is read as it was written', (written) => {
    const line = writeMarker(written);
    expect(line).toMatch(/^<!-- perf-gate:\S+ run=\d+ attempt=\d+ job=\S* -->$/);
    expect(readMarker(`${line}\ntext`)).toEqual(written);
  });

  test('of an earlier version, which knew no workflow, is read', () => {
    const line = '<!-- perf-gate:checkout run=7 attempt=1 job=build%20(0a1b2c3d) -->';
    expect(readMarker(line)).toEqual({ gate: 'checkout', runId: 7, attempt: 1, job: 'build (0a1b2c3d)' });
  });

  test('counts on the first line only', () => {
    const line = writeMarker({ gate: 'checkout', runId: 1, attempt: 1, job: 'gate' });
    expect(readMarker(`quoted\n${line}`)).toBeNull();
    expect(readMarker(` ${line}`)).toBeNull();
  });
});
