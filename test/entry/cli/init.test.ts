import { execFile } from 'node:child_process';
import { cp, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Flags } from '../../../src/entry/cli/command.ts';
import { type Asker, Cancelled, nobody } from '../../../src/entry/cli/init/asker.ts';
import { initBy } from '../../../src/entry/cli/init/init.ts';
import { UsageError } from '../../../src/ports/errors.ts';
import { emptyProject, type Project } from '../../support/project.ts';

const ROOT = path.join(import.meta.dirname, '..', '..', '..');
const FIXTURES = path.join(ROOT, 'test', 'fixtures', 'init');
const CLI = path.join(ROOT, 'src', 'entry', 'cli.ts');

let project: Project;
beforeEach(async () => {
  project = await emptyProject();
});
afterEach(() => rm(project.directory, { recursive: true, force: true }));

const init = (flags: Flags = {}, asker: Asker = nobody) => initBy(asker, flags, project.directory);

/** What it refuses, in its words. */
const refused = async (flags: Flags = {}): Promise<string> => {
  const thrown = await init(flags).catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(UsageError);
  return String(thrown);
};

const put = (name: string, folder = '') =>
  cp(path.join(FIXTURES, name), path.join(project.directory, folder), { recursive: true });
const read = (name: string) => readFile(path.join(project.directory, name), 'utf8');
const names = async () => (await readdir(project.directory, { recursive: true })).sort();

test('init writes three files, and says what it guessed, from where, and what comes next', async () => {
  await put('express');
  expect(await init()).toBe(`Found
  Express                        package.json
  build: npm ci                  package-lock.json
  start: npm start               package.json:5
  port: read from PORT           src/server.js:20
  ready when /health answers     src/server.js:11
  4 of 6 GET routes in the load  src/server.js, src/routes/products.js and 1 more

Wrote
  perf-gate.yml
  .perf-gate/.gitignore
  .github/workflows/perf-gate.yml

To do
  - perf-gate.yml calls /api/products/:id, /api/products/:id/reviews/latest with values that are guessed: put in some that exist.

Next
  npx perf-gate check --base HEAD
      starts both sides and runs one iteration of the load on each: does it work?
  npx perf-gate run --base HEAD
      the whole gate; nothing changed yet, so it must pass
  git add perf-gate.yml .perf-gate/.gitignore .github/workflows/perf-gate.yml
      then commit, and open a pull request
`);
});

test('a file that exists is not overwritten without being asked, and nothing else is written', async () => {
  await put('express');
  await project.write('perf-gate.yml', 'gate: mine\n');
  const before = await names();
  expect(await refused()).toContain('perf-gate.yml exists, and nothing was written');
  expect(await read('perf-gate.yml')).toBe('gate: mine\n');
  expect(await names()).toEqual(before);
});

test('where nothing says how it starts, --start does, and folders with an application are named', async () => {
  await put('monorepo');
  const said = await refused();
  expect(said).toContain('services/cart: `npx perf-gate init --working-directory services/cart`');
  expect(said).toContain('--start');
  await init({ start: './run', ready: '/ok' });
  expect(await read('perf-gate.yml')).toContain('start: ./run\n  ready: /ok\n');
  expect(await read('perf-gate.yml')).toContain('    - GET /ok # no route was found: put in your own\n');
});

test('in a folder its files lie there, and the workflow at the root of the repository', async () => {
  await put('monorepo');
  const out = await init({ 'working-directory': 'services/cart' });
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
  expect(await init()).toContain('a merge queue');
  const text = await read('.github/workflows/perf-gate.yml');
  expect(text).toContain('push: { branches: [trunk] }');
  expect(text).toContain('\n  merge_group:\n');
});

test('without a merge queue its event is not listened to', async () => {
  await put('go-http');
  await init();
  expect(await read('.github/workflows/perf-gate.yml')).not.toContain('merge_group');
});

