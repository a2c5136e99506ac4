import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openRun } from '../../../src/adapters/host/run.ts';

const RUN = path.join(import.meta.dirname, '..', '..', '..', 'src', 'adapters', 'host', 'run.ts');

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'runs-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const options = () => ({ env: {}, root });

/** Another process with a run and a folder of its own, and how to end it. */
async function otherRun() {
  const text = `import { openRun } from ${JSON.stringify(RUN)};
const run = openRun({ env: { RUNNER_TEMP: ${JSON.stringify(root)} } });
const folder = await run.folder('tree');
console.log(JSON.stringify({ id: run.id, folder }));
process.stdin.once('data', () => process.exit(0));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', text]);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const said = await new Promise<string>((resolve) =>
    child.stdout.once('data', (data) => resolve(`${data}`)),
  );
  const { id, folder }: { id: string; folder: string } = JSON.parse(said);
  const end = (how: 'kill' | 'end') => {
    if (how === 'kill') child.kill('SIGKILL');
    else child.stdin.write('end\n');
    return ended;
  };
  return { id, folder, end };
}

test('two runs of one process have ids of their own, and both live', () => {
  const [first, second] = [openRun(options()), openRun(options())];
  expect(first.id).not.toBe(second.id);
  expect(first.id).toMatch(/^[a-z0-9-]+$/);
  expect([first.isOver(second.id), second.isOver(first.id)]).toEqual([false, false]);
});

test("a live run's folder stays, and a killed one's is taken away by the next run", async () => {
  const run = openRun(options());
  const other = await otherRun();
  const own = await run.folder('tree');
  expect([existsSync(other.folder), existsSync(own), run.isOver(other.id)]).toEqual([true, true, false]);
  await other.end('kill');
  expect([existsSync(other.folder), run.isOver(other.id)]).toEqual([true, true]);
  await openRun(options()).folder('tree');
  expect([existsSync(path.dirname(other.folder)), existsSync(own)]).toEqual([false, true]);
});

test('a run that ends takes its folder away itself', async () => {
  const other = await otherRun();
  await other.end('end');
  expect(existsSync(path.dirname(other.folder))).toBe(false);
});

test('a process that took the id of one that has ended is not taken for it', () => {
  const run = openRun(options());
  const [pid, , ...rest] = run.id.split('-');
  expect(run.isOver([pid, '1', ...rest].join('-'))).toBe(true);
});

test('of a run in another container nobody says that it has ended, before two days went by', async () => {
  const folder = path.join(root, 'perf-gate-run-999999-1-00000000-00000000');
  mkdirSync(folder);
  const run = openRun(options());
  await run.folder('tree');
  expect([run.isOver('999999-1-00000000-00000000'), existsSync(folder)]).toEqual([false, true]);
  const old = new Date(Date.now() - 3 * 86_400_000);
  utimesSync(folder, old, old);
  await openRun(options()).folder('tree');
  expect(existsSync(folder)).toBe(false);
});
