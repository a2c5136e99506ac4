import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { k6Binary } from '../support/tools.ts';
import { cli } from './cli.ts';
import { processesOf } from './leftovers.ts';

const SERVER = `const wait = Number(require('node:fs').readFileSync('wait.txt', 'utf8'));
require('node:http').createServer((_, response) => setTimeout(() => response.end('{}'), wait)).listen(process.env.PORT, '127.0.0.1');`;
const SCRIPT = `import http from 'k6/http';
export default function () { http.get(__ENV.BASE_URL, { tags: { name: 'home' } }); }`;
/** Each command notes its arm and where it ran. */
const CONFIG = `app:
  build: echo "$PERF_GATE_ARM $PWD" >> "$TRACE/build"; cp server.cjs built.cjs
  setup: echo "$PERF_GATE_ARM $BASE_URL" >> "$TRACE/setup"
  start: exec node built.cjs
  reset: echo "$PERF_GATE_ARM $BASE_URL" >> "$TRACE/reset"
workload:
  script: load.js
  rate: 100/s
  warmup: 2s
probes:
  cpu-profile: never
`;

let folder: string;
let repository: string;
let trace: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'duet-run-'));
  repository = path.join(folder, 'repository');
  trace = path.join(folder, 'trace');
  mkdirSync(repository);
  mkdirSync(trace);
});
afterEach(() => {
  expect(processesOf(folder)).toEqual([]);
  rmSync(folder, { recursive: true, force: true });
});

function git(...args: readonly string[]): string {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.com'];
  return execFileSync('git', [...identity, ...args], { cwd: repository, encoding: 'utf8' }).trim();
}

function commit(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(repository, name), text);
  git('add', '-A');
  git('commit', '-q', '-m', 'change');
}

async function run(...args: readonly string[]) {
  const out = path.join(folder, 'out');
  const env = { TRACE: trace, PERF_GATE_TEST_FOLDER: folder, RUNNER_TOOL_CACHE: path.join(folder, 'cache') };
  const k6 = ['--k6-path', await k6Binary('2.2.0'), '--out', out];
  const result = await cli(['run', ...args, ...k6], { cwd: repository, env });
  const file = path.join(out, 'recording.json');
  return { ...result, recording: existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null };
}

/** What a command noted since the last look: the arm, and what it said. */
function traced(name: string): readonly (readonly string[])[] {
  const file = path.join(trace, name);
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  rmSync(file);
  return lines.map((line) => line.split(' '));
}

const armsOf = (lines: readonly (readonly string[])[]) => lines.map(([arm]) => arm);

/** Where base and head were made alike before each group of rounds; rounds that the machine disturbed are followed by more groups. */
function groupsOf(resets: readonly (readonly string[])[]): readonly (readonly (string | undefined)[])[] {
  const [bases, heads] = ['base', 'head'].map((arm) => resets.filter(([of]) => of === arm));
  expect(armsOf(resets)).toEqual(bases?.flatMap(() => ['base', 'head']));
  return (bases ?? []).map(([, url], at) => [url, heads?.[at]?.[1]]);
}

test('two revisions are built, set up, reset and driven in turns, and the slower one is found', async () => {
  git('init', '-q', '-b', 'main');
  commit({ 'server.cjs': SERVER, 'load.js': SCRIPT, 'perf-gate.yml': CONFIG, 'wait.txt': '40' });
  commit({ 'wait.txt': '80' });

  const slow = await run('--base', 'HEAD~1');
  expect(slow.code, slow.stderr).toBe(1);
  expect(slow.stdout).toContain('FAIL');
  expect(slow.recording.duet).toMatchObject({ starts: 2, stop: 'regressed' });
  expect(slow.recording.arms.base.source.sha).toBe(git('rev-parse', 'HEAD~1'));
  // Where there is memory enough they are built at the same time.
  const [base, head] = traced('build').toSorted();
  expect([base?.[0], head?.[0]]).toEqual(['base', 'head']);
  expect(base?.[1]).not.toBe(head?.[1]);
  const setups = traced('setup');
  expect(armsOf(setups).toSorted()).toEqual(['base', 'head']);
  expect(new Set(setups.map(([, url]) => url)).size).toBe(2);
  // Once more before the rounds of the second start, which confirmed it.
  expect(groupsOf(traced('reset')).length).toBeGreaterThan(1);

  // So close to the limit that four pairs do not settle it.
  commit({ 'wait.txt': '46' });
  const close = await run('--base', 'HEAD~2', '--budget', '36s');
  expect(close.stderr).toContain('Built output of base reused.');
  expect(armsOf(traced('build'))).toEqual(['head']);
  expect(close.stderr).toContain('Half time: both are restarted');
  expect(close.recording.duet).toMatchObject({ starts: 2 });
  expect(close.recording.windows.length).toBeGreaterThan(8);
  expect(armsOf(traced('setup')).toSorted()).toEqual(['base', 'head']);
  // After half time each arm listens where the other one did.
  const groups = groupsOf(traced('reset'));
  expect(groups.at(-1)).toEqual(groups[0]?.toReversed());
  expect(close.code, close.stderr).toBe(0);
  expect(git('status', '--porcelain')).toBe('');
});

test('two servers that the user started are driven in turns', async () => {
  const servers: Server[] = [];
  const serve = async (): Promise<string> => {
    const server = createServer((_request, response) => setTimeout(() => response.end('{}'), 60));
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  try {
    writeFileSync(path.join(repository, 'load.js'), SCRIPT);
    const targets = ['--base-url', await serve(), '--head-url', await serve()];
    const same = await run(...targets, '--script', 'load.js', '--rate', '100/s', '--warmup', '2s');
    expect(same.code, same.stderr).toBe(0);
    expect(same.stdout).toContain('PASS');
    expect(same.recording.duet).toMatchObject({ starts: 1 });
    expect(same.recording.arms.base.origin).toBe(targets[1]);
  } finally {
    for (const server of servers) server.close();
  }
});
