import { rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTerminal } from '../support/pseudo-terminal.ts';
import { openTerminal } from '../support/terminal.ts';
import { k6Binary } from '../support/tools.ts';
import { execute } from './cli.ts';

const CLI = path.join(import.meta.dirname, '..', '..', 'src', 'entry', 'cli.ts');
const [COLUMNS, ROWS] = [90, 30];
const ESCAPE = '\u001b';
const [HIDE, SHOW] = ['\u001b[?25l', '\u001b[?25h'];

let server: Server;
let folder: string;
beforeAll(async () => {
  server = createServer((_, response) => void setTimeout(() => response.end('ok'), 20));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  folder = await mkdtemp(path.join(os.tmpdir(), 'progress-'));
  writeFileSync(
    path.join(folder, 'load.js'),
    `import http from 'k6/http';
export default function () { http.get(__ENV.BASE_URL, { tags: { name: 'home' } }); }`,
  );
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A run of 20 requests a second for so many seconds, whose results lie in a folder of its own. */
async function command(seconds: number, out: string): Promise<readonly string[]> {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const load = ['--script', 'load.js', '--target', url, '--rate', '20/s', '--duration', `${seconds}s`];
  const k6 = ['--k6-path', await k6Binary('2.2.0'), '--warmup', '1s', '--out', path.join(folder, out)];
  return [process.execPath, CLI, 'run', ...load, ...k6];
}

/** What is left on a terminal that was shown all of this. */
async function screenOf(output: string): Promise<readonly string[]> {
  const terminal = openTerminal(COLUMNS, ROWS);
  terminal.stream.write(output);
  return terminal.lines();
}

const size = { columns: COLUMNS, rows: ROWS };

test.concurrent('a terminal shows the load while it runs, and the verdict alone once it is over', async () => {
  const { code, output } = await inTerminal(await command(4, 'drawn'), { cwd: folder, ...size });
  expect(code, output).toBe(0);
  expect(output).toMatch(/█+.*░+.* about \d s left/);
  expect(output).toMatch(/head {2}\d+ requests\/s {2}p95 \d.* ms {2}.*[▁▂▃▄▅▆▇█]/);
  const left = await screenOf(output);
  expect(left.join('\n')).not.toMatch(/[░▁]| s left|Load on head [^:]*·/);
  expect(left.join('\n')).toMatch(/^NO-BASELINE/m);
  expect(output.lastIndexOf(SHOW)).toBeGreaterThan(output.lastIndexOf(HIDE));
  // Before the verdict, of which nothing is drawn over.
  expect(output.indexOf('NO-BASELINE')).toBeGreaterThan(output.lastIndexOf(HIDE));
});

test.concurrent('Ctrl-C leaves a terminal with its cursor, the lines of the log and nothing else', async () => {
  const press = { text: 'requests/s', keys: '\u0003' };
  const { output } = await inTerminal(await command(60, 'stopped'), { cwd: folder, ...size, press });
  expect(output.lastIndexOf(HIDE)).toBeGreaterThan(0);
  expect(output.lastIndexOf(SHOW)).toBeGreaterThan(output.lastIndexOf(HIDE));
  const left = (await screenOf(output)).join('\n');
  expect(left).toContain('SIGINT: stopping k6 and the app, and keeping what was measured.');
  expect(left).not.toMatch(/[█░▁]| s left|Load on head/);
});

test.concurrent('a file has lines of the log instead, without any escape code', async () => {
  const unset = ['CI', 'NO_COLOR', 'FORCE_COLOR'].flatMap((name) => ['-u', name]);
  const { code, stdout, stderr } = await execute('env', [...unset, ...(await command(9, 'written'))], {
    cwd: folder,
    env: { TERM: 'xterm-256color' },
  });
  expect(code, stdout + stderr).toBe(0);
  expect(stderr).toMatch(
    /^ +Load on head · \d+ s · about \d s left · head [\d.]+ requests\/s, p95 [\d.]+ ms$/m,
  );
  expect(stdout + stderr).not.toContain(ESCAPE);
});

test.concurrent('so has a terminal whose user wants no colours', async () => {
  const env = { NO_COLOR: '1' };
  const { code, output } = await inTerminal(await command(9, 'plain'), { cwd: folder, ...size, env });
  expect(code, output).toBe(0);
  expect(output).toMatch(/Load on head · \d+ s · about/);
  expect(output).not.toContain(ESCAPE);
});