test('a workflow that runs the gate already is left alone', async () => {
  await put('go-http');
  await project.write(
    '.github/workflows/perf.yml',
    'jobs:\n  a:\n    steps:\n      - uses: perf-gate/perf-gate@v0.1.0\n',
  );
  const out = await init();
  expect(out).toContain('.github/workflows/perf.yml:4 runs the gate already, so no workflow was written.');
  expect(await names()).not.toContain('.github/workflows/perf-gate.yml');
});

const SECOND = { 'working-directory': 'services/search' };

test('a second service is told to be measured by nothing yet, and what has the first workflow measure it', async () => {
  await put('monorepo');
  await put('go-http', 'services/search');
  await init({ 'working-directory': 'services/cart' });
  const out = await init(SECOND);
  expect(out).toContain(
    'Wrote\n  services/search/perf-gate.yml\n  services/search/.perf-gate/.gitignore\n\n',
  );
  expect(out).toContain(
    'perf-gate.yml:22 runs the gate in services/cart, so no workflow was written, and nothing measures services/search yet.',
  );
  expect(out).toContain('matrix: { folder: [services/cart, services/search] }');
  expect(out).not.toContain('already');
});

test('a second service with forks is told to be published by nothing yet', async () => {
  await put('monorepo');
  await put('go-http', 'services/search');
  await init({ 'working-directory': 'services/cart', forks: true });
  const out = await init({ ...SECOND, forks: true });
  expect(out).toContain('nothing measures services/search yet.');
  expect(out).toMatch(/perf-gate-publish\.yml:\d+ publishes/);
  expect(out).toContain('with `gate: search` and `working-directory: services/search`');
});

test('of several workflows that run the gate the one that measures the folder is meant, and trusted', async () => {
  await put('go-http', 'services/search');
  await project.write(
    '.github/workflows/a.yml',
    measures('        with: { working-directory: services/cart }\n'),
  );
  await project.write(MEASURES, measures('        with: { working-directory: ./services/search/ }\n'));
  const out = await init({ ...SECOND, forks: true });
  expect(out).toContain(`${MEASURES}:5 runs the gate already, so no workflow was written.`);
  expect(parse(await read('services/search/perf-gate.yml')).baseline).toEqual({ workflow: [MEASURES] });
});

/** Somebody who answers so. */
const answering = (answers: Partial<Asker>): Asker => ({ ...nobody, ...answers });

const MEASURES = '.github/workflows/speed.yml';
const measures = (inputs: string) =>
  `on: { pull_request: }\njobs:\n  a:\n    steps:\n      - uses: perf-gate/perf-gate@v0.1.0\n${inputs}`;

test('with forks, a workflow that runs the gate already is the one that is trusted, and what it lacks is told', async () => {
  await put('go-http');
  await project.write(MEASURES, measures(''));
  const out = await init({ forks: true, label: 'slow' });
  expect(parse(await read('perf-gate.yml')).baseline).toEqual({ workflow: [MEASURES] });
  expect(out).toContain(`write \`hand-over: true\` below \`with:\` of the step in ${MEASURES}:5.`);
  expect(out).toContain(`take examples/fork-pair/publish.yml, and put the \`name:\` of ${MEASURES}`);
  expect(out).not.toContain('"slow"');
});

test('with forks, a pair that is there already lacks nothing, and the one that measures is trusted', async () => {
  await put('go-http');
  await project.write(MEASURES, measures('        with: { hand-over: true }\n'));
  const others = ['a-refresh.yml', 'perf-publish.yml'].map((name) => `.github/workflows/${name}`);
  await project.write(others[0] ?? '', measures('').replace('pull_request:', 'schedule: []'));
  await project.write(others[1] ?? '', measures('        with: { mode: publish, gate: shop }\n'));
  const out = await init({ forks: true });
  expect(parse(await read('perf-gate.yml')).baseline).toEqual({ workflow: [MEASURES] });
  expect(out).toContain(`${MEASURES}:5 runs the gate already`);
  expect(out).not.toMatch(/hand-over|examples\/fork-pair/);
});

