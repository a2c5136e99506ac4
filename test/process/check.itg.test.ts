import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { k6Binary } from '../support/tools.ts';
import { cli } from './cli.ts';
import { processesOf } from './leftovers.ts';

const SERVER = `require('node:http').createServer((_, response) => setTimeout(() => response.end('{}'), 20)).listen(process.env.PORT, '127.0.0.1');`;
const SCRIPT = `import http from 'k6/http';
import { sleep } from 'k6';
export const options = { stages: [{ duration: '1m', target: 20 }, { duration: '5m', target: 20 }, { duration: '1m', target: 0 }] };
export default function () { http.get(__ENV.BASE_URL + '/products/4711'); sleep(0.5); }`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'check-'));
  writeFileSync(path.join(folder, 'server.cjs'), SERVER);
  writeFileSync(path.join(folder, 'load.js'), SCRIPT);
});
afterEach(() => {
  expect(processesOf(folder)).toEqual([]);
  rmSync(folder, { recursive: true, force: true });
});

async function check(...args: readonly string[]) {
  const flags = ['--start', 'exec node server.cjs', '--k6-path', await k6Binary('2.2.0'), ...args];
  return cli(['check', ...flags], { cwd: folder, env: { PERF_GATE_TEST_FOLDER: folder, NO_COLOR: '1' } });
}

test('a script of seven minutes is told in its own words, with what it lacks, without load', async () => {
  const { code, stdout, stderr } = await check('load.js');
  expect(code, stderr).toBe(0);
  const [first] = stdout.split('\n');
  expect(first).toBe("ROUNDS  load.js: The script's load is driven at its plateau of 20 VUs.");
  expect(stdout).toContain('Only head was tried');
  // Whether for p99 too is a matter of how long the one iteration took.
  expect(stdout).toMatch(/GET \/products\/:id +\d+ {2}p50, p95/);
  expect(stdout).toContain('left out of names: GET /products/:id');
});

test('both revisions are tried where a base is named, and --json gives the same as data alone', async () => {
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: folder });
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.com'];
  git('init', '-q');
  git('add', '-A');
  git(...identity, 'commit', '-q', '-m', 'an application');
  const { code, stdout, stderr } = await check('--script', 'load.js', '--base', 'HEAD', '--json');
  expect(code, stderr).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    script: 'load.js',
    tried: 'both',
    way: { kind: 'rounds', plateau: { levels: [{ unit: 'vus', level: 20 }] } },
    window: { kind: 'round' },
    subjects: [{ name: null }, { name: 'GET /products/:id' }],
  });
});

test.each([
  ['a script that is missing is a mistake', 'nothing.js', null, 2, 'there is no such file'],
  [
    'a script of another k6 is a mistake',
    'load.js',
    "import http from 'k6/http'; export const options = { thresholds: { http_req_durations: ['p(95)<1'] } }; export default function () { http.get(__ENV.BASE_URL); }",
    2,
    'http_req_durations',
  ],
  [
    'a script that never asks the application cannot be compared',
    'load.js',
    "import http from 'k6/http'; export default function () { http.get('http://127.0.0.1:1/'); }",
    3,
    'does not use BASE_URL',
  ],
])('%s', async (_, name, script, expected, said) => {
  if (script !== null) writeFileSync(path.join(folder, name), script);
  const { code, stdout, stderr } = await check(name);
  expect(stderr).toContain(said);
  expect([code, stdout]).toEqual([expected, '']);
});
