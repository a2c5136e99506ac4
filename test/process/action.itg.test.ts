import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeJob, type Job, LOAD_SCRIPT, openJob, runAction } from '../support/action-process.ts';
import { startGitServer } from '../support/git-server.ts';

let job: Job;
beforeEach(async () => {
  job = await openJob();
});
afterEach(async () => {
  expect(job.github.violations).toEqual([]);
  await closeJob(job);
});

const run = (inputs: Record<string, string>, more: { token?: string; own?: Record<string, string> } = {}) =>
  runAction(job, { inputs, ...more });

const lastStatus = () => job.github.state.statuses.at(-1);

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
  const sha = await job.project.git('rev-parse', 'HEAD');
  expect(job.github.state.statuses).toEqual([
    expect.objectContaining({ sha, context: 'perf-gate/shop-api', state: 'error' }),
  ]);
  expect(lastStatus()?.description).toContain('Did you mean script?');
});

test('the status of a mistake has the name that its gate always has', async () => {
  await job.project.write('perf-gate.yml', 'gate: shop # the id\nworkload: {scirpt: load.js}\n');
  expect((await run({})).code).toBe(2);
  await job.project.write('perf-gate.yml', 'gate: shop # the id\nworkload: {script: [\n');
  expect((await run({})).code).toBe(2);
  expect((await run({ gate: 'own', rate: 'fast' })).code).toBe(2);
  expect((await run({ gate: '../..' })).code).toBe(2);
  expect((await run({ rate: 'fast', 'dry-run': 'true' })).code).toBe(2);
  expect((await run({ rate: 'fast' }, { token: '' })).code).toBe(2);
  const contexts = job.github.state.statuses.map(({ context, state }) => `${context} ${state}`);
  expect(contexts).toEqual(['perf-gate/shop error', 'perf-gate/shop error', 'perf-gate/own error']);
});

test('a change of the workflow that the own one calls is not left out by paths', async () => {
  const { project } = job;
  await project.write(
    '.github/workflows/gate.yml',
    'jobs: { a: { uses: ./.github/workflows/called.yml } }\n',
  );
  await project.write('.github/workflows/called.yml', 'with: { paths: src }\n');
  await project.commit('base');
  await project.git('checkout', '-q', '-b', 'change');
  await project.write('.github/workflows/other.yml', 'name: other\n');
  await project.commit('another workflow');
  const inputs = { paths: 'src', start: 'exit 5' };
  const untouched = await run(inputs);
  expect(untouched.code, untouched.log).toBe(0);
  expect(untouched.outputs).toContain('not-affected');
  await project.write('.github/workflows/called.yml', 'with: { paths: none }\n');
  await project.commit('of the called one');
  const { code, log } = await run({ ...inputs, gate: 'second' });
  expect(code, log).not.toBe(0);
  expect(log).toContain('This change touches .github/workflows/called.yml, so the gate is run.');
});

