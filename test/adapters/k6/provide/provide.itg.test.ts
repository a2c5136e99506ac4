import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { findOnPath } from '../../../../src/adapters/k6/provide/probe.ts';
import { provideK6 } from '../../../../src/adapters/k6/provide/provide.ts';
import { DEFAULT_K6_VERSION } from '../../../../src/adapters/k6/provide/version.ts';
import { memoryLog, temporaryDirectory } from './fake-release.ts';

/** A mirror on a port that was just given back: nobody listens there. */
async function deadMirror(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return `http://127.0.0.1:${port}`;
}

test.each([DEFAULT_K6_VERSION, '1.8.1'])(
  'Go builds a real k6 %s where no release can be reached',
  async (version) => {
    const home = temporaryDirectory();
    try {
      const go = await findOnPath('go', process.env);
      if (go === null) throw new Error('Go is missing on PATH: this test needs it.');
      const { binary, how } = await provideK6({
        config: { version, path: null, mirror: await deadMirror(), sha256: null },
        log: memoryLog().log,
        env: { ...process.env, PATH: dirname(go), RUNNER_TOOL_CACHE: home },
        platform: process.platform,
        arch: process.arch,
      });
      expect(how).toBe('built with Go from its module');
      expect(binary).toBe(join(home, 'k6', version, process.arch, 'k6'));
      const { stdout } = await promisify(execFile)(binary, ['version']);
      expect(stdout).toMatch(new RegExp(`^k6 v${version.replaceAll('.', '\\.')} `));
    } finally {
      await rm(home, { recursive: true });
    }
  },
);
