import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { closeJob, type Job, runAction } from '../support/action-process.ts';
import { type Blow, duetJob, strike, wrongsOf } from '../support/moment.ts';

async function inJob<T>(body: (job: Job) => Promise<T>): Promise<T> {
  const job = await duetJob();
  try {
    return await body(job);
  } finally {
    await closeJob(job);
  }
}

// `npm run bench:signals` does the same at 30 moments of each.
test.concurrent.each<[Blow, number]>([
  ['cancelled', 300],
  ['cancelled', 6000],
  ['cancelled', 25_000],
  ['k6 killed', 1000],
  ['k6 killed', 10_000],
  ['k6 killed', 20_000],
])('%s after %i ms, a run says what it has and leaves nothing behind', async (blow, ms) => {
  const struck = await inJob((job) => strike(job, blow, ms));
  expect(struck.early, struck.log).toBe(false);
  expect(wrongsOf(struck, blow), struck.log).toEqual([]);
  // Nothing is announced yet where the program did not listen to signals so early.
  if (blow === 'cancelled' && struck.statuses.length > 0)
    expect(struck.statuses.at(-1), struck.log).toBe('error');
});

test.concurrent('what a killed run left on the commit, the next one mends', async () => {
  await inJob(async (job) => {
    const struck = await strike(job, 'killed', 8000);
    for (const line of struck.left) process.kill(Number.parseInt(line, 10), 'SIGKILL');
    expect(struck.statuses).toEqual(['pending']);
    rmSync(job.temp, { recursive: true, force: true });
    const { code, log } = await runAction(job, { inputs: { compare: 'stored' } });
    expect(code, log).toBe(0);
    expect(job.github.state.statuses.map(({ state }) => state)).toEqual(['pending', 'pending', 'success']);
    expect(job.github.state.comments).toHaveLength(1);
  });
});
