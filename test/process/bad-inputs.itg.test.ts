import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { k6Binary } from '../support/tools.ts';
import { cli } from './cli.ts';
import { processesOf } from './leftovers.ts';

let k6: string;
let folder: string;
let server: Server;
let url: string;

const SCRIPT = `import http from 'k6/http';
export const options = { iterations: 3, vus: 1 };
export default function () { http.get(__ENV.BASE_URL, { tags: { name: 'root' } }); }`;

const APP = "require('http').createServer((q, r) => r.end('ok')).listen(process.env.PORT)";

beforeAll(async () => {
  k6 = await k6Binary('2.2.0');
  server = createServer(({ url: asked = '' }, response) =>
    response.end(asked.endsWith('checksums.txt') ? CHECKSUMS : 'ok'),
  ).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'bad-'));
  writeFileSync(path.join(folder, 'load.js'), SCRIPT);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
const config = (lines: string) => file('perf-gate.yml', lines);
const run = (...args: readonly string[]) =>
  cli(args, { cwd: folder, env: { PERF_GATE_TEST_FOLDER: folder, HOME: folder } });
const measured = (...more: readonly string[]) =>
  run('run', '--script', 'load.js', '--target', url, '--k6-path', k6, ...more);

/** The target is a mirror of k6's releases too, whose archives are not what they should be. */
const CHECKSUMS = ['amd64', 'arm64']
  .map((arch) => `${'a'.repeat(64)}  k6-v2.2.0-linux-${arch}.tar.gz\n`)
  .join('');

/** Neither a k6 on the machine nor one in its caches is found. */
const OWN_CACHE = { PATH: '/usr/bin:/bin', RUNNER_TOOL_CACHE: '', XDG_CACHE_HOME: '' };

type Case = {
  readonly name: string;
  readonly code: number;
  /** what the one clear sentence must hold: the fact and the fix */
  readonly says: readonly string[];
  readonly act: () => ReturnType<typeof run>;
};

