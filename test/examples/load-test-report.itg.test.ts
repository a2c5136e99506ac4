import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Judgement } from '../../src/core/model/judgement/judgement.ts';
import { RECOMMENDED } from '../../src/core/targets/vocabulary.ts';
import { execute } from '../process/cli.ts';
import { k6Binary } from '../support/tools.ts';
import { SHOP } from './shop.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const SOURCE = path.join(ROOT, 'src', 'entry', 'cli.ts');

const CONFIG = `gate: shop
app: { start: exec node start.js, ready: /healthz }
workload: { script: load.js, rate: 20/s, duration: 6s, warmup: 2s }
targets: recommended
`;

/** What a mark of each state begins with, on a terminal and in Markdown. */
const MARKS = { text: /^ {2}(✗ missed|! warning|✓ met|– not measured) /, markdown: /^\| (❌|⚠️|✅|–) \| / };
/** Each says what it takes. */
const PROBED = /db\.\S+.*it takes the setting probes\.postgres\.url-env/;

let folder: string;
beforeEach(() => {
  // Outside of any repository, so that head is driven alone.
  folder = mkdtempSync(path.join(os.tmpdir(), 'load-test-report-'));
  cpSync(SHOP, folder, { recursive: true });
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
  writeFileSync(path.join(folder, 'perf-gate.yml'), CONFIG);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function call(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return execute(process.execPath, [SOURCE, ...args], { cwd: folder, env: { NO_COLOR: '1', ...env } });
}

/** The shop under load, on a PostgreSQL of its own. */
async function run(env: Readonly<Record<string, string>> = {}) {
  const { code, stdout, stderr } = await call(['run', '--k6-path', await k6Binary('2.2.0')], env);
  const read = (name: string) => readFileSync(path.join(folder, '.perf-gate', name), 'utf8');
  const judgement: Judgement = JSON.parse(read('judgement.json'));
  return { code, stdout, stderr, judgement, report: read('report.md') };
}

/** Lines from the first that contains `from` to the next empty one. */
function block(text: string, from: string): readonly string[] {
  const all = text.split('\n');
  const start = all.findIndex((line) => line.includes(from));
  const rest = start < 0 ? [] : all.slice(start);
  const end = rest.indexOf('');
  return end < 0 ? rest : rest.slice(0, end);
}

const named = (lines: readonly string[]) =>
  RECOMMENDED.map((target) => lines.find((line) => line.includes(target)) ?? `${target} is not there`);

test('of the shop, with the recommended targets, every line has a state, and what takes a probe says so', async () => {
  const { code, stdout, stderr, judgement, report } = await run();
  expect([0, 1], stdout + stderr).toContain(code);
  for (const line of named(block(stdout, 'target  '))) expect(line).toMatch(MARKS.text);
  for (const line of named(block(report, '| Result |'))) expect(line).toMatch(MARKS.markdown);
  const unread = block(stdout, 'target  ').filter((line) => PROBED.test(line));
  expect(unread).toHaveLength(4);
  for (const line of unread) expect(line).toMatch(/^ {2}– not measured/);

  const endpoints = block(stdout, '  endpoint ').slice(1, 6);
  const names = ['GET products', 'GET product', 'GET search', 'GET orders', 'POST checkout'];
  expect(endpoints.map((line) => /^ {2}(\S+ \S+) /.exec(line)?.[1]).toSorted()).toEqual(names.toSorted());
  for (const line of endpoints) expect(line).toMatch(/ (fast|slow|very slow)$/);
  expect(stdout).toMatch(/Load on head: [✓✗] \d/);
  expect(report).toContain('#### Errors\n\nNo request failed.\n');
  expect(judgement.loadTest?.all.head.failed).toBe(0);

  // And the same again from its file.
  const again = await call(['render', '--judgement', '.perf-gate/judgement.json', '--format', 'report']);
  expect(again.stdout).toBe(report);
});

test('of a shop that fails every fifth answer, the errors have a kind and an example, and an action item', async () => {
  const { code, stdout, stderr, judgement, report } = await run({ SHOP_STEADY_ERRORS: '0.2' });
  expect(code, stdout + stderr).toBe(1);
  expect(block(report, '| Error |').at(2)).toMatch(
    /^\| 503 \| \d+ of \d+ \(\d+(\.\d)? %\) \| (GET|POST) \S+: \d+ of /,
  );
  expect(block(report, '| Check |').at(2)).toMatch(/^\| all answered 200 \| \d+ of \d+/);
  const [, item = ''] = report.split('#### Action items');
  expect(item).toMatch(
    /^\d+\. ❌ Target missed: error-rate &#60; 1%.*Most failures: (GET|POST) \S+ \(\d+ of \d+ requests, with 503\)/m,
  );
  expect(stdout).toMatch(/^ {2}\d+\. ✗ Target missed: error-rate < 1%/m);
  // A busy machine may miss more.
  expect(judgement.targets?.find(({ text }) => text === 'error-rate < 1%')?.state).toBe('missed');
});

test('a run that is only recorded prints the same report without a verdict', async () => {
  const { code, stdout, stderr } = await call(['record', '--k6-path', await k6Binary('2.2.0')]);
  expect(code, stdout + stderr).toBe(0);
  expect(stdout).toMatch(/^ {2}Load test\n {2}Target load: 20 iterations\/s /);
  for (const line of named(block(stdout, 'target  '))) expect(line).toMatch(MARKS.text);
  expect(stdout).not.toContain('NO-BASELINE');
});
