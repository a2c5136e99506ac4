import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import { fillTables, generated } from '../scripts/generate.ts';

const ROOT = path.join(import.meta.dirname, '..');
const read = (name: string) => readFileSync(path.join(ROOT, name), 'utf8');
const SETTINGS = ['action.yml', 'docs/perf-gate.schema.json', 'docs/reference.md'];
const RECIPES = ['docs/recipes.md', 'docs/monorepo.md'];
const COST = 'docs/performance.md';
const RESULTS = ['time-to-verdict', 'duet', 'cases', 'targets'].map((name) => `bench/results/${name}.jsonl`);
const NAMES = [
  ...[...SETTINGS, ...RECIPES, COST, 'docs/github.md', 'docs/targets.md'],
  ...['docs/diagnosis.md', 'docs/security.md'],
];

let copy: string;
beforeEach(() => {
  copy = mkdtempSync(path.join(os.tmpdir(), 'generated-'));
});
afterEach(() => rmSync(copy, { recursive: true, force: true }));

/** The script at work in a copy of what it reads and writes. */
function generateIn(...args: readonly string[]): { readonly code: number | null; readonly said: string } {
  const script = path.join(copy, 'scripts', 'generate.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
  return { code: status, said: (stdout + stderr).trim() };
}

function fillCopy(): void {
  for (const name of [
    'package.json',
    'scripts',
    'src/core/model',
    'src/core/config',
    'src/core/statistics',
    'src/core/targets',
    'src/core/diagnosis/playbook',
    'bench/diagnosis',
    'bench/edges',
    'bench/targets',
    'examples/recipes',
    'bench/cost',
    'bench/support',
    ...RESULTS,
    ...NAMES,
  ]) {
    cpSync(path.join(ROOT, name), path.join(copy, name), { recursive: true });
  }
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'));
}

test('action.yml, the schema and the documents are in step with their sources', async () => {
  const files = await generated();
  expect([...files.keys()]).toEqual(NAMES);
  for (const [name, text] of files) expect(read(name), name).toBe(text);
});

test('action.yml is what the runner expects, and defaults never override the file', () => {
  const action = parse(read('action.yml'));
  expect(action).toMatchObject({
    name: 'Perf Gate',
    branding: { icon: 'activity', color: 'green' },
    runs: { using: 'node24', main: 'dist/action.js' },
  });
  const inputs: Record<string, { default?: string; description: string }> = action.inputs;
  expect(inputs['github-token']?.default).toBe(`\${{ github.token }}`);
  expect(inputs['matrix']?.default).toBe(`\${{ toJSON(matrix) }}`);
  expect(inputs['warn']).toEqual({
    description: 'slow-down above which there is a warning (default: 20%)',
    required: false,
  });
  expect(Object.keys(action.outputs)).toEqual([
    'verdict',
    'reason',
    'regressions',
    'report-path',
    'recording-path',
    'judgement-path',
    'comment-url',
    'baseline-sha',
    'k6-exit-code',
  ]);
});

test('an untouched copy passes the check, and a change by hand in any file fails it until it is written again', () => {
  fillCopy();
  expect(generateIn('--check')).toEqual({ code: 0, said: '' });
  const reference = path.join(copy, 'docs', 'reference.md');
  writeFileSync(reference, read('docs/reference.md').replace('| `app.start` |', '| `app.begin` |'));
  for (const name of ['action.yml', 'docs/perf-gate.schema.json'])
    appendFileSync(path.join(copy, name), '\n');
  const cost = path.join(copy, COST);
  writeFileSync(cost, read(COST).replace('| three applications', '| two applications'));
  for (const name of RECIPES) {
    const file = path.join(copy, name);
    writeFileSync(file, read(name).replace('      - uses: perf-gate/', '      - uses: nobody/'));
  }
  for (const name of ['docs/github.md', 'docs/security.md']) {
    const file = path.join(copy, name);
    writeFileSync(file, read(name).replace('<!-- /generated:edges -->', '| X1 |\n<!-- /generated:edges -->'));
  }
  const diagnosis = path.join(copy, 'docs', 'diagnosis.md');
  writeFileSync(diagnosis, read('docs/diagnosis.md').replace('| missing index (', '| missing table ('));
  const targets = path.join(copy, 'docs', 'targets.md');
  writeFileSync(targets, read('docs/targets.md').replace('| `rps` |', '| `rsp` |').replace('`rps`', '`rsp`'));
  expect(generateIn('--check')).toEqual({
    code: 1,
    said: NAMES.map((name) => `${name} is out of step with its source: run \`npm run generate\`.`).join('\n'),
  });
  expect(generateIn()).toEqual({ code: 0, said: NAMES.map((name) => `wrote ${name}`).join('\n') });
  expect(generateIn('--check')).toEqual({ code: 0, said: '' });
  expect(readFileSync(reference, 'utf8')).toBe(read('docs/reference.md'));
});

test('a setting that was added without generating fails the check', () => {
  fillCopy();
  const settings = path.join(copy, 'src', 'core', 'config', 'settings', 'policy.ts');
  const text = readFileSync(settings, 'utf8');
  const changed = text.replace("default: '20%'", "default: '25%'");
  expect(changed).not.toBe(text);
  writeFileSync(settings, changed);
  const { code, said } = generateIn('--check');
  expect(code).toBe(1);
  for (const name of SETTINGS) expect(said).toContain(`${name} is out of step`);
});

test('a document without its markers is an error that says what to add', () => {
  const sentence =
    'docs/reference.md lacks <!-- generated:inputs --> … <!-- /generated:inputs -->: add both, each on its own line.';
  expect(() => fillTables('docs/reference.md', '# nothing')).toThrow(sentence);
  fillCopy();
  writeFileSync(path.join(copy, 'docs', 'reference.md'), '# nothing\n');
  expect(generateIn()).toEqual({ code: 1, said: sentence });
});