const CASES: readonly Case[] = [
  {
    name: 'a script that does not exist',
    code: 2,
    says: ['absent.js'],
    act: () => run('run', '--script', 'absent.js', '--target', url, '--k6-path', k6),
  },
  {
    name: 'a script with a syntax error',
    code: 2,
    says: ['Unexpected token', 'load.js'],
    act: () => {
      file('load.js', 'export default function () { http.get( }');
      return measured();
    },
  },
  {
    name: 'an unknown key',
    code: 2,
    says: ['perf-gate.yml:2:', 'workload.scirpt is not a setting. Did you mean script?'],
    act: () => {
      config('workload:\n  scirpt: load.js\n');
      return measured();
    },
  },
  {
    name: 'a rate without its unit',
    code: 2,
    says: ['--rate', '"200"', 'such as 200/s'],
    act: () => measured('--rate', '200'),
  },
  {
    name: 'a percentage without its sign',
    code: 2,
    says: ['--warn', '"20"', 'such as 20%'],
    act: () => measured('--warn', '20'),
  },
  {
    name: 'a duration without rate',
    code: 2,
    says: ['duration needs rate'],
    act: () => measured('--duration', '5s'),
  },
  {
    name: 'warn above fail',
    code: 2,
    says: ['policy.warn (60%) must be below policy.fail (50%)'],
    act: () => measured('--warn', '60%'),
  },
  {
    name: 'YAML that is none',
    code: 2,
    says: ['perf-gate.yml:2:1', 'not valid YAML'],
    act: () => {
      config('app: {start: [\n');
      return measured();
    },
  },
  {
    name: 'a configuration file that is not there',
    code: 2,
    says: ['other.yml', 'cannot be read'],
    act: () => measured('--config', 'other.yml'),
  },
  {
    name: 'nothing to measure',
    code: 2,
    says: ['there is nothing to measure', 'app.start', 'workload.target'],
    act: () => run('run', '--script', 'load.js'),
  },
  {
    name: 'an application and a target at once',
    code: 2,
    says: ['exclude each other'],
    act: () => measured('--start', 'node app.js'),
  },
  {
    name: 'a target that is no URL',
    code: 2,
    says: ['"localhost:3000"', 'http://'],
    act: () => run('run', '--script', 'load.js', '--target', 'localhost:3000', '--k6-path', k6),
  },
  {
    name: 'an unknown flag',
    code: 2,
    says: ['--bassline', 'Did you mean --baseline?'],
    act: () => measured('--bassline', 'x'),
  },
  {
    name: 'a target where nothing answers',
    code: 3,
    says: ['Nothing answers at http://127.0.0.1:9', 'Start the target'],
    act: () => run('run', '--script', 'load.js', '--target', 'http://127.0.0.1:9', '--k6-path', k6),
  },
  {
    name: 'a k6 that is none',
    code: 2,
    says: ['k6-path', 'load.js'],
    act: () => run('run', '--script', 'load.js', '--target', url, '--k6-path', 'load.js'),
  },
  {
    name: 'a k6 version that is none',
    code: 2,
    says: ['--k6-version', '"latest"', '2.2.0'],
    act: () => run('run', '--script', 'load.js', '--target', url, '--k6-version', 'latest'),
  },
  {
    name: 'an application that ends at once',
    code: 1,
    says: ['exit code 7', 'no such table'],
    act: () => run('run', '--script', 'load.js', '--start', 'echo no such table; exit 7', '--k6-path', k6),
  },
  {
    name: 'an application that does not build',
    code: 1,
    says: ['app.build', 'exit code 4'],
    act: () =>
      run('run', '--script', 'load.js', '--build', 'exit 4', '--start', `node -e "${APP}"`, '--k6-path', k6),
  },
  {
    name: 'an application that never becomes ready',
    code: 1,
    says: ['was not ready within 5 s', 'gave HTTP 503', 'app.ready-timeout', 'waiting for a database'],
    act: () => {
      file('app.js', `console.log('waiting for a database');${APP.replace('r.end', 'r.writeHead(503).end')}`);
      config('app: { start: node app.js, ready-timeout: 5s }\nworkload: { script: load.js }\n');
      return run('run', '--k6-path', k6);
    },
  },
  {
    name: 'an application that dies in the middle',
    code: 1,
    says: ['ended by itself with exit code 9'],
    act: () => {
      file('app.js', `${APP}; setTimeout(() => process.exit(9), 2500)`);
      return run(
        'run',
        '--script',
        'load.js',
        '--start',
        'node app.js',
        '--rate',
        '5/s',
        '--duration',
        '4s',
        '--k6-path',
        k6,
      );
    },
  },
  {
    name: 'a script whose every iteration throws',
    code: 3,
    says: ['iteration'],
    act: () => {
      file('load.js', `${SCRIPT.replace('http.get', 'throw new Error("boom"); http.get')}`);
      return measured();
    },
  },
  {
    name: 'a listed variable that is empty',
    code: 2,
    says: ['API_KEY', 'Dependabot'],
    act: () => {
      config('workload: { env: [API_KEY] }');
      return measured();
    },
  },
  {
    name: 'an output that cannot be written',
    code: 3,
    says: ['cannot be written', '--out'],
    act: () => {
      file('taken', 'a file');
      return measured('--out', 'taken/out');
    },
  },
  {
    name: 'a k6 of a wrong hash',
    code: 3,
    says: ['k6-v2.2.0-linux', 'has the wrong SHA-256', 'instead of', 'k6-mirror'],
    act: () =>
      cli(['run', '--script', 'load.js', '--target', url, '--k6-mirror', url], {
        cwd: folder,
        env: { ...OWN_CACHE, HOME: folder, PERF_GATE_TEST_FOLDER: folder },
      }),
  },
];

test.each(CASES)('$name gives exit code $code and a sentence', async ({ code, says, act }) => {
  const result = await act();
  const text = result.stdout + result.stderr;
  for (const words of says) expect(text).toContain(words);
  expect(result.code, text).toBe(code);
  expect(text).not.toContain('This is a bug');
  expect(text).not.toMatch(/\n\s+at .+:\d+:\d+/);
  expect(processesOf(folder)).toEqual([]);
  expect(execFileSync('find', [folder, '-name', '*.tmp'], { encoding: 'utf8' })).toBe('');
});

test('all is well without any of these', async () => {
  const { code, stdout, stderr } = await measured('--json');
  expect(code, stdout + stderr).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ verdict: 'no-baseline' });
  const recording = JSON.parse(readFileSync(path.join(folder, '.perf-gate', 'recording.json'), 'utf8'));
  expect(recording.metrics.http_reqs).toMatchObject({ count: 3 });
  expect(readdirSync(path.join(folder, '.perf-gate')).toSorted()).toEqual([
    'judgement.json',
    'k6.log',
    'recording.json',
    'report.md',
  ]);
  expect(processesOf(folder)).toEqual([]);
});