test('in a private repository the commits of base are fetched with the token', async () => {
  const served = mkdtempSync(path.join(os.tmpdir(), 'private-'));
  const server = await startGitServer(served, job.github.token);
  try {
    const base = await job.project.git('rev-parse', 'HEAD');
    await job.project.git('checkout', '-q', '-b', 'change');
    await job.project.commit('work');
    await job.project.git('clone', '-q', '--bare', '.', path.join(served, 'shop'));
    const origin = path.join(served, 'shop');
    await job.project.git('-C', origin, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
    await job.project.git('-C', origin, 'config', 'uploadpack.allowFilter', 'true');
    // What a checkout of depth 1 leaves: head without its history, and no credentials.
    await job.project.git('remote', 'add', 'origin', `${server.url}/shop`);
    await job.project.write('.git/shallow', `${await job.project.git('rev-parse', 'HEAD')}\n`);
    await job.project.git('branch', '-q', '-D', 'main');
    await job.project.git('reflog', 'expire', '--expire=now', '--all');
    await job.project.git('gc', '-q', '--prune=now');
    await expect(job.project.git('cat-file', '-e', base)).rejects.toThrow();
    // Base's own server is in the files that were fetched, and nothing else is needed of it.
    const inputs = { start: 'grep -c createServer server.js; exit 5' };
    const { code, log } = await run(inputs, { own: { GITHUB_SERVER_URL: server.url } });
    expect(code, log).toBe(3);
    expect(server.authorizations.length).toBeGreaterThan(0);
    expect(new Set(server.authorizations).size).toBe(1);
    expect(log).toContain(`Base ${base.slice(0, 7)} (merge base with main)`);
    expect(log).toContain('The app (base) ended by itself with exit code 5');
  } finally {
    await server.close();
    rmSync(served, { recursive: true, force: true });
  }
});

test('what the application leaves for git to run never has the token', async () => {
  const served = mkdtempSync(path.join(os.tmpdir(), 'private-'));
  const server = await startGitServer(served, job.github.token);
  try {
    const origin = path.join(served, 'shop');
    await job.project.git('clone', '-q', '--bare', '.', origin);
    await job.project.git('-C', origin, 'config', 'http.receivepack', 'true');
    await job.project.git('remote', 'add', 'origin', `${server.url}/shop`);
    await job.project.git('checkout', '-q', '-b', 'change');
    await job.project.commit('work');
    const file = path.join(job.project.directory, 'perf-gate.yml');
    appendFileSync(file, '\nbaseline:\n  store: branch:baselines\n');
    const loot = path.join(served, 'loot');
    const plant = [
      `printf '#!/bin/sh\\nenv >> ${loot}\\n' > .git/thief; chmod +x .git/thief`,
      'mkdir .git/planted; for name in reference-transaction pre-push; do cp .git/thief .git/planted/$name; done',
      'git config core.hooksPath "$PWD/.git/planted"',
      'git config remote.origin.url "ext::sh $PWD/.git/thief"',
      'exec node server.js',
    ];
    const inputs = { start: plant.join('; '), ready: '/healthz', compare: 'stored' };
    const { code, log } = await run(inputs, { own: { GITHUB_SERVER_URL: server.url } });
    expect(code, log).toBe(0);
    expect(await job.project.git('config', 'remote.origin.url')).toContain('ext::');
    const found = existsSync(loot) ? readFileSync(loot, 'utf8') : '';
    expect(found).not.toContain(job.github.token);
    expect(found).not.toContain(Buffer.from(`x-access-token:${job.github.token}`).toString('base64'));
    expect(server.authorizations.length).toBeGreaterThan(0);
  } finally {
    await server.close();
    rmSync(served, { recursive: true, force: true });
  }
});

test('without any permission to write, the verdict stands and the lines to add are named', async () => {
  const { code, log, outputs } = await run({}, { token: job.github.forkToken });
  expect(code, log).toBe(0);
  expect(outputs).toContain('no-baseline');
  expect(log).toContain('pull-requests: write');
  expect(log).toContain('statuses: write');
  expect(readFileSync(path.join(job.temp, 'summary'), 'utf8')).toContain('no baseline yet');
  expect(job.github.state.comments).toEqual([]);
});

test('pull_request_target with the code of the pull request is refused before anything of it is read', async () => {
  await job.project.write('perf-gate.yml', 'app: { start: "touch owned; exit 1" }\n');
  const GITHUB_SHA = await job.project.git('rev-parse', 'HEAD');
  await job.project.commit('feat: mine now');
  const { code, log } = await run({}, { own: { GITHUB_EVENT_NAME: 'pull_request_target', GITHUB_SHA } });
  expect(code, log).toBe(2);
  expect(log).toContain('is checked out in a run of `pull_request_target`, which has your secrets');
  expect(log).toContain('docs/forks.md');
  await expect(job.project.git('ls-files', '--others')).resolves.not.toContain('owned');
  expect(job.github.state.statuses.map(({ state }) => state)).toEqual(['error']);
});

test('what a fork may not write is one warning', async () => {
  const { code, log } = await run({ 'check-run': 'true' }, { token: job.github.forkToken });
  expect(code, log).toBe(0);
  const warned = log.split('\n').filter((line) => line.startsWith('::warning') && line.includes('token'));
  expect(warned).toHaveLength(1);
  expect(warned[0]).toMatch(/checks: write.*statuses: write.*pull-requests: write/);
});

test('with the permissions it writes one comment and a final status, and no token is in the log', async () => {
  const { code, log } = await run({});
  expect(code, log).toBe(0);
  expect(job.github.state.comments).toHaveLength(1);
  expect(job.github.state.statuses.map(({ state }) => state)).toEqual(['pending', 'success']);
  expect(log.replace(/::add-mask::.*/g, '')).not.toContain(job.github.token);
});

test('a second gate of the same id in a job is a usage error', async () => {
  const first = await run({ 'dry-run': 'true' });
  expect(first.code, first.log).toBe(0);
  const { code, log } = await run({ 'dry-run': 'true' });
  expect(code).toBe(2);
  expect(log).toContain('has already run in this job');
  expect(job.github.state.comments).toEqual([]);
});

test('an application that does not start fails head, with its log in the comment', async () => {
  const { code } = await run({ start: 'echo no such module; exit 1' });
  expect(code).toBe(1);
  expect(lastStatus()).toMatchObject({ state: 'failure' });
  expect(job.github.state.comments[0]?.body).toContain('no such module');
});

test('annotations point at the crossed threshold in the script and at the mistake in the configuration', async () => {
  await job.project.write(
    'load.js',
    `export const options = { thresholds: {\n  http_reqs: ['count>9999'],\n} };\n${LOAD_SCRIPT}`,
  );
  const { code, log } = await run({ compare: 'stored', 'dry-run': 'true' });
  expect(code, log).toBe(1);
  expect(log).toMatch(/^::error title=[^:]*,file=load\.js,line=2,col=15::k6 threshold crossed: http_reqs/m);
  await job.project.write('api/perf-gate.yml', 'policy: { warn: often }\nworkload: { script: load.js }\n');
  const mistaken = await run({ 'working-directory': 'api' });
  expect(mistaken.code).toBe(2);
  expect(mistaken.log).toContain('file=api/perf-gate.yml,line=1,col=17::');
});
