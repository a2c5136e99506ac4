import { execFile } from 'node:child_process';
import { cp, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { emptyProject, type Project } from '../../support/project.ts';

const ROOT = path.join(import.meta.dirname, '..', '..', '..');
const FIXTURES = path.join(ROOT, 'test', 'fixtures', 'init');
const CLI = path.join(ROOT, 'src', 'entry', 'cli.ts');

let project: Project;
beforeEach(async () => {
  project = await emptyProject();
});
afterEach(() => rm(project.directory, { recursive: true, force: true }));

type Said = { readonly code: number; readonly out: string; readonly err: string };

/** Without a terminal, as a child of a test is. */
function init(args: readonly string[] = [], cwd = project.directory): Promise<Said> {
  return new Promise((resolve) => {
    execFile(process.execPath, [CLI, 'init', ...args], { cwd }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, out, err });
    });
  });
}

const put = (name: string, folder = '') =>
  cp(path.join(FIXTURES, name), path.join(project.directory, folder), { recursive: true });
const read = (name: string) => readFile(path.join(project.directory, name), 'utf8');
const names = async () => (await readdir(project.directory, { recursive: true })).sort();

test('init writes four files, and says what it guessed, from where, and what comes next', async () => {
  await put('express');
  const { code, out, err } = await init(['--yes']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toBe(`Found
  Express                          package.json
  build: npm ci                    package-lock.json
  start: npm start                 package.json:5
  port: read from PORT             src/server.js:20
  ready when /health answers       src/server.js:11
  4 of 6 GET routes in the script  src/server.js, src/routes/products.js and 1 more

Wrote
  perf-gate.yml
  perf-gate/load.js
  .perf-gate/.gitignore
  .github/workflows/perf-gate.yml

To do
  - perf-gate/load.js calls /api/products/:id, /api/products/:id/reviews/latest with values that are guessed: put in some that exist.

Next
  perf-gate check --base HEAD
      starts both sides and sends each request once: does all of it work?
  perf-gate run --base HEAD
      the whole gate; nothing changed yet, so it must pass
  git add perf-gate.yml perf-gate/load.js .perf-gate/.gitignore .github/workflows/perf-gate.yml
      then commit, and open a pull request
`);
});

test('a file that exists is not overwritten without being asked, and nothing else is written', async () => {
  await put('express');
  await project.write('perf-gate.yml', 'gate: mine\n');
  const before = await names();
  const { code, err } = await init();
  expect(code).toBe(2);
  expect(err).toContain('perf-gate.yml exists, and nothing was written');
  expect(await read('perf-gate.yml')).toBe('gate: mine\n');
  expect(await names()).toEqual(before);
});

test('where nothing says how it starts, --start does, and folders with an application are named', async () => {
  await put('monorepo');
  const { code, err } = await init(['--yes']);
  expect(code).toBe(2);
  expect(err).toContain('services/cart: `perf-gate init --working-directory services/cart`');
  expect(err).toContain('--start');
  expect((await init(['--yes', '--start', './run', '--ready', '/ok'])).code).toBe(0);
  expect(await read('perf-gate.yml')).toContain('start: ./run\n  ready: /ok\n');
  expect(await read('perf-gate/load.js')).toContain("get('/ok'); // no route was found: put in your own");
});

test('in a folder its files lie there, and the workflow at the root of the repository', async () => {
  await put('monorepo');
  const { code, out } = await init(['--yes', '--working-directory', 'services/cart']);
  expect(code).toBe(0);
  expect(out).toContain('perf-gate run --base HEAD --working-directory services/cart\n');
  expect(await read('services/cart/perf-gate.yml')).toContain('gate: cart\n');
  expect(await read('.github/workflows/perf-gate.yml')).toContain(
    'with: { working-directory: services/cart }',
  );
});

test('the workflow has the branch of the repository, and a merge queue where one is used', async () => {
  await put('go-http');
  await project.git('branch', '-m', 'trunk');
  await project.write('.github/workflows/ci.yml', 'on:\n  merge_group:\njobs: {}\n');
  expect((await init(['--yes'])).out).toContain('a merge queue');
  const text = await read('.github/workflows/perf-gate.yml');
  expect(text).toContain('push: { branches: [trunk] }');
  expect(text).toContain('\n  merge_group:\n');
});

test('without a merge queue its event is not listened to', async () => {
  await put('go-http');
  await init(['--yes']);
  expect(await read('.github/workflows/perf-gate.yml')).not.toContain('merge_group');
});

test('a workflow that runs the gate already is left alone', async () => {
  await put('go-http');
  await project.write(
    '.github/workflows/perf.yml',
    'jobs:\n  a:\n    steps:\n      - uses: perf-gate/perf-gate@v0.1.0\n',
  );
  const { out } = await init(['--yes']);
  expect(out).toContain('.github/workflows/perf.yml:4 runs the gate already, so no workflow was written.');
  expect(await names()).not.toContain('.github/workflows/perf-gate.yml');
});

test('outside of a git repository that is said', async () => {
  await put('go-http');
  await rm(path.join(project.directory, '.git'), { recursive: true });
  expect((await init(['--yes'])).out).toContain('This folder is in no git repository');
});
