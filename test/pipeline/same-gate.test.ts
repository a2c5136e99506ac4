import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { shaOf } from '../contracts/samples.ts';
import { fullRun } from '../support/faults/full-run.ts';
import { storeEarlier } from '../support/faults/stored.ts';
import { type Emulator, startEmulator } from '../support/github/emulator.ts';
import { createHastyClock } from '../support/hasty-clock.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
beforeEach(async () => {
  emulator.forget();
  await storeEarlier(emulator);
  const run = { id: 300, headSha: shaOf(9), event: 'pull_request', headBranch: 'change' };
  emulator.addRun({ ...run, status: 'in_progress' });
});
afterEach(() => {
  expect(emulator.violations).toEqual([]);
});
afterAll(() => emulator.close());

const SETTINGS = 'compare: { mode: stored, escalate: never }\n';

/** A job that calls the shared workflow: GITHUB_JOB, the matrix and so the gate are the same for every caller. */
const jobOf = (job: string, slower: number) =>
  fullRun({
    ...{ scene: 'first push', emulator, clock: createHastyClock(), slower, settings: SETTINGS, job },
    comment: 'always',
  });

test('two jobs of one run with one gate: a green one does not hide the red one, and says what to set', async () => {
  const red = await jobOf('cart', 3);
  expect(red.judgement.verdict).toBe('fail');
  const before = emulator.state.comments.map(({ body }) => body);
  const green = await jobOf('search', 0.5);
  expect(green.judgement.verdict).toBe('pass');
  const colours = emulator.state.statuses.map(({ state }) => state).filter((state) => state !== 'pending');
  expect(new Set(colours)).toEqual(new Set(['failure']));
  expect(emulator.state.statuses.at(-1)?.state).toBe('failure');
  expect(emulator.state.comments.map(({ body }) => body)).toEqual(before);
  const failed = green.receipts.filter(({ state }) => state === 'failed').map(({ text }) => text);
  expect(failed).toHaveLength(2);
  for (const text of failed) expect(text).toContain('a `gate` of its own');
});

test('a red one after a green one is shown, and a job that writes twice is no other', async () => {
  expect((await jobOf('cart', 0.5)).judgement.verdict).toBe('pass');
  await jobOf('search', 3);
  expect(emulator.state.statuses.at(-1)?.state).toBe('failure');
  const again = await jobOf('cart', 0.5);
  expect(again.receipts.find(({ publisher }) => publisher === 'comment')?.state).toBe('done');
});

describe('two workflow files with one job id', () => {
  /** A job of the same id in a workflow of its own, which takes the baselines of `gate.yml`. */
  const runOf = (workflow: string, runId: number, slower: number) => {
    emulator.addRun({ id: runId, headSha: shaOf(9), event: 'pull_request', headBranch: 'change' });
    return fullRun({
      ...{ scene: 'first push', emulator, clock: createHastyClock(), slower, comment: 'always' },
      ...{ job: workflow, of: { runId, workflow } },
      settings: `${SETTINGS}baseline: { workflow: [.github/workflows/gate.yml] }\n`,
    });
  };
  const comments = () => emulator.state.comments.map(({ body }) => body);
  const verdictOf = (body: string) => /## (\S+)/.exec(body)?.[1];

  test('neither the red status nor the comment of one is lost to the green run of the other, which says what to set', async () => {
    const red = await runOf('load-api.yml', 301, 3);
    expect(red.judgement.verdict).toBe('fail');
    const [failing = ''] = comments();
    const green = await runOf('load-web.yml', 302, 0.5);
    expect(green.judgement.verdict).toBe('pass');
    expect(emulator.state.statuses.at(-1)?.state).toBe('failure');
    expect(comments()).toHaveLength(2);
    expect(comments()[0]).toBe(failing);
    const texts = green.receipts.map(({ text }) => text).filter((text) => text.includes('load-api.yml'));
    expect(texts).toHaveLength(2);
    for (const text of texts) expect(text).toContain('a `gate` of its own');
  });

  test('a red one that ends last, in the run that began first, has its comment and its status', async () => {
    await runOf('load-web.yml', 302, 0.5);
    await runOf('load-api.yml', 301, 3);
    expect(emulator.state.statuses.at(-1)?.state).toBe('failure');
    expect(comments().map(verdictOf)).toEqual(['✅', '❌']);
  });

  test('each keeps its own comment up to date, and turns its own red green', async () => {
    await runOf('load-api.yml', 301, 3);
    await runOf('load-web.yml', 302, 0.5);
    await runOf('load-api.yml', 303, 0.5);
    expect(comments().map(verdictOf)).toEqual(['✅', '✅']);
    expect(emulator.state.statuses.at(-1)?.state).toBe('success');
  });
});

describe('two pull requests of this repository with one head', () => {
  const RED = { sha: shaOf(9), state: 'failure', context: 'perf-gate/job', description: 'critical: …' };

  /** What the gate of the other one, into a stricter branch, has said of the commit. */
  function other(state: 'open' | 'closed', headSha = shaOf(9)): void {
    const pull = { number: 8, headBranch: 'change', baseBranch: 'main', headRepositoryId: 1 };
    emulator.state.pulls.push({ ...pull, headSha, state });
    const run = 'https://github.com/acme/shop/actions/runs/299';
    emulator.state.statuses.push({ ...RED, targetUrl: `${run}#perf-gate-8-1-0a1b2c3d` });
  }

  test('the red one stays, and the log says whose it is', async () => {
    other('open');
    const green = await jobOf('cart', 0.5);
    expect(green.judgement.verdict).toBe('pass');
    const colours = emulator.state.statuses.map(({ state }) => state);
    expect(colours.filter((state) => state === 'success')).toEqual([]);
    expect(emulator.state.statuses.at(-1)).toEqual(emulator.state.statuses[0]);
    expect(green.receipts.find(({ publisher }) => publisher === 'status')?.text).toContain('pull request #8');
  });

  test.each<readonly [string, () => void]>([
    ['is closed', () => other('closed')],
    ['was pushed to again', () => other('open', shaOf(8))],
    [
      'turned green later',
      () => {
        other('open');
        emulator.state.statuses.push({ ...emulator.state.statuses[0]!, state: 'success' });
      },
    ],
  ])('a green one is shown where the other %s', async (_, set) => {
    set();
    await jobOf('cart', 0.5);
    expect(emulator.state.statuses.at(-1)?.state).toBe('success');
  });
});
