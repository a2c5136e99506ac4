/**
 * Every check, stage by stage, with its seconds. A stage that fails does not stop the next ones.
 * The last line is `N passed, N failed`; a skipped test counts as failed, since it proved nothing.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

type Count = {
  readonly passed: number;
  readonly failed: number;
  /** of those that passed, these did so only when they were run again */
  readonly again?: readonly string[];
};
type Report = {
  readonly numPassedTests: number;
  readonly numTotalTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
};
type Stage = { readonly name: string; run(scratch: string): Promise<Count> };

const ROOT = path.join(import.meta.dirname, '..');

const STAGES: readonly Stage[] = [
  command('tools', ['node', 'scripts/tools.ts']),
  command('format and lint', ['biome', 'check', '--error-on-warnings', '.']),
  command('types', ['tsc', '-p', 'tsconfig.json']),
  command('types of core', ['tsc', '-p', 'tsconfig.core.json']),
  command('generated files', ['node', 'scripts/generate.ts', '--check']),
  command('dist equals a fresh build', ['node', 'scripts/build.ts', '--check']),
  vitest('unit', ['core', 'unit']),
  vitestAgain('itg', ['itg']),
];

function command(name: string, argv: readonly string[]): Stage {
  return {
    name,
    run: async () => ((await execute(argv)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }),
  };
}

/** More than this many files are no coincidence. */
const AGAIN = 4;

/** Projects of vitest. Fails also when they ran no test or left no report. */
function vitest(name: string, projects: readonly string[]): Stage {
  const chosen = projects.map((project) => `--project=${project}`);
  return { name, run: (scratch) => runVitest(path.join(scratch, `${name}.json`), chosen) };
}

/**
 * Real programs at real times, on a machine that others use too: the few files of `itg` that fail are run again, by themselves.
 * What passes then counts, and is named beside the count, since it is a fault of the test or of a moment that nobody hit before.
 */
function vitestAgain(name: string, projects: readonly string[]): Stage {
  const first = vitest(name, projects);
  return {
    name,
    async run(scratch) {
      const count = await first.run(scratch);
      const report = await readReport(path.join(scratch, `${name}.json`));
      const failing = (report?.testResults ?? []).filter((file) => failedOf(file).length > 0);
      const tests = failing.flatMap(failedOf);
      if (tests.length !== count.failed || tests.length === 0 || failing.length > AGAIN) return count;
      console.log(`\n== ${name}, again: what failed`);
      const files = failing.map((file) => file.name);
      const chosen = projects.map((project) => `--project=${project}`);
      const second = await runVitest(path.join(scratch, `${name}-again.json`), [...files, ...chosen]);
      return second.failed > 0 ? count : { passed: count.passed + tests.length, failed: 0, again: tests };
    },
  };
}

const failedOf = ({ assertionResults }: Report['testResults'][number]) =>
  assertionResults.filter(({ status }) => status !== 'passed').map(({ fullName }) => fullName);

async function runVitest(file: string, args: readonly string[]): Promise<Count> {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await execute(['vitest', 'run', ...args, ...reporters]);
  const report = await readReport(file);
  if (report === null) return { passed: 0, failed: 1 };
  const { numPassedTests: passed, numTotalTests: total } = report;
  const failed = total - passed;
  const silent = total === 0 || (failed === 0 && code !== 0);
  return { passed, failed: silent ? failed + 1 : failed };
}

const readReport = (file: string): Promise<Report | null> =>
  readFile(file, 'utf8')
    .then((text) => JSON.parse(text))
    .catch(() => null);

function execute([program = '', ...args]: readonly string[]): Promise<number> {
  const bin = path.join(ROOT, 'node_modules', '.bin');
  const env = { ...process.env, PATH: `${bin}${path.delimiter}${process.env['PATH']}`, FORCE_COLOR: '0' };
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: ROOT, env, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', () => resolve(127));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

const scratch = await mkdtemp(path.join(os.tmpdir(), 'perf-gate-test-'));
const wanted = process.argv.slice(2);
const lines: string[] = [];
let passed = 0;
let failed = 0;
for (const stage of STAGES.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  console.log(`\n== ${stage.name}`);
  const start = performance.now();
  const count = await stage.run(scratch);
  passed += count.passed;
  failed += count.failed;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  lines.push(`${stage.name}: ${count.passed} passed, ${count.failed} failed in ${seconds} s`);
  for (const test of count.again ?? []) lines.push(`  passed only when it was run again: ${test}`);
}
await rm(scratch, { recursive: true, force: true });
console.log(`\n${lines.join('\n')}\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
