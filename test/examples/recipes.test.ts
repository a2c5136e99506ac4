import { globSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { actionConfig } from '../../src/entry/action/action-config.ts';
import { gateSteps, type Inputs } from '../support/gate-steps.ts';
import { isWorkflow, pageText, readmeBlocks } from '../support/readme.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const EXAMPLES = path.join(ROOT, 'examples');
const read = (name: string): string => readFileSync(path.join(EXAMPLES, name), 'utf8');
const QUICK = 'Quick start: the gate starts your application';
const RUNNING = 'Quick start: something that already runs';
const log = { write: () => {}, group: <T>(_: string, body: () => Promise<T>) => body() };

type Step = { readonly name: string; readonly folder: string | null; readonly inputs: Inputs };

const README = await readmeBlocks(QUICK);
const SETTINGS = README.find((block) => block.language === 'yaml' && !isWorkflow(block))?.text ?? '';

/** The configuration that the action makes of a step beside the example's files; with the README's where those hold none. */
async function configOfStep({ folder, inputs }: Omit<Step, 'name'>) {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'recipe-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  if (inputs['target'] === undefined) await writeFile(path.join(directory, 'perf-gate.yml'), SETTINGS);
  if (folder !== null) await cp(path.join(EXAMPLES, folder), directory, { recursive: true });
  const place = path.join(directory, inputs['working-directory'] ?? '');
  const config = inputs['config'] === undefined ? {} : { config: path.join(directory, inputs['config']) };
  const all = { ...inputs, ...config, 'working-directory': place };
  return (await actionConfig(all, { GITHUB_JOB: 'performance' }, log)).config;
}

/** The folder that a user copies, of a file in it. */
const folderOf = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('recipes/') ? 2 : 1)
    .join('/');

const steps: readonly Step[] = [
  ...globSync('**/*.yml', { cwd: EXAMPLES })
    .sort()
    .flatMap((name) => gateSteps(read(name)).map((inputs) => ({ name, folder: folderOf(name), inputs }))),
  ...[...README, ...(await readmeBlocks(RUNNING))]
    .filter(isWorkflow)
    .flatMap(({ text }) => gateSteps(text).map((inputs) => ({ name: 'README.md', folder: null, inputs }))),
];

describe('the workflows of the examples and the README', () => {
  test('are many', () => {
    expect(new Set(steps.map(({ name }) => name)).size).toBeGreaterThan(12);
  });

  test.each(steps)('$name: the action understands $inputs', async (step) => {
    await expect(configOfStep(step)).resolves.toMatchObject({ gate: expect.any(String) });
  });

  test.each([{ fial: '30%' }, { budget: 'long' }, { mode: 'publishing' }])(
    'and %o it does not',
    async (inputs) => {
      await expect(configOfStep({ folder: null, inputs })).rejects.toThrow(Object.keys(inputs)[0]);
    },
  );
});

test('every file of a recipe is shown, but for the second service of the monorepo', () => {
  const shown = ['docs/recipes.md', 'docs/monorepo.md'].map(pageText).join('\n');
  const files = globSync('recipes/**/*.yml', { cwd: EXAMPLES });
  expect(files.length).toBeGreaterThan(12);
  const hidden = files.filter((name) => !shown.includes(`\`\`\`yaml\n${read(name)}\`\`\``));
  expect(hidden).toEqual(['recipes/monorepo/services/search/perf-gate.yml']);
});

test('the measuring half that can be accepted is that of the pair, but for what blocks', () => {
  const lines = (text: string) => new Set(text.split('\n').map((line) => line.trim()));
  const [pair, accepted] = [
    lines(read('fork-pair/measure.yml')),
    lines(read('recipes/accept-from-fork/performance.yml')),
  ];
  const added = [...accepted].filter((line) => !pair.has(line));
  expect(added.filter((line) => !line.startsWith('#')).map((line) => line.split(':')[0])).toEqual([
    ...['with', 'gate', 'hand-over', 'fail-on'],
  ]);
});
