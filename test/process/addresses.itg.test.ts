import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { k6Binary } from '../support/tools.ts';
import { type CliRun, cli } from './cli.ts';
import { smallApp } from './small-app.ts';

/** How a script learns where the application is, and what is said where it does not. A name hides whom it calls. */
const folder = smallApp();

let third: Server | null = null;
afterEach(() => {
  third?.close();
  third = null;
});

/** A server that is neither base nor head, and answers all the same. */
async function startThird(): Promise<string> {
  const server = createServer((_, response) => response.end('ok'));
  third = server;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Nobody listens at a machine's first port. */
const NOBODY = 'http://127.0.0.1:1';
const IN_TURNS = ['--base', 'HEAD'] as const;
const ALONE = ['--compare', 'stored'] as const;

async function gate(address: string, ways: readonly string[]): Promise<CliRun> {
  const script = `import http from 'k6/http';
export default function () { http.get(\`\${${address}}/menu\`, { tags: { name: 'menu' } }); }`;
  writeFileSync(path.join(folder(), 'load.js'), script);
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: folder() });
  git('init', '-q');
  git('add', '.');
  git('-c', 'user.name=t', '-c', 'user.email=t@localhost', 'commit', '-q', '-m', 'all');
  const app = ['--script', 'load.js', '--start', 'exec node app.js', '--rate', '30/s', '--duration', '2s'];
  return cli(['run', ...app, '--k6-path', await k6Binary('2.2.0'), ...ways], { cwd: folder() });
}

test.each([
  ['in the script, in turns', `'${NOBODY}'`, IN_TURNS],
  ['in the script, alone', `'${NOBODY}'`, ALONE],
  ['by a variable that nobody sets, in turns', `__ENV.API_URL || '${NOBODY}'`, IN_TURNS],
])('an address where nobody answers is invalid and named: %s', async (_which, address, ways) => {
  const { code, stdout, stderr } = await gate(address, ways);
  expect(code, stderr).toBe(3);
  // What the host of the machine did would be told first.
  expect(stdout, stdout + stderr).toMatch(
    /^INVALID {2}perf-gate: could not measure\s+The script does not use BASE_URL: it called\s+127\.0\.0\.1:1\s+and\s+never/,
  );
});

test.each([
  ['in turns', IN_TURNS],
  ['alone', ALONE],
])('an address where a third server answers is invalid, not green: %s', async (_which, ways) => {
  const { code, stdout, stderr } = await gate(`'${await startThird()}'`, ways);
  expect(code, stderr).toBe(3);
  // What the host of the machine did would be told first.
  expect(stdout, stdout + stderr).toMatch(
    /^INVALID {2}perf-gate: could not measure\s+The script does not use BASE_URL: .+\srequests/,
  );
});

test('the same script with BASE_URL is measured', async () => {
  const { code, stdout, stderr } = await gate('__ENV.BASE_URL', ALONE);
  expect(code, stdout + stderr).toBe(0);
  expect(stdout).toMatch(/^NO-BASELINE/);
});
