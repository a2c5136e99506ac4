import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { fixtureNames } from './core/init/fixtures.ts';
import { ALL_PULLS, madeOf } from './core/render/init/made.ts';
import { documentBlocks, isWorkflow, type Shown } from './support/readme.ts';
import { actionlintBinary, zizmorBinary } from './support/tools.ts';

const ROOT = path.join(import.meta.dirname, '..');
const OURS = path.join(ROOT, '.github', 'workflows');

let blocks: readonly Shown[];
let examples: readonly string[];
let made: readonly string[];
let folder: string;

beforeAll(async () => {
  examples = await workflowsIn(path.join(ROOT, 'examples'));
  // What a page shows of an example is that example's text.
  blocks = (await documentBlocks()).filter((block) => isWorkflow(block) && !examples.includes(block.text));
  folder = await mkdtemp(path.join(os.tmpdir(), 'workflows-'));
  // actionlint takes the folder with a repository as the root of `uses: ./`.
  await run('git', ['init', '-q'], folder);
  const workflows = path.join(folder, '.github', 'workflows');
  await mkdir(workflows, { recursive: true });
  await cp(OURS, workflows, { recursive: true });
  for (const name of ['action.yml', 'dist']) {
    await cp(path.join(ROOT, name), path.join(folder, name), { recursive: true });
  }
  await cp(path.join(ROOT, '.github', 'zizmor.yml'), path.join(folder, '.github', 'zizmor.yml'));
  for (const [index, { text }] of blocks.entries())
    await writeFile(path.join(workflows, `document-${index}.yml`), text);
  for (const [index, text] of examples.entries())
    await writeFile(path.join(workflows, `example-${index}.yml`), text);
  made = madeByInit();
  for (const [index, text] of made.entries())
    await writeFile(path.join(workflows, `init-${index}.yml`), text);
});

/** What `perf-gate init` writes for each kind of application, with and without forks, each text once. */
function madeByInit(): readonly string[] {
  const forks = { forks: true, label: "area: it's #1" };
  const texts = fixtureNames()
    .filter((name) => name !== 'monorepo')
    .flatMap((name) => [ALL_PULLS, forks].flatMap((choices) => madeOf(name, choices).files))
    .filter(({ name }) => name.startsWith('.github/'))
    .map(({ text }) => text);
  return [...new Set(texts)];
}

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Workflows of a folder: its YAML files that have jobs. */
async function workflowsIn(directory: string): Promise<readonly string[]> {
  const names = await readdir(directory, { recursive: true });
  const yaml = names.filter((name) => /\.ya?ml$/.test(name) && !name.includes('node_modules'));
  const texts = await Promise.all(yaml.map((name) => readFile(path.join(directory, name), 'utf8')));
  return texts.filter((text) => text.includes('\njobs:'));
}

/** Exit code and everything that was printed. */
function run(program: string, args: readonly string[], cwd: string): Promise<{ code: number; text: string }> {
  return new Promise((resolve) => {
    execFile(program, args, { cwd }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, text: stdout + stderr });
    });
  });
}

const files = async () => {
  const names = await readdir(path.join(folder, '.github', 'workflows'));
  return names.map((name) => path.join('.github', 'workflows', name));
};

test('the README shows two workflows, other pages those of the examples; all name the version of package.json', () => {
  expect(blocks.map(({ page }) => page)).toEqual(['README.md', 'README.md']);
  const reference = `${manifest.repository.replace('github:', '')}@v${manifest.version}`;
  expect(examples.length).toBeGreaterThan(0);
  for (const text of [...blocks.map((block) => block.text), ...examples])
    expect(text).toContain(`uses: ${reference}`);
});

test('actionlint finds nothing in our workflows, those of the documents, the examples and init', async () => {
  expect(await run(await actionlintBinary(), ['-no-color', ...(await files())], folder)).toEqual({
    code: 0,
    text: '',
  });
});

test('actionlint does find an input that the action does not have', async () => {
  const broken = path.join(folder, 'broken.yml');
  const text = await readFile(path.join(OURS, 'self-test.yml'), 'utf8');
  await writeFile(broken, text.replace('fail-on: never', 'fial-on: never'));
  const found = await run(await actionlintBinary(), ['-no-color', broken], folder);
  expect(found.code).not.toBe(0);
  expect(found.text).toContain('fial-on');
});

const isShown = (name: string): boolean => /document-|example-|init-/.test(name);

const ZIZMOR = ['--offline', '--no-progress', '--config', '.github/zizmor.yml'];

test('zizmor finds nothing in our workflows and action.yml, pedantically', async () => {
  const ours = (await files()).filter((name) => !isShown(name));
  const found = await run(await zizmorBinary(), [...ZIZMOR, '--pedantic', ...ours, 'action.yml'], folder);
  expect(found.code, found.text).toBe(0);
});

test('zizmor finds nothing in the workflows of the documents, the examples and init', async () => {
  const shown = (await files()).filter(isShown);
  const found = await run(await zizmorBinary(), [...ZIZMOR, ...shown], folder);
  expect(made.length).toBeGreaterThan(2);
  expect(shown).toHaveLength(blocks.length + examples.length + made.length);
  expect(found.code, found.text).toBe(0);
});

test('the one required job needs every other job', async () => {
  const ci = await readFile(path.join(OURS, 'ci.yml'), 'utf8');
  const jobs = [...ci.slice(ci.indexOf('\njobs:')).matchAll(/^ {2}([\w-]+):$/gm)].map((match) => match[1]);
  const needs = /ci-ok:[\s\S]*?needs: \[([^\]]*)\]/
    .exec(ci)?.[1]
    ?.split(',')
    .map((name) => name.trim());
  expect(jobs.length).toBeGreaterThan(1);
  expect(needs?.toSorted()).toEqual(jobs.filter((name) => name !== 'ci-ok').toSorted());
});
