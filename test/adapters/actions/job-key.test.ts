import { expect, test } from 'vitest';
import { jobKey } from '../../../src/adapters/actions/job-key.ts';
import { runtimeToken } from '../../support/github/results.ts';

const inJob = (job: string) => ({ ACTIONS_RUNTIME_TOKEN: runtimeToken(300, job) });

test('jobs of one run have different keys, and a job has one', () => {
  expect(jobKey(inJob('cart'))).toMatch(/^[0-9a-f]{8}$/);
  expect(jobKey(inJob('cart'))).toBe(jobKey(inJob('cart')));
  expect(jobKey(inJob('cart'))).not.toBe(jobKey(inJob('search')));
});

test('an action and a run step of one job have the same key', () => {
  const step = { RUNNER_TRACKING_ID: 'github_4f9b1c' };
  expect(jobKey({ ...inJob('cart'), ...step })).toBe(jobKey(step));
});

test.each([{}, { ACTIONS_RUNTIME_TOKEN: 'not a token' }, { ACTIONS_RUNTIME_TOKEN: 'a.e30.c' }])(
  'no job is made up of %o',
  (env) => {
    expect(jobKey(env)).toBe('');
  },
);
