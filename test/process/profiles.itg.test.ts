import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ProfileEvidence } from '../../src/core/model/evidence/profile.ts';
import type { Judgement } from '../../src/core/model/judgement/judgement.ts';
import type { Recording } from '../../src/core/model/recording/recording.ts';
import { k6Binary } from '../support/tools.ts';
import { type CliOptions, execute } from './cli.ts';
import { processesOf } from './leftovers.ts';

const SOURCE = path.join(import.meta.dirname, '..', '..', 'src', 'entry', 'cli.ts');
const SCRIPT = `import http from 'k6/http';
export default function () {
  http.get(__ENV.BASE_URL + '/orders', { tags: { name: 'orders' } });
  http.get(__ENV.BASE_URL + '/health', { tags: { name: 'health' } });
}`;
const SERVER = `const { priceOf } = require('./price.cjs');
if (process.env.REFUSES === '1' && /inspect/.test(process.env.NODE_OPTIONS ?? '')) {
  console.error('this application is not to be looked at');
  process.exit(7);
}
require('node:http').createServer((request, response) => {
  response.end(request.url === '/orders' ? String(priceOf(4)) : 'ok');
}).listen(process.env.PORT, '127.0.0.1');
`;
/** `turns` thousands of roots are some ms. */
const price = (turns: number) => `'use strict';
exports.priceOf = function priceOf(items) {
  let sum = 0;
  for (let turn = 0; turn < ${turns} * 1000; turn += 1) sum += Math.sqrt(turn * items + sum % 7);
  return sum;
};
`;
const GO = (turns: number) => `package main

import (
	"fmt"
	"math"
	"net/http"
	_ "net/http/pprof"
	"os"
)

//go:noinline
func priceOf(items float64) float64 {
	sum := 0.0
	for turn := 0.0; turn < ${turns}*1000; turn++ {
		sum += math.Sqrt(turn*items + math.Mod(sum, 7))
	}
	return sum
}

func main() {
	http.HandleFunc("/orders", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, priceOf(4)) })
	http.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "ok") })
	http.ListenAndServe("127.0.0.1:"+os.Getenv("PORT"), nil)
}
`;
/** Samples itself where it is asked to, as a profiler would, and writes what it saw as it ends. */
const PYTHON = `import os, signal
from http.server import BaseHTTPRequestHandler, HTTPServer
from price import price_of

stacks = {}

def sample(_, frame):
    names = []
    while frame is not None:
        code = frame.f_code
        names.append(f"{code.co_name} ({os.path.relpath(code.co_filename)}:{frame.f_lineno})")
        frame = frame.f_back
    stack = ";".join(reversed(names))
    stacks[stack] = stacks.get(stack, 0) + 1

def end(*_):
    if "PERF_GATE_PROFILE" in os.environ:
        with open(os.environ["PERF_GATE_PROFILE"], "w") as file:
            file.writelines(f"{stack} {count}\\n" for stack, count in stacks.items())
    os._exit(0)

class Shop(BaseHTTPRequestHandler):
    def do_GET(self):
        body = str(price_of(4) if self.path == "/orders" else "ok").encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def log_message(self, *_):
        pass

signal.signal(signal.SIGTERM, end)
if "PERF_GATE_PROFILE" in os.environ:
    signal.signal(signal.SIGPROF, sample)
    signal.setitimer(signal.ITIMER_PROF, 0.01, 0.01)
HTTPServer(("127.0.0.1", int(os.environ["PORT"])), Shop).serve_forever()
`;
const PYTHON_PRICE = (turns: number) => `def price_of(items):
    total = 0.0
    for turn in range(${turns} * 100):
        total += (turn * items + total % 7) ** 0.5
    return total
`;
const PACKAGE = '{ "name": "shop", "private": true, "scripts": { "start": "node server.cjs" } }\n';

const configOf = (app: string, probes: string, rate = 60) => `app: { ${app} }
probes: { ${probes} }
workload: { script: load.js, rate: ${rate}/s, warmup: 1s }
policy: { seed: 3 }
`;

