import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { shaOf } from '../contracts/samples.ts';
import { fullRun, type Run } from '../support/faults/full-run.ts';
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

const pushed = (slower: number, more: Partial<Run> = {}) =>
  fullRun({ scene: 'first push', emulator, clock: createHastyClock(), slower, ...more });

const said = () => ({
  comments: emulator.state.comments.map(({ body }) =>
    body.split('\n').find((line) => line.startsWith('###')),
  ),
  status: emulator.state.statuses.at(-1)?.state,
});

test('a first green run begins no comment, and the status says it all the same', async () => {
  const { judgement, receipts } = await pushed(0.5);
  expect(judgement.verdict).toBe('pass');
  expect(said()).toEqual({ comments: [], status: 'success' });
  expect(receipts.find(({ publisher }) => publisher === 'comment')?.text).toContain('`comment: on-change`');
});

test('`comment: always` begins one', async () => {
  await pushed(0.5, { comment: 'always' });
  expect(said()).toEqual({
    comments: [expect.stringMatching(/^### ✅ job: no regression/)],
    status: 'success',
  });
});

test('a comment that is there is brought up to date when all is green again', async () => {
  await pushed(3);
  expect(said()).toEqual({
    comments: [expect.stringMatching(/^### ❌ job: GET home is /)],
    status: 'failure',
  });
  await pushed(0.5);
  expect(said()).toEqual({
    comments: [expect.stringMatching(/^### ✅ job: no regression/)],
    status: 'success',
  });
});
