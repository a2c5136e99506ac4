import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Judgement } from '../../src/core/model/judgement/judgement.ts';
import { chromiumBrowser, k6Binary } from '../support/tools.ts';
import { execute } from './cli.ts';

const SOURCE = path.join(import.meta.dirname, '..', '..', 'src', 'entry', 'cli.ts');
/** Answers after 20 ms. */
const SERVER = `require('node:http').createServer((_, response) => setTimeout(() => response.setHeader('content-type', 'text/html').end('<h1>Shop</h1>'), 20)).listen(process.env.PORT, '127.0.0.1');`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'targets-'));
  writeFileSync(path.join(folder, 'server.cjs'), SERVER);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A gate that drives 60 requests a second of two routes for three seconds. */
const gate = (targets: string, ...args: readonly string[]) => gateWith({}, targets, ...args);

async function gateWith(
  variables: Readonly<Record<string, string>>,
  targets: string,
  ...args: readonly string[]
) {
  const config = `gate: shop
app: { start: exec node server.cjs }
workload: { requests: [GET /orders, GET /cart], rate: 60/s, duration: 3s }
targets: ${targets}
`;
  writeFileSync(path.join(folder, 'perf-gate.yml'), config);
  const k6 = ['--k6-path', await k6Binary('2.2.0')];
  const env = { NO_COLOR: '1', ...variables };
  const { code, stdout, stderr } = await execute(process.execPath, [SOURCE, ...args, ...k6], {
    cwd: folder,
    env,
  });
  return { code, stdout, stderr };
}

const statesOf = ({ targets = [] }: Judgement) =>
  Object.fromEntries(targets.map(({ text, state }) => [text, state]));

test('alone, without any baseline: one met, one missed, one that nobody can know', async () => {
  const targets = '[p95 < 2s, "GET /cart: p50 < 5ms", rps > 5000, { target: avg < 1ms, role: warning }]';
  const { code, stdout, stderr } = await gate(targets, 'run', '--json');
  expect(code, stderr).toBe(1);
  const judgement: Judgement = JSON.parse(stdout);
  expect(judgement.verdict).toBe('fail');
  expect(judgement.reason).toMatch(/^Target missed: GET \/cart: p50 < 5ms, measured /);
  expect(statesOf(judgement)).toEqual({
    ...{ 'p95 < 2s': 'met', 'GET /cart: p50 < 5ms': 'missed' },
    ...{ 'rps > 5000': 'unmeasured', 'avg < 1ms': 'missed' },
  });
});

test('what the set of recommended ones lacks is said before any load', async () => {
  const { code, stdout, stderr } = await gate('[recommended, "GET /orders: p95 < 1s"]', 'check');
  expect(code, stderr).toBe(0);
  expect(stdout).toContain('Targets:\n');
  expect(stdout).toContain('- rps > 1000: not measured, since the load asks for');
  expect(stdout).toContain('- db.pool < 80%: not measured, since this version reads no database');
  expect(stdout).toContain('- GET /orders: p95 < 1s');
  const wrong = await gate('["GET /order: p95 < 1s", p95 < 200%]', 'check');
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toContain('Did you mean p95 < 200ms?');
});

test('pages take a browser: what is lacking is said before any load, and a run without one is none that failed', async () => {
  const targets = '[page load < 2s, page tti < 3s]';
  const env = { K6_BROWSER_EXECUTABLE_PATH: path.join(folder, 'nothing', 'chromium') };
  const checked = await gateWith(env, targets, 'check');
  expect(checked.code, checked.stderr).toBe(0);
  expect(checked.stdout).toContain(
    '- page load < 2s: not measured, since this machine has no Chromium: install one',
  );
  const { code, stdout, stderr } = await gateWith(env, targets, 'run', '--json');
  expect(code, stderr).toBe(0);
  expect(statesOf(JSON.parse(stdout))).toEqual({
    'page load < 2s': 'unmeasured',
    'page tti < 3s': 'unmeasured',
  });
  const [before, after] = stderr.split('2 targets of pages are not measured: this machine has no Chromium');
  expect(before).not.toMatch(/Preflight|Load:/);
  expect(after).toMatch(/Load:/);
});

test('a page in a real browser is judged: one target met, one missed', async () => {
  await chromiumBrowser();
  const targets = '[page load < 20s, page lcp < 1ms]';
  const { code, stdout, stderr } = await gate(targets, 'run', '--json');
  expect(code, stderr).toBe(1);
  const judgement: Judgement = JSON.parse(stdout);
  expect(judgement.reason).toMatch(/^Target missed: page lcp < 1ms, measured /);
  expect(statesOf(judgement)).toEqual({ 'page load < 20s': 'met', 'page lcp < 1ms': 'missed' });
});