let folder: string;
let repository: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'profiles-'));
  repository = path.join(folder, 'repository');
  mkdirSync(repository);
  git('init', '-q', '-b', 'main');
});
afterEach(() => {
  expect(processesOf(folder)).toEqual([]);
  rmSync(folder, { recursive: true, force: true });
});

function git(...args: readonly string[]): void {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.com'];
  execFileSync('git', [...identity, ...args], { cwd: repository });
}

function commit(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(repository, name), text);
  git('add', '-A');
  git('commit', '-q', '--allow-empty', '-m', 'change');
}

async function run(options: Pick<CliOptions, 'onSaid'> = {}) {
  const out = path.join(folder, 'out');
  const args = ['--base', 'HEAD~1', '--budget', '60s', '--k6-path', await k6Binary('2.2.0'), '--out', out];
  const env = { PERF_GATE_TEST_FOLDER: folder, RUNNER_TOOL_CACHE: path.join(folder, 'cache') };
  const result = await execute(process.execPath, [SOURCE, 'run', ...args], {
    cwd: repository,
    env,
    ...options,
  });
  const file = path.join(out, 'recording.json');
  if (!existsSync(file)) throw new Error(result.stderr);
  const recording: Recording = JSON.parse(readFileSync(file, 'utf8'));
  const profiles = readdirSync(out).filter((name) => name.startsWith('profile-'));
  const { base, head } = recording.arms;
  const said = result.stdout + result.stderr;
  return { ...result, said, out, profiles, profiled: { base: base?.profiled, head: head.profiled } };
}

type Ran = Awaited<ReturnType<typeof run>>;

function evidence({ profiled, stderr }: Ran, arm: 'base' | 'head'): ProfileEvidence {
  const profile = profiled[arm]?.profile;
  if (!profile) throw new Error(`${JSON.stringify(profiled[arm])}\n${stderr}`);
  return profile;
}

const named = ({ functions }: ProfileEvidence) => functions.find(({ frame }) => /priceOf$/.test(frame.name));

/** CPU time of the planted function, ms a request. */
function perRequest(profile: ProfileEvidence): number {
  return (named(profile)?.ownMs ?? 0) / (profile.requests ?? 0);
}

const shareOf = (profile: ProfileEvidence) => (named(profile)?.ownMs ?? 0) / profile.busyMs;

const namesOf = ({ functions }: ProfileEvidence) => functions.slice(0, 3).map(({ frame }) => frame.name);

test('the function that head spends its time in is in the recording, of an application that npm starts', async () => {
  const config = configOf('start: npm start', 'cpu-profile: auto');
  const files = { 'server.cjs': SERVER, 'package.json': PACKAGE, 'load.js': SCRIPT, 'perf-gate.yml': config };
  commit({ ...files, 'price.cjs': price(40) });
  commit({ 'price.cjs': price(200) });
  const slow = await run();
  expect(slow.code, slow.said).toBe(1);
  const [base, head] = [evidence(slow, 'base'), evidence(slow, 'head')];
  expect(namesOf(head)).toContain('priceOf');
  expect(named(head)?.frame).toMatchObject({ file: 'price.cjs', line: 2, owner: 'app' });
  expect(perRequest(head)).toBeGreaterThan(2 * perRequest(base));
  expect(slow.profiles.toSorted()).toEqual(['profile-base.cpuprofile', 'profile-head.cpuprofile']);
});

test('nothing is found where nothing changed and a profile is asked for each time', async () => {
  const config = configOf('start: exec node server.cjs', 'cpu-profile: always');
  const files = { 'server.cjs': SERVER, 'load.js': SCRIPT, 'perf-gate.yml': config };
  commit({ ...files, 'price.cjs': price(200) });
  commit({});
  const same = await run();
  expect(same.code, same.said).toBe(0);
  // Of the time that is busy: its length is of the wall, which others on the machine make longer.
  const [base, head] = [shareOf(evidence(same, 'base')), shareOf(evidence(same, 'head'))];
  expect(base).toBeGreaterThan(0.5);
  expect(Math.abs(head - base)).toBeLessThan(0.25);
  const judgement: Judgement = JSON.parse(readFileSync(path.join(same.out, 'judgement.json'), 'utf8'));
  // It always took most of the time, which is told as what it is.
  expect(judgement.findings?.filter(({ isNew }) => isNew)).toEqual([]);
});

