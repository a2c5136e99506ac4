import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { gitIn } from '../../../src/adapters/git/git.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'hanging-git-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** A git that is this script. */
function environment(script: string) {
  writeFileSync(path.join(folder, 'git'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  vi.stubEnv('PATH', `${folder}:${process.env['PATH']}`);
  return process.env;
}

test.each([
  ['itself', 'exec sleep 600'],
  ['with what it started', 'sleep 8 & sleep 8'],
])('a git that hangs %s is ended, and its answer is that', { timeout: 5000 }, async (_, script) => {
  const git = gitIn(folder, environment(script), 200);
  expect(await git('status')).toEqual({ ok: false, text: 'git status did not end within 0.2 s' });
});

test('a git that is killed, and one that cannot be started, are failures with their words', async () => {
  const killed = gitIn(folder, environment('kill -9 $$'));
  expect(await killed('status')).toEqual({ ok: false, text: 'git status was ended by SIGKILL' });
  const missing = gitIn(folder, { PATH: path.join(folder, 'nowhere') });
  expect(await missing('status')).toEqual({ ok: false, text: 'there is no program called git on PATH' });
});

test('a git that ends in time is heard to its end', async () => {
  const git = gitIn(folder, environment('echo one; sleep 0.1; echo two'), 20_000);
  expect(await git('status')).toEqual({ ok: true, text: 'one\ntwo' });
});