test('where only a workflow that publishes is there, none is trusted', async () => {
  await put('go-http');
  await project.write(MEASURES, measures('        with: { mode: publish, gate: shop }\n'));
  const out = await init({ forks: true });
  expect(parse(await read('perf-gate.yml')).baseline).toBeUndefined();
  expect(out).not.toContain('hand-over');
});

test('nobody is asked about a workflow that is not written', async () => {
  await put('go-http');
  await project.write(MEASURES, measures(''));
  const asked: unknown[] = [];
  const asker = answering({
    choices: async (given) => {
      asked.push(given);
      return { ...given, forks: true };
    },
  });
  await init({}, asker);
  expect(asked).toEqual([]);
  expect(parse(await read('perf-gate.yml')).baseline).toBeUndefined();
});

test('outside of a git repository that is said', async () => {
  await put('go-http');
  await rm(path.join(project.directory, '.git'), { recursive: true });
  expect(await init()).toContain('This folder is in no git repository');
});

test('without a terminal nothing is asked, with or without --yes, and a refusal is a mistake of usage', async () => {
  await put('express');
  const call = () => promisify(execFile)(process.execPath, [CLI, 'init'], { cwd: project.directory });
  expect((await call()).stdout).toContain('Wrote\n  perf-gate.yml\n');
  await project.write('perf-gate.yml', 'gate: mine\n');
  await expect(call()).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('exists') });
});

test('somebody who is asked picks the application, its start and what the workflow does', async () => {
  await put('go-http');
  await put('node');
  const seen: string[] = [];
  const asker = answering({
    application: async (all) => {
      seen.push(...all.map(({ framework }) => framework));
      return all.find(({ framework }) => framework === 'node') ?? null;
    },
    start: async (usual) => `${usual} --quiet`,
    choices: async () => ({ forks: true, label: 'performance' }),
  });
  const out = await init({}, asker);
  expect(seen).toEqual(['go', 'node']);
  expect(out).toContain('Found too, and not taken: Go server (main.go:14)');
  expect(out).toContain('without the label "performance" are not measured');
  expect(await read('perf-gate.yml')).toContain('start: node server.mjs --quiet\n');
  expect(await names()).toContain('.github/workflows/perf-gate-publish.yml');
});

test('somebody who is asked may have a file overwritten and keep another', async () => {
  await put('express');
  await project.write('perf-gate.yml', 'gate: mine\n');
  await project.write('.perf-gate/.gitignore', 'mine\n');
  const asked: string[] = [];
  const asker = answering({
    overwrite: async (names) => {
      asked.push(...names);
      return new Set(['perf-gate.yml']);
    },
  });
  expect(await init({}, asker)).toContain('Kept\n  .perf-gate/.gitignore\n');
  expect(asked).toEqual(['perf-gate.yml', '.perf-gate/.gitignore']);
  expect(await read('perf-gate.yml')).toContain('start: npm start');
  expect(await read('.perf-gate/.gitignore')).toBe('mine\n');
});

test('a trial begins where it is asked for, and where somebody who is asked wants to watch', async () => {
  await put('go-http');
  await init();
  expect(parse(await read('perf-gate.yml')).policy).toBeUndefined();
  const all = async () => new Set(await names());
  expect(await init({ trial: true }, answering({ overwrite: all }))).toContain(
    'The gate watches, and blocks nothing.',
  );
  expect(parse(await read('perf-gate.yml')).policy).toEqual({ 'fail-on': 'never' });
  await init({}, answering({ overwrite: all, trial: async () => true }));
  expect(parse(await read('perf-gate.yml')).policy).toEqual({ 'fail-on': 'never' });
});

test('somebody who gives up leaves everything as it was', async () => {
  await put('express');
  const before = await names();
  const asker = answering({
    choices: async () => {
      throw new Cancelled();
    },
  });
  await expect(init({}, asker)).rejects.toThrow(Cancelled);
  expect(await names()).toEqual(before);
});
