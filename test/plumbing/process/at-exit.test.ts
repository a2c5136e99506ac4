import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';

const SOURCE = path.join(import.meta.dirname, '../../../src');

/** What a process prints that does this and ends. */
function printed(statements: string) {
  const args = ['--input-type=module', '--eval', statements];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { lines: stdout.split('\n').filter((line) => line !== ''), stderr };
}

const HOOK = `import { atExit } from '${SOURCE}/plumbing/process/at-exit.ts';`;

test('all that is to be done is done in its order, but for what was taken back, and nothing warns of a leak', () => {
  const { lines, stderr } = printed(`${HOOK}
    const back = Array.from({ length: 20 }, (_, number) => atExit(() => console.log(number)));
    back[3]();
    back[17]();
    back[17]();
  `);
  const kept = Array.from({ length: 20 }, (_, number) => `${number}`).filter(
    (one) => one !== '3' && one !== '17',
  );
  expect({ lines, stderr }).toEqual({ lines: kept, stderr: '' });
});

test('one that fails keeps none of the others from it, and changes no exit code', () => {
  const { lines, stderr } = printed(`${HOOK}
    atExit(() => { throw new Error('it failed'); });
    atExit(() => console.log('code', process.exitCode));
    process.exitCode = 3;
  `);
  expect({ lines, stderr }).toEqual({ lines: ['code 3'], stderr: '' });
});

test('what was taken back altogether can be wanted again', () => {
  const { lines } = printed(`${HOOK}
    atExit(() => console.log('first'))();
    const twice = () => console.log('second');
    atExit(twice)();
    atExit(twice);
    atExit(twice);
  `);
  expect(lines).toEqual(['second', 'second']);
});

test('groups of processes end with this one, however many, but for one that was released', () => {
  const { lines, stderr } = printed(`
    import { openProcess } from '${SOURCE}/plumbing/process/open.ts';
    const sleep = { program: 'sleep', args: ['600'], env: process.env, leads: true };
    for (let count = 0; count < 15; count += 1) {
      const { pid, release } = await openProcess(sleep, 'ignore');
      if (count === 0) release();
      console.log(pid);
    }
    // Node warns a little later.
    setImmediate(() => process.exit());
  `);
  const lives = lines.filter((pid) => isAlive(Number(pid)));
  for (const pid of lives) process.kill(Number(pid), 'SIGKILL');
  expect({ lives, stderr }).toEqual({ lives: lines.slice(0, 1), stderr: '' });
});

/** One that has ended may wait for its parent to hear of it. */
function isAlive(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', `${pid}`], { encoding: 'utf8' });
  return /^[^Z]/.test(stdout.trim());
}
