import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startGitServer } from '../support/git-server.ts';
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

/** Event file of a pull request whose head is checked out. */
function writeEvent(sha: string): string {
  const repository = { id: 1, full_name: github.repository, default_branch: 'main' };
  const pull = { number: 7, head: { sha, ref: 'change', repo: repository }, base: { ref: 'main' } };
  const event = path.join(temp, 'event.json');
  writeFileSync(event, JSON.stringify({ number: 7, pull_request: pull, repository }));
  return event;
}

function emptyFile(name: string): string {
  const target = path.join(temp, name);
  writeFileSync(target, '');
  return target;
}

/** The bundle as the runner starts it for a pull request, with these inputs. */
async function run(
  inputs: Record<string, string>,
  token = github.token,
  own: Record<string, string> = {},
): Promise<Ran> {
  mkdirSync(temp, { recursive: true });
  const sha = await project.git('rev-parse', 'HEAD');
  const k6 = await k6Binary('2.2.0');
  const given = { 'k6-path': k6, rate: '10/s', duration: '2s', 'github-token': token, ...inputs };
  const named = Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  const outputs = emptyFile('output');
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: process.env['HOME'] ?? '',
    ...github.env(300),
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: writeEvent(sha),
    GITHUB_SHA: sha,
    GITHUB_JOB: 'gate',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_WORKFLOW_REF: `${github.repository}/.github/workflows/gate.yml@refs/pull/7/merge`,
    GITHUB_OUTPUT: outputs,
    GITHUB_STEP_SUMMARY: emptyFile('summary'),
    RUNNER_TEMP: temp,
    ...own,
    ...Object.fromEntries(named),
  };
  const { code, log } = await startAction(env);
  return { code, log, outputs: readFileSync(outputs, 'utf8') };
}

/** Runs the bundle with exactly this environment. */
async function startAction(env: Record<string, string>): Promise<Omit<Ran, 'outputs'>> {
  const child = spawn(process.execPath, [ACTION], { cwd: project.directory, env });
  let log = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, log };
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
  const sha = await project.git('rev-parse', 'HEAD');
  expect(github.state.statuses).toEqual([
    expect.objectContaining({ sha, context: 'perf-gate/shop-api', state: 'error' }),
  ]);
  expect(lastStatus()?.description).toContain('Did you mean script?');
});

test('the status of a mistake has the name that its gate always has', async () => {
  await project.write('perf-gate.yml', 'gate: shop # the id\nworkload: {scirpt: load.js}\n');
  expect((await run({})).code).toBe(2);
  await project.write('perf-gate.yml', 'gate: shop # the id\nworkload: {script: [\n');
  expect((await run({})).code).toBe(2);
  expect((await run({ gate: 'own', rate: 'fast' })).code).toBe(2);
  expect((await run({ gate: '../..' })).code).toBe(2);
  expect((await run({ rate: 'fast', 'dry-run': 'true' })).code).toBe(2);
  expect((await run({ rate: 'fast' }, '')).code).toBe(2);
  const contexts = github.state.statuses.map(({ context, state }) => `${context} ${state}`);
  expect(contexts).toEqual(['perf-gate/shop error', 'perf-gate/shop error', 'perf-gate/own error']);
});

test('in a private repository the commits of base are fetched with the token', async () => {
  const served = mkdtempSync(path.join(os.tmpdir(), 'private-'));
  const server = await startGitServer(served, github.token);
  try {
    const base = await project.git('rev-parse', 'HEAD');
    await project.git('checkout', '-q', '-b', 'change');
    await project.commit('work');
    await project.git('clone', '-q', '--bare', '.', path.join(served, 'shop'));
    const origin = path.join(served, 'shop');
    await project.git('-C', origin, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
    await project.git('-C', origin, 'config', 'uploadpack.allowFilter', 'true');
    // What a checkout of depth 1 leaves: head without its history, and no credentials.
    await project.git('remote', 'add', 'origin', `${server.url}/shop`);
    await project.write('.git/shallow', `${await project.git('rev-parse', 'HEAD')}\n`);
    await project.git('branch', '-q', '-D', 'main');
    await project.git('reflog', 'expire', '--expire=now', '--all');
    await project.git('gc', '-q', '--prune=now');
    await expect(project.git('cat-file', '-e', base)).rejects.toThrow();
    // Base's own server is in the files that were fetched, and nothing else is needed of it.
    const inputs = { start: 'grep -c createServer server.js; exit 5' };
    const { code, log } = await run(inputs, github.token, { GITHUB_SERVER_URL: server.url });
    expect(code, log).toBe(3);
    expect(server.authorizations.length).toBeGreaterThan(0);
    expect(new Set(server.authorizations).size).toBe(1);
    expect(log).toContain(`Base ${base.slice(0, 7)} (the commit before this one)`);
    expect(log).toContain('The app (base) ended by itself with exit code 5');
  } finally {
    await server.close();
    rmSync(served, { recursive: true, force: true });
  }
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

test('pull_request_target with the code of the pull request is refused before anything of it is read', async () => {
  await project.write('perf-gate.yml', 'app: { start: "touch owned; exit 1" }\n');
  const GITHUB_SHA = await project.git('rev-parse', 'HEAD');
  await project.commit('feat: mine now');
  const { code, log } = await run({}, github.token, { GITHUB_EVENT_NAME: 'pull_request_target', GITHUB_SHA });
  expect(code, log).toBe(2);
  expect(log).toContain('is checked out in a run of `pull_request_target`, which has your secrets');
  expect(log).toContain('"Pull requests from forks"');
  await expect(project.git('ls-files', '--others')).resolves.not.toContain('owned');
  expect(github.state.statuses.map(({ state }) => state)).toEqual(['error']);
});

test('what a fork may not write is one warning', async () => {
  const { code, log } = await run({ 'check-run': 'true' }, github.forkToken);
  expect(code, log).toBe(0);
  const warned = log.split('\n').filter((line) => line.startsWith('::warning') && line.includes('token'));
  expect(warned).toHaveLength(1);
  expect(warned[0]).toMatch(/checks: write.*statuses: write.*pull-requests: write/);
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

test('annotations point at the crossed threshold in the script and at the mistake in the configuration', async () => {
  await project.write(
    'load.js',
    `export const options = { thresholds: {\n  http_reqs: ['count>9999'],\n} };\n${SCRIPT}`,
  );
  const { code, log } = await run({ compare: 'stored', 'dry-run': 'true' });
  expect(code, log).toBe(1);
  expect(log).toMatch(/^::error title=[^:]*,file=load\.js,line=2,col=15::k6 threshold crossed: http_reqs/m);
  await project.write('api/perf-gate.yml', 'policy: { warn: often }\nworkload: { script: load.js }\n');
  const mistaken = await run({ 'working-directory': 'api' });
  expect(mistaken.code).toBe(2);
  expect(mistaken.log).toContain('file=api/perf-gate.yml,line=1,col=17::');
});
