import { afterEach, beforeEach, expect, test } from 'vitest';
import { markBroken } from '../../../src/entry/action/broken-status.ts';
import { openSecrets } from '../../../src/entry/secrets.ts';
import { clientOf } from '../../adapters/github/emulated.ts';
import { type Emulator, startEmulator } from '../../support/github/emulator.ts';
import { createHastyClock } from '../../support/hasty-clock.ts';

const DEFAULT_HEAD = 'd'.repeat(40);
const MEASURED = 'e'.repeat(40);

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator();
});
afterEach(async () => {
  expect(emulator.violations).toEqual([]);
  await emulator.close();
});

/** A step that ends by a mistake, in a run that the end of another one started. */
async function marked(run: object): Promise<readonly string[]> {
  const clock = createHastyClock();
  await markBroken(new Error('perf-gate.yml has a mistake'), {
    inputs: { gate: 'shop', 'github-token': emulator.token },
    env: {
      ...emulator.env(301),
      ...{ GITHUB_EVENT_NAME: 'workflow_run', GITHUB_SHA: DEFAULT_HEAD, GITHUB_REF: 'refs/heads/main' },
      GITHUB_SERVER_URL: 'https://github.com',
    },
    event: {
      repository: { id: 1, full_name: 'acme/shop', default_branch: 'main' },
      workflow_run: { id: 300, head_sha: MEASURED, ...run },
    },
    client: clientOf(emulator, emulator.token, clock),
    secrets: openSecrets({}),
    clock,
  });
  return emulator.state.statuses.map(({ sha, state }) => `${sha} ${state}`);
}

test.each(['success', 'failure', 'timed_out'])(
  'a publishing step that breaks after a run that ended as %s is told at the commit that was measured, not at the default branch',
  async (conclusion) => {
    expect(await marked({ event: 'pull_request', conclusion })).toEqual([`${MEASURED} error`]);
  },
);

test.each([
  ['of a push', { event: 'push', conclusion: 'success' }],
  ['that waits for approval', { event: 'pull_request', conclusion: 'action_required' }],
  ['that nothing is known of', {}],
])('after a run %s it is told nowhere', async (_, run) => {
  expect(await marked(run)).toEqual([]);
});
