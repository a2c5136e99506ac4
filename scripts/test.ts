/**
 * Every check, stage by stage, with its seconds. A stage that fails does not stop the next ones.
 * The last line is `N passed, N failed`; a skipped test counts as failed, since it proved nothing.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

type Count = { readonly passed: number; readonly failed: number };
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
  vitest('itg', ['itg']),
];

function command(name: string, argv: readonly string[]): Stage {
  return {
    name,
    run: async () => ((await execute(argv)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }),
  };
}

/** Projects of vitest. Fails also when they ran no test or left no report. */
function vitest(name: string, projects: readonly string[]): Stage {
  return {
    name,
    async run(scratch) {
      const report = path.join(scratch, `${name}.json`);
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
      const chosen = projects.map((project) => `--project=${project}`);
      const code = await execute(['vitest', 'run', ...chosen, ...reporters]);
      try {
        const { numPassedTests, numTotalTests } = JSON.parse(await readFile(report, 'utf8'));
        const failed = numTotalTests - numPassedTests;
        const silent = numTotalTests === 0 || (failed === 0 && code !== 0);
        return { passed: numPassedTests, failed: silent ? failed + 1 : failed };
      } catch {
        return { passed: 0, failed: 1 };
      }
    },
  };
}

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
}
await rm(scratch, { recursive: true, force: true });
console.log(`\n${lines.join('\n')}\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
