import { expect, test } from 'vitest';
import { createHost } from '../../../src/adapters/host/host.ts';
import { machineOf } from '../../../src/core/model/machine.ts';

const describedIn = (env: Readonly<Record<string, string>>) => createHost(env).describe();

test("a runner of GitHub's own is known for one in a job's container too", async () => {
  const found = await describedIn({ RUNNER_ENVIRONMENT: 'github-hosted', RUNNER_NAME: 'GitHub Actions 7' });
  expect(found).toMatchObject({ hosted: true, image: null, runner: 'GitHub Actions 7' });
  expect(machineOf({ ...found, calibration: null })).toMatch(/^github-hosted · /);
});

test.each([{ RUNNER_ENVIRONMENT: 'self-hosted' }, {}])('%j is none', async (env) => {
  expect(await describedIn(env)).not.toHaveProperty('hosted');
});

test('an image names the machine where it is told', async () => {
  const found = await describedIn({ RUNNER_ENVIRONMENT: 'github-hosted', ImageOS: 'ubuntu24' });
  expect(machineOf({ ...found, calibration: null })).toMatch(/^ubuntu24 · /);
});
