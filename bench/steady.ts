/**
 * How steady the end-to-end tests' application is: `npm run bench:steady [-- --runs 20]`.
 *
 * The same build is measured again and again beside a process that burns a whole CPU, and each run is compared
 * with the first. The application answers after timers, so that the machine's noise stays far below 20 %.
 */
import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Judgement } from '../src/core/model/judgement/judgement.ts';
import { k6Binary } from '../test/support/tools.ts';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '20' } } });
const root = path.join(import.meta.dirname, '..');
const folder = await mkdtemp(path.join(os.tmpdir(), 'steady-'));
await cp(path.join(root, 'test', 'e2e', 'project'), folder, { recursive: true });
const k6 = await k6Binary('2.2.0');

function cli(...args: readonly string[]): Promise<number | null> {
  const argv = [path.join(root, 'dist', 'cli.js'), ...args, '--k6-path', k6];
  const child = spawn(process.execPath, argv, { cwd: folder, stdio: 'ignore' });
  return new Promise((resolve) => child.on('close', resolve));
}

const burner = spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' });
try {
  await cli('record', '--out', 'first');
  const verdicts: Record<string, number> = {};
  let largest = 0;
  for (let run = 0; run < Number(values.runs); run += 1) {
    await cli('run', '--baseline', 'first', '--out', 'next');
    const text = await readFile(path.join(folder, 'next', 'judgement.json'), 'utf8');
    const judgement: Judgement = JSON.parse(text);
    verdicts[judgement.verdict] = (verdicts[judgement.verdict] ?? 0) + 1;
    const judged = judgement.comparisons.filter((one) => one.class !== 'inconclusive');
    largest = Math.max(largest, ...judged.map(({ worse }) => worse ?? 0));
  }
  console.log(`${values.runs} runs of one build beside a CPU burner: ${JSON.stringify(verdicts)}`);
  console.log(`largest worsening of a judged metric: ${(largest * 100).toFixed(1)} %`);
} finally {
  burner.kill();
  await rm(folder, { recursive: true, force: true });
}
