import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { uploadFiles } from '../../../src/adapters/github/artifacts/upload.ts';
import { refuseHandOver } from '../../../src/entry/action/event-plan.ts';
import { EnvironmentError, UsageError } from '../../../src/ports/errors.ts';
import { createHastyClock } from '../../support/hasty-clock.ts';

test.each([
  ['a pull request that would leave its recording', { kind: 'mode', mode: 'auto' }, true],
  ['a run that would publish it', { kind: 'from-run', runId: 300 }, false],
] as const)(
  'on an Enterprise Server, which has no artifacts, %s is refused with the reason',
  (_, plan, leaves) => {
    const refused = () => refuseHandOver(plan, leaves, 'https://github.example.com/api/v3');
    expect(refused).toThrow(UsageError);
    expect(refused).toThrow(/refuses GitHub Enterprise Server.* Take `hand-over` out/);
    expect(() => refuseHandOver(plan, leaves, 'https://api.github.com')).not.toThrow();
  },
);

test('on an Enterprise Server other runs go on', () => {
  const plan = { kind: 'mode', mode: 'auto' } as const;
  expect(() => refuseHandOver(plan, false, 'https://github.example.com/api/v3')).not.toThrow();
});

test('what cannot be uploaded is to be run again: no later run of the base branch leaves it', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'hand-over-enterprise-'));
  vi.stubEnv('GITHUB_SERVER_URL', 'https://github.example.com');
  const failed = await uploadFiles('x', {}, folder, createHastyClock()).catch((thrown: unknown) => thrown);
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
  expect(failed).toBeInstanceOf(EnvironmentError);
  expect(failed).toMatchObject({ hint: 'Run the job again.' });
});