test('an application that does not run with an inspector keeps its verdict, and says why it has no profile', async () => {
  const config = configOf('start: exec node server.cjs, env: { REFUSES: "1" }', 'cpu-profile: auto');
  const files = { 'server.cjs': SERVER, 'load.js': SCRIPT, 'perf-gate.yml': config };
  commit({ ...files, 'price.cjs': price(40) });
  commit({ 'price.cjs': price(200) });
  const slow = await run();
  expect(slow.code, slow.said).toBe(1);
  expect(slow.stdout).toContain('FAIL');
  expect(slow.profiled.head).toMatchObject({ profile: null, gaps: [{ kind: 'failed' }] });
  const said = JSON.stringify(slow.profiled.head);
  expect(said).toContain('this application is not to be looked at');
  expect(slow.profiles).toEqual([]);
});

test('an application in Go is profiled where it runs, by its own net/http/pprof', async () => {
  const config = configOf('build: go build -o server ., start: exec ./server', 'pprof: /debug/pprof/profile');
  commit({
    'main.go': GO(20),
    'go.mod': 'module shop\n\ngo 1.21\n',
    'load.js': SCRIPT,
    'perf-gate.yml': config,
  });
  // What a busy machine still has CPU time for.
  commit({ 'main.go': GO(80) });
  const slow = await run();
  expect(slow.code, slow.said).toBe(1);
  const [base, head] = [evidence(slow, 'base'), evidence(slow, 'head')];
  expect(namesOf(head).join(' ')).toContain('priceOf');
  expect(perRequest(head)).toBeGreaterThan(2 * perRequest(base));
  expect(slow.profiles.toSorted()).toEqual(['profile-base.pb.gz', 'profile-head.pb.gz']);
});

test('an application in Python is profiled by the stacks that it leaves', async () => {
  const config = configOf('start: exec python3 app.py', 'profile-stacks: stacks.txt', 30);
  commit({ 'app.py': PYTHON, 'price.py': PYTHON_PRICE(40), 'load.js': SCRIPT, 'perf-gate.yml': config });
  commit({ 'price.py': PYTHON_PRICE(200) });
  const slow = await run();
  expect(slow.code, slow.said).toBe(1);
  const [base, head] = [evidence(slow, 'base'), evidence(slow, 'head')];
  const found = ({ functions }: ProfileEvidence) => functions.find(({ frame }) => frame.name === 'price_of');
  expect(found(head)?.frame).toMatchObject({ file: 'price.py', owner: 'app' });
  const spent = (profile: ProfileEvidence) => (found(profile)?.ownMs ?? 0) / (profile.requests ?? 0);
  expect(spent(head)).toBeGreaterThan(2 * spent(base));
  expect(slow.profiles.toSorted()).toEqual(['profile-base.collapsed.txt', 'profile-head.collapsed.txt']);
  const judgement: Judgement = JSON.parse(readFileSync(path.join(slow.out, 'judgement.json'), 'utf8'));
  expect(judgement.findings?.[0]).toMatchObject({ rule: 'hot-function', isNew: true });
});

test('a run that is cancelled while it profiles has the verdict of what it measured, and leaves nothing behind', async () => {
  const config = configOf('start: exec node server.cjs', 'cpu-profile: auto');
  const files = { 'server.cjs': SERVER, 'load.js': SCRIPT, 'perf-gate.yml': config };
  commit({ ...files, 'price.cjs': price(40) });
  commit({ 'price.cjs': price(200) });
  const cancel = (pid: number) => void process.kill(pid, 'SIGINT');
  const cancelled = await run({ onSaid: { text: 'Profiling ', act: cancel } });
  expect(cancelled.code, cancelled.said).toBe(1);
  expect(cancelled.stdout).toContain('FAIL');
  expect(
    Object.values(cancelled.profiled).filter((one) => one !== undefined && one.profile === null),
  ).toEqual([]);
});
