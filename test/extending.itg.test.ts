import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Extension, extensions } from './support/extension.ts';

const ROOT = path.join(import.meta.dirname, '..');
const BIN = path.join(ROOT, 'node_modules', '.bin');
const ALL = extensions();
const PATCH_OF_KIND = ALL.find(({ name }) => name === 'kind-of-setting.patch')?.text ?? '';
/** What the type of the settings table must refuse, made from the patch of a kind. */
const WRONG = {
  'kind-that-reads-no-number': PATCH_OF_KIND.replace('kind: BYTES', 'kind: TEXT').replace(
    "import { BYTES } from '../kinds/numbers/bytes.ts'",
    "import { TEXT } from '../kinds/texts/text.ts'",
  ),
  'number-without-default': PATCH_OF_KIND.replace("default: '100MB'", 'default: null'),
};

let folder: string;
/** what tsc says of each copy */
let said: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'extending-'));
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
  const include = ['*/src'];
  writeFileSync(
    path.join(folder, 'tsconfig.json'),
    JSON.stringify({ extends: path.join(ROOT, 'tsconfig.json'), include }),
  );
  copyTo('all', ['src', 'package.json']);
  for (const { text } of ALL) apply('all', text);
  for (const [name, text] of Object.entries(WRONG)) {
    copyTo(name, ['src/core/config', 'src/core/model', 'src/core/targets', 'package.json']);
    apply(name, text);
  }
  const env = { ...process.env, PATH: `${BIN}${path.delimiter}${process.env['PATH']}` };
  said = spawnSync(path.join(BIN, 'tsc'), ['--pretty', 'false'], {
    cwd: folder,
    env,
    encoding: 'utf8',
  }).stdout;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function copyTo(name: string, parts: readonly string[]): void {
  mkdirSync(path.join(folder, name));
  for (const part of parts) cpSync(path.join(ROOT, part), path.join(folder, name, part), { recursive: true });
}

/** Into a folder that is no repository. */
function apply(name: string, patch: string): void {
  const env = { ...process.env, GIT_CEILING_DIRECTORIES: folder };
  execFileSync('git', ['apply', '-'], { cwd: path.join(folder, name), env, input: patch });
}

const errorsIn = (name: string): readonly string[] =>
  said.split('\n').filter((line) => line.startsWith(`${name}/`) && line.includes('error TS'));

/** What a program prints that runs among the extended sources. */
function printed(program: string): unknown {
  const args = ['--input-type=module', '--eval', program];
  return JSON.parse(
    execFileSync(process.execPath, args, { cwd: path.join(folder, 'all'), encoding: 'utf8' }),
  );
}

const PARSE = `
const { parseConfig } = await import('./src/core/config/parse.ts');
const parse = (value, overrides = {}) => {
  const file = { name: 'perf-gate.yml', value, locate: () => null };
  const places = { defaultGate: 'job', outFor: () => '/out', resolve: (name) => name };
  return parseConfig({ file, overrides, label: (id) => id, measures: false, ...places });
};
`;

test.each(ALL.map((extension) => [extension.adds, extension] as const))(
  'adding %s touches as few files as CONTRIBUTING.md says',
  (adds: string, { most, touches }: Extension) => {
    expect(touches.length).toBeGreaterThan(0);
    expect(touches.length, touches.join(', ')).toBeLessThanOrEqual(most);
    expect(readFileSync(path.join(ROOT, 'CONTRIBUTING.md'), 'utf8')).toContain(`| ${adds} | ${most} |`);
  },
);

test('what is added has the right types', () => {
  expect(errorsIn('all')).toEqual([]);
});

test.each(Object.keys(WRONG))('a row of a %s is refused', (name) => {
  expect(errorsIn(name)).toEqual([expect.stringContaining('src/core/config/settings/baseline.ts')]);
});

test('a row alone makes a setting: its value, its default, its problems and its remedies', () => {
  const program = `${PARSE}
    const { config } = parse({});
    const off = parse({}, { annotations: 'false' });
    const bad = parse({}, { annotations: 'no' });
    const placed = parse({ annotations: false });
    console.log(JSON.stringify([config.annotations, off.config.annotations, bad.problems[0].message, placed.problems[0].message]));`;
  expect(printed(program)).toEqual([
    true,
    false,
    'annotations is "no", but must be true or false.',
    'annotations is not a setting. It is the action\'s input "annotations", and does not stand in the file.',
  ]);
});

test('a file alone makes a kind: read, asked for and guessed', () => {
  const program = `${PARSE}
    const { config } = parse({});
    const set = parse({ baseline: { most: '20MB' } });
    const bad = parse({ baseline: { most: 20, mots: '20MB' } });
    console.log(JSON.stringify([config.baseline.mostBytes, set.config.baseline.mostBytes, bad.problems.map(({ message }) => message)]));`;
  expect(printed(program)).toEqual([
    100_000_000,
    20_000_000,
    [
      'baseline.mots is not a setting. Did you mean most?',
      'baseline.most is 20, but must be a size with its unit, such as 500kB or 20MB. Did you mean 20MB?',
    ],
  ]);
});

test('a row and its reader make a metric: it is compared, and takes limits of its own', () => {
  const recording = path.join(ROOT, 'test', 'fixtures', 'recordings', 'duet-slower.json');
  const argv = ['src/entry/cli.ts', 'judge', '--json', '--recording', recording];
  const { stdout } = spawnSync(process.execPath, argv, { cwd: path.join(folder, 'all'), encoding: 'utf8' });
  const { comparisons } = JSON.parse(stdout) as { comparisons: readonly { metric: string }[] };
  expect(comparisons.map(({ metric }) => metric)).toContain('p90');
  const program = `${PARSE}
    console.log(JSON.stringify(parse({ policy: { metrics: { p90: { warn: '10%', floor: '2ms' } } } }).config.policy.metrics));`;
  expect(printed(program)).toEqual({ p90: { warn: 0.1, floor: 2 } });
});

test('a word and a rule make a reason: it is given, and a judgement with it is read again', () => {
  const program = `
    const { readFileSync } = await import('node:fs');
    const { judge } = await import('./src/core/words/judge.ts');
    const { decodeJudgement, decodeRecording } = await import('./src/core/stored/decode.ts');
    const read = (name) => decodeRecording(JSON.parse(readFileSync(${JSON.stringify(path.join(ROOT, 'test/fixtures/recordings/'))} + name))).value;
    const of = (checks) => {
      const one = read('timer.json');
      return { ...one, arms: { head: { ...one.arms.head, checks } } };
    };
    const policy = { warn: 0.2, fail: 0.5, failOn: 'fail', thresholds: 'ignore', onInconclusive: 'pass', onNoBaseline: 'pass', onInvalid: 'fail' };
    const check = [{ name: 'is 200', passes: 9, fails: 0 }];
    const found = ([head, base]) => {
      const baseline = { runs: [{ recording: of(base), origin: 'x', distance: 0 }], refused: [], history: null };
      const judgement = judge({ head: of(head), baseline, policy, createdAt: '2026-11-24T12:00:00.000Z', tool: 't', remedy: { kind: 'told', text: '' } });
      return [judgement.reasons.some(({ kind }) => kind === 'unchecked'), decodeJudgement(JSON.parse(JSON.stringify(judgement))).ok];
    };
    console.log(JSON.stringify([[[], check], [check, check]].map(found)));`;
  expect(printed(program)).toEqual([
    [true, true],
    [false, true],
  ]);
});
