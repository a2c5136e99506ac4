import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { execute } from '../process/cli.ts';
import { readmeBlocks } from '../support/readme.ts';
import { k6Binary } from '../support/tools.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');

/** The README's line that runs the demo, without its remark. */
async function shownLine(): Promise<string> {
  const lines = (await readmeBlocks('Development')).flatMap(({ text }) => text.split('\n'));
  const found = lines.filter((line) => line.includes('npm run demo'));
  expect(found).toHaveLength(1);
  return (found[0] ?? '').replace(/\s+#.*/, '');
}

test('the demo is a duet of a pull request, and ends with its comment as a person sees it', async () => {
  const [install, demo] = (await shownLine()).split(' && ');
  expect(install, 'this checkout has been given its packages').toBe('npm install');
  const temporary = mkdtempSync(path.join(os.tmpdir(), 'demo-'));
  onTestFinished(() => rmSync(temporary, { recursive: true, force: true }));
  const found = [path.dirname(await k6Binary('2.2.0')), process.env['PATH']].join(path.delimiter);
  // The demo is given no database of the user's.
  const env = { PATH: found, TMPDIR: temporary, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' };
  const { code, stdout, stderr } = await execute('sh', ['-c', demo ?? ''], { cwd: ROOT, env });
  expect(code, stderr + stdout).toBe(0);

  expect(stdout).toContain('-create index if not exists orders_user_id on orders (user_id);');
  for (const step of ['Building base', 'Building head', 'Warm-up', 'pairs of rounds']) {
    expect(stderr).toContain(step);
  }
  const lines = stdout.trimEnd().split('\n');
  const title = lines.find((line) => line.startsWith('❌ ')) ?? '';
  const headline = /: (.*)/.exec(title)?.[1] ?? 'no title';
  expect(lines.at(-1)).toBe(`The gate found it and stops the pull request: ${headline}`);
  expect(stdout).toMatch(/^❌ {2}.*orders.*(%|×)/m);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no colour where nobody sees it
  expect(stdout).not.toMatch(/\u001b|\*\*|^\||<details>|&#/m);
  for (const name of ['report.md', 'summary.md', 'recording.json', 'judgement.json']) {
    const file = path.join('.perf-gate', 'demo', name);
    expect(stdout).toContain(` ${file}\n`);
    expect(existsSync(path.join(ROOT, file)), file).toBe(true);
  }
  const report = readFileSync(path.join(ROOT, '.perf-gate', 'demo', 'report.md'), 'utf8');
  expect(report.split('\n')[0]).toBe(`### ${title}`);
  expect(readdirSync(temporary).filter((name) => name.startsWith('perf-gate-'))).toEqual([]);
});
