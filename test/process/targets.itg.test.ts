import { execFileSync } from 'node:child_process';
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

/** Sixty requests a second of two routes for three seconds. */
const configure = (targets: string) =>
  writeFileSync(
    path.join(folder, 'perf-gate.yml'),
    `gate: shop
app: { start: exec node server.cjs }
workload: { requests: [GET /orders, GET /cart], rate: 60/s, duration: 3s }
targets: ${targets}
`,
  );

const perfGate = (...args: readonly string[]) => perfGateWith({}, ...args);

const perfGateWith = (variables: Readonly<Record<string, string>>, ...args: readonly string[]) =>
  execute(process.execPath, [SOURCE, ...args], { cwd: folder, env: { NO_COLOR: '1', ...variables } });

/** A gate with these targets that drives them. */
const gate = (targets: string, ...args: readonly string[]) => gateWith({}, targets, ...args);

async function gateWith(
  variables: Readonly<Record<string, string>>,
  targets: string,
  ...args: readonly string[]
) {
  configure(targets);
  return perfGateWith(variables, ...args, '--k6-path', await k6Binary('2.2.0'));
}

function commit(...args: readonly string[]): void {
  const git = (...own: readonly string[]) => execFileSync('git', own, { cwd: folder });
  git('init', '-q');
  git('add', '-A', '--', ':!.perf-gate');
  git('-c', 'user.name=t', '-c', 'user.email=t@example.com', 'commit', '-q', '-m', 'change', ...args);
}

const statesOf = ({ targets = [] }: Judgement) =>
  Object.fromEntries(targets.map(({ text, state }) => [text, state]));

test('alone, without any baseline: one met, one missed, one that nobody can know', async () => {
  const targets = '[p95 < 20s, "GET /cart: p50 < 5ms", rps > 5000, { target: avg < 1ms, role: warning }]';
  const { code, stdout, stderr } = await gate(targets, 'run', '--json');
  expect(code, stdout + stderr).toBe(1);
  const judgement: Judgement = JSON.parse(stdout);
  expect(judgement.verdict).toBe('fail');
  expect(judgement.reason).toMatch(/^Target missed: GET \/cart: p50 < 5ms, measured /);
  expect(statesOf(judgement)).toEqual({
    ...{ 'p95 < 20s': 'met', 'GET /cart: p50 < 5ms': 'missed' },
    ...{ 'rps > 5000': 'unmeasured', 'avg < 1ms': 'missed' },
  });
});

test('what the set of recommended ones lacks is said before any load', async () => {
  const { code, stdout, stderr } = await gate('[recommended, "GET /orders: p95 < 1s"]', 'check');
  expect(code, stdout + stderr).toBe(0);
  expect(stdout).toContain('Targets:\n');
  expect(stdout).toContain('- rps > 1000: not measured, since the load asks for');
  expect(stdout).toContain('- db.pool < 80%: not measured, since the database was not looked into');
  expect(stdout).toContain('- GET /orders: p95 < 1s');
});

test('beside base: of two targets the missed one stands on line one, and exit code 1', async () => {
  const load = ['run', '--base', 'HEAD~1', '--rate', '80/s', '--budget', '60s'];
  configure('[p95 < 2s]');
  commit();
  commit('--allow-empty');
  const { code, stdout, stderr } = await gate('[error-rate < 1%, "GET /cart: p95 < 5ms"]', ...load);
  expect(code, stdout + stderr).toBe(1);
  const [first] = stdout.split('\n');
  expect(first).toMatch(/^FAIL {2}.*target missed: `GET \/cart: p95 < 5ms` \([\d.]+ ms\)/);
  expect(stdout).toMatch(/✓ met +error-rate < 1%/);
  // The same run by a limit that it meets.
  configure('[error-rate < 1%, "GET /cart: p95 < 2s"]');
  const met = await perfGate('judge', '--recording', '.perf-gate/recording.json');
  expect(met.code, met.stderr).toBe(0);
  expect(met.stdout.split('\n')[0]).not.toContain('target');
  expect(met.stdout).not.toMatch(/missed/i);
});

/** What `run` says of mistakes in the file, a line each. */
async function mistakesIn(...targets: readonly string[]): Promise<readonly string[]> {
  configure(targets.map((target) => `\n  - ${target}`).join(''));
  const { code, stdout, stderr } = await perfGate('run');
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  return stderr.trim().split('\n');
}

test('each mistake is one clear line with its place and what was meant, before anything is started', async () => {
  const [misspelt, ...others] = await mistakesIn(
    ...['p59 < 200ms', 'p95 < 200', 'p95 < 200%', 'error-rate < 0%', 'error-rate < 1%'],
  );
  expect(misspelt).toMatch(
    /^perf-gate: perf-gate\.yml:5:5: targets\[0\] is "p59 < 200ms", but must be a target of p50, .* Did you mean p95 < 200ms\?$/,
  );
  const wants = 'but must be a target whose limit is a time with its unit, such as 200ms or 2s';
  expect(others).toEqual([
    `perf-gate: perf-gate.yml:6:5: targets[1] is "p95 < 200", ${wants}. Did you mean p95 < 200ms?`,
    `perf-gate: perf-gate.yml:7:5: targets[2] is "p95 < 200%", ${wants}. Did you mean p95 < 200ms?`,
    'perf-gate: perf-gate.yml:8:5: targets[3] is "error-rate < 0%", but must be a target that can be met: nothing is below 0. Did you mean error-rate <= 0%?',
  ]);
  expect(await mistakesIn('p95 < 200ms', '"GET /ordres: p95 < 300ms"')).toEqual([
    'perf-gate: perf-gate.yml:6:5: workload.requests has no endpoint GET /ordres. Did you mean GET /orders?',
  ]);
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
  expect(code, stdout + stderr).toBe(0);
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
  expect(code, stdout + stderr).toBe(1);
  const judgement: Judgement = JSON.parse(stdout);
  expect(judgement.reason).toMatch(/^Target missed: page lcp < 1ms, measured /);
  expect(statesOf(judgement)).toEqual({ 'page load < 20s': 'met', 'page lcp < 1ms': 'missed' });
});
