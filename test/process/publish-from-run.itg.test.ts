import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { handedOverName } from '../../src/adapters/github/artifacts/artifact-name.ts';
import { pack } from '../../src/adapters/github/artifacts/packed-files.ts';
import { uploadFiles } from '../../src/adapters/github/artifacts/upload.ts';
import { createClock } from '../../src/plumbing/time/clock.ts';
import { sampleRecording } from '../contracts/samples.ts';
import { type Emulator, startEmulator } from '../support/github/emulator.ts';
import { createProject, type Project } from '../support/project.ts';
import { cli } from './cli.ts';

const HEAD = 'f0'.repeat(20);

let github: Emulator;
let project: Project;
beforeEach(async () => {
  github = await startEmulator();
  project = await createProject('name: none\n');
  github.state.commits.unshift(await project.git('rev-parse', 'HEAD'));
  const fork = { headSha: HEAD, headBranch: 'change', headRepositoryId: 666 };
  github.addRun({ id: 300, event: 'pull_request', ...fork });
  github.state.pulls.push({ number: 7, baseBranch: 'main', ...fork });
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  expect(github.violations).toEqual([]);
  await github.close();
  await rm(project.directory, { recursive: true, force: true });
});

/** The command as a step of a workflow that runs on `workflow_run`. */
async function publish(runId: string) {
  const event = path.join(project.directory, '.git', 'event.json');
  const repository = { id: 1, full_name: github.repository, default_branch: 'main' };
  await writeFile(event, JSON.stringify({ repository, workflow_run: { id: 300 } }));
  return cli(['publish', '--from-run', runId, '--out', path.join(project.directory, '.git', 'out')], {
    cwd: project.directory,
    env: {
      ...github.env(301),
      GITHUB_TOKEN: github.token,
      GITHUB_EVENT_NAME: 'workflow_run',
      GITHUB_EVENT_PATH: event,
      GITHUB_REF: 'refs/heads/main',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_WORKFLOW_REF: `${github.repository}/.github/workflows/publish.yml@refs/heads/main`,
      GITHUB_STEP_SUMMARY: '',
    },
  });
}

test('publish --from-run judges what the run left, and writes it to its pull request', async () => {
  for (const [name, value] of Object.entries(github.env(300))) vi.stubEnv(name, value);
  vi.stubEnv('GITHUB_SERVER_URL', 'https://github.com');
  const gate = 'shop-api';
  const files = { 'recording.json.gz': pack(sampleRecording({}, { gate })) };
  // The upload's client writes workflow commands to stdout, and the runner of our own tests would obey them.
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  await uploadFiles(handedOverName(gate, 1), files, path.join(project.directory, '.git'), createClock());
  const { code, stderr } = await publish('300');
  expect(code, stderr).toBe(0);
  expect(github.state.statuses).toMatchObject([
    { sha: HEAD, context: `perf-gate/${gate}`, state: 'success' },
  ]);
  expect(github.state.comments[0]?.issue).toBe(7);
  expect(github.state.comments[0]?.body).toContain('nobody has vetted it');
});

test.each([
  ['999', 3, 'read run 999'],
  ['main', 2, '--from-run is "main", but must be the id of a workflow run'],
])('publish --from-run %s is exit code %i, in one sentence', async (runId, exit, says) => {
  const { code, stderr } = await publish(runId);
  expect(code, stderr).toBe(exit);
  expect(stderr).toContain(says);
  expect(github.state.statuses).toEqual([]);
});
