import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
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
  fullRun({ scene: 'first push', emulator, clock: createHastyClock(), slower, settings: SETTINGS, job });

test('two jobs of one run with one gate: a green one does not hide the red one, and says what to set', async () => {
  const red = await jobOf('cart', 3);
  expect(red.judgement.verdict).toBe('fail');
  const before = emulator.state.comments.map(({ body }) => body);
  const green = await jobOf('search', 0.5);
  expect(green.judgement.verdict).toBe('pass');
  const colours = emulator.state.statuses.map(({ state }) => state).filter((state) => state !== 'pending');
  expect(colours).toEqual(['failure']);
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
