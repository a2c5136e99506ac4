import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { k6Binary } from '../support/tools.ts';

const CLI = path.join(import.meta.dirname, '..', '..', 'dist', 'cli.js');
const SERVER = `require('node:http').createServer((_, response) => setTimeout(() => response.end('{}'), 20)).listen(process.env.PORT, '127.0.0.1');`;
const SCRIPT = `import http from 'k6/http';
export default function () { http.get(__ENV.BASE_URL, { tags: { name: 'home' } }); }`;

test('the self-test accuses no unchanged build and finds what it plants', async () => {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'selftest-'));
  try {
    await writeFile(path.join(directory, 'server.cjs'), SERVER);
    await writeFile(path.join(directory, 'load.js'), SCRIPT);
    const flags = ['--start', 'node server.cjs', '--script', 'load.js', '--rate', '100/s', '--warmup', '2s'];
    const more = ['--runs', '1', '--k6-path', await k6Binary('2.2.0')];
    const { code, stdout, stderr } = await new Promise<{ code: number; stdout: string; stderr: string }>(
      (resolve) => {
        execFile(
          process.execPath,
          [CLI, 'selftest', ...flags, ...more],
          { cwd: directory },
          (error, out, err) => resolve({ code: Number(error?.code ?? 0), stdout: out, stderr: err }),
        );
      },
    );
    const said = stdout + stderr;
    expect(stdout, said).toContain('False alarms: 0 of 1 comparison of one build with itself');
    expect(stdout, said).toContain('The planted delay: found.');
    expect(stdout, said).toContain('The planted errors: found.');
    expect(stdout, said).toMatch(/Smallest `policy\.warn` that this machine supports: \d+ %/);
    expect(stdout, said).toContain('Verdict: pass.');
    expect(code, said).toBe(0);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
});
