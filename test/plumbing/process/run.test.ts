import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { KILL } from '../../../src/plumbing/process/end.ts';
import { type Errand, runProgram } from '../../../src/plumbing/process/run.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'run-program-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const sh = (script: string, more: Partial<Errand> = {}) =>
  runProgram({ program: 'sh', args: ['-c', script], directory: folder, env: process.env, ...more });

const text = ({ stdout, stderr }: { stdout: Buffer; stderr: Buffer }) => [`${stdout}`, `${stderr}`];

test('a program that ends by itself is heard to its end, with its exit code', async () => {
  const done = await sh('cat; echo words >&2; exit 3', { input: 'given' });
  expect(done).toMatchObject({ code: 3, signal: null, stopped: null });
  expect(text(done)).toEqual(['given', 'words\n']);
  expect(await sh('kill -9 $$')).toMatchObject({ code: null, signal: 'SIGKILL', stopped: null });
});

test('one that reads nothing of a large input is no error', async () => {
  expect(await sh('exit 0', { input: Buffer.alloc(1 << 20) })).toMatchObject({ code: 0, stopped: null });
});

test('one that cannot be started throws what the system says', async () => {
  const missing = runProgram({ program: path.join(folder, 'none'), args: [], env: {} });
  await expect(missing).rejects.toMatchObject({ code: 'ENOENT', syscall: expect.stringContaining('spawn') });
});

test.each([
  ['itself', 'exec sleep 600'],
  ['with what it started, which holds its output open', 'sleep 8 & sleep 8'],
])('one that hangs %s is ended when its time is over', { timeout: 6000 }, async (_, script) => {
  expect(await sh(script, { limitMs: 200 })).toMatchObject({ stopped: 'timed-out' });
});

test('one that prints without end is ended, and what was kept is no more than allowed', async () => {
  const done = await sh('exec yes', { maxBytes: 100_000 });
  expect(done.stopped).toBe('too-much');
  expect(done.stdout.length).toBeLessThanOrEqual(100_000);
});

test('one whose run was cancelled before is not even started', async () => {
  const done = await sh('touch started', { signal: AbortSignal.abort() });
  expect(done).toMatchObject({ code: null, stopped: 'cancelled' });
  expect(existsSync(path.join(folder, 'started'))).toBe(false);
});

test('a cancelled group gets each signal in turn, and nothing of it is left', {
  timeout: 10_000,
}, async () => {
  const abort = new AbortController();
  const script =
    'trap "touch interrupted" INT; sh -c "trap : INT; touch ready; while :; do sleep 0.1; done" & while :; do sleep 0.1; done';
  const steps = [{ signal: 'SIGINT', graceMs: 500 }, KILL] as const;
  const running = sh(script, { leads: true, signal: abort.signal, steps });
  await expect.poll(() => existsSync(path.join(folder, 'ready')), { timeout: 5000 }).toBe(true);
  abort.abort();
  expect(await running).toMatchObject({ code: null, signal: 'SIGKILL', stopped: 'cancelled' });
  expect(existsSync(path.join(folder, 'interrupted'))).toBe(true);
});

test('what a leader leaves behind in its group ends with it', { timeout: 6000 }, async () => {
  expect(await sh('sleep 600 & echo $!', { leads: true })).toMatchObject({ code: 0, stopped: null });
});
