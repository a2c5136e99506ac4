import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Emulator, startEmulator } from '../support/github/emulator.ts';
import { createProject, type Project } from '../support/project.ts';
import { k6Binary } from '../support/tools.ts';

const ACTION = path.join(import.meta.dirname, '..', '..', 'dist', 'action.js');

let github: Emulator;
let project: Project;
let temp: string;
beforeEach(async () => {
  github = await startEmulator();
  project = await createProject('name: none\n');
  temp = mkdtempSync(path.join(os.tmpdir(), 'runner-'));
  await project.write('load.js', SCRIPT);
});
afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
  rmSync(project.directory, { recursive: true, force: true });
  rmSync(temp, { recursive: true, force: true });
});

const SCRIPT = `import http from 'k6/http';
export default function () { http.get(__ENV.BASE_URL + '/products', { tags: { name: 'products' } }); }`;

type Ran = { readonly code: number | null; readonly log: string; readonly outputs: string };

/** The bundle as the runner starts it for a pull request, with these inputs. */
async function run(inputs: Record<string, string>, token = github.token): Promise<Ran> {
  mkdirSync(temp, { recursive: true });
  const repository = { id: 1, full_name: github.repository, default_branch: 'main' };
  const sha = await project.git('rev-parse', 'HEAD');
  const pull = { number: 7, head: { sha, ref: 'change', repo: repository }, base: { ref: 'main' } };
  const event = path.join(temp, 'event.json');
  writeFileSync(event, JSON.stringify({ number: 7, pull_request: pull, repository }));
  const file = (name: string) => {
    const target = path.join(temp, name);
    writeFileSync(target, '');
    return target;
  };
  const given = {
    'k6-path': await k6Binary('2.2.0'),
    rate: '10/s',
    duration: '2s',
    'github-token': token,
    ...inputs,
  };
  const env = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    ...github.env(300),
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: event,
    GITHUB_SHA: sha,
    GITHUB_JOB: 'gate',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_WORKFLOW_REF: `${github.repository}/.github/workflows/gate.yml@refs/pull/7/merge`,
    GITHUB_OUTPUT: file('output'),
    GITHUB_STEP_SUMMARY: file('summary'),
    RUNNER_TEMP: temp,
    ...Object.fromEntries(
      Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
    ),
  };
  const child = spawn(process.execPath, [ACTION], { cwd: project.directory, env });
  let log = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, log, outputs: readFileSync(env.GITHUB_OUTPUT, 'utf8') };
}

const lastStatus = () => github.state.statuses.at(-1);

test('a script that is missing is a usage error, and the status does not stay pending', async () => {
  const { code, log } = await run({ script: 'absent.js' });
  expect(code, log).toBe(2);
  expect(log).toContain('::error');
  expect(lastStatus()).toMatchObject({ state: 'error', description: expect.stringContaining('absent.js') });
});

test('a mistyped input is a usage error that names the right one', async () => {
  const { code, log } = await run({ scirpt: 'load.js' });
  expect(code).toBe(2);
  expect(log).toContain('"scirpt" is not an input of this action. Did you mean script?');
});

test('without any permission to write, the verdict stands and the lines to add are named', async () => {
  const { code, log, outputs } = await run({}, github.forkToken);
  expect(code, log).toBe(0);
  expect(outputs).toContain('no-baseline');
  expect(log).toContain('pull-requests: write');
  expect(log).toContain('statuses: write');
  expect(readFileSync(path.join(temp, 'summary'), 'utf8')).toContain('no baseline yet');
  expect(github.state.comments).toEqual([]);
});

test('with the permissions it writes one comment and a final status, and no token is in the log', async () => {
  const { code, log } = await run({});
  expect(code, log).toBe(0);
  expect(github.state.comments).toHaveLength(1);
  expect(github.state.statuses.map(({ state }) => state)).toEqual(['pending', 'success']);
  expect(log.replace(/::add-mask::.*/g, '')).not.toContain(github.token);
});

test('a second gate of the same id in a job is a usage error', async () => {
  expect((await run({ 'dry-run': 'true' })).code).toBe(0);
  const { code, log } = await run({ 'dry-run': 'true' });
  expect(code).toBe(2);
  expect(log).toContain('has already run in this job');
  expect(github.state.comments).toEqual([]);
});

test('an application that does not start fails head, with its log in the comment', async () => {
  const { code } = await run({ start: 'echo no such module; exit 1' });
  expect(code).toBe(1);
  expect(lastStatus()).toMatchObject({ state: 'failure' });
  expect(github.state.comments[0]?.body).toContain('no such module');
});
