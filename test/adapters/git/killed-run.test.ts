import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRepository, type Repository } from './checkouts.ts';

const SOURCES = path.join(import.meta.dirname, '..', '..', '..', 'src', 'adapters');

let folder: string;
let repository: Repository;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'killed-'));
  for (const name of ['runner', 'system']) mkdirSync(path.join(folder, name));
  repository = createRepository();
});
afterEach(() => {
  repository.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** A process that has base checked out and is killed before it could clear up. */
async function killedRun(): Promise<void> {
  const url = (name: string) => JSON.stringify(pathToFileURL(path.join(SOURCES, name)).href);
  const sha = repository.git('rev-parse', 'HEAD');
  const script = `
    const { createRevisions } = await import(${url('git/checkout/revisions.ts')});
    const { openRun } = await import(${url('host/run.ts')}).catch(() => ({ openRun: () => undefined }));
    const run = openRun({ env: process.env });
    await createRevisions({ env: process.env, run }).checkout('${sha}', ${JSON.stringify(repository.directory)}, false);
    process.kill(process.pid, 'SIGKILL');`;
  const env = {
    ...process.env,
    RUNNER_TEMP: path.join(folder, 'runner'),
    TMPDIR: path.join(folder, 'system'),
  };
  const args = ['--input-type=module', '-e', script];
  await expect(promisify(execFile)('node', args, { env })).rejects.toMatchObject({ signal: 'SIGKILL' });
}

test('a killed run leaves nothing in the repository, and its folder where the runner clears up', async () => {
  await killedRun();
  const data = path.join(repository.directory, '.git', 'worktrees');
  expect(existsSync(data) ? readdirSync(data) : []).toEqual([]);
  expect(execFileSync('git', ['worktree', 'list'], { cwd: repository.directory, encoding: 'utf8' })).toMatch(
    /^.+\n$/,
  );
  expect(readdirSync(path.join(folder, 'system'))).toEqual([]);
  expect(readdirSync(path.join(folder, 'runner'))).toHaveLength(1);
});

test('the run after it takes the folder away', async () => {
  await killedRun();
  const env = { ...process.env, RUNNER_TEMP: path.join(folder, 'runner') };
  const [killed = ''] = readdirSync(path.join(folder, 'runner'));
  const { openRun } = await import('../../../src/adapters/host/run.ts');
  await openRun({ env }).folder('trees');
  expect(existsSync(path.join(folder, 'runner', killed))).toBe(false);
});
