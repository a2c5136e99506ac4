import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';

const SCREEN = path.resolve(
  import.meta.dirname,
  ...['..', '..', '..', '..', 'src', 'adapters', 'terminal', 'progress', 'screen.ts'],
);
const PROGRAM = `import { openScreen } from ${JSON.stringify(SCREEN)};
const stream = Object.assign(process.stdout, { columns: 40, rows: 10 });
const screen = openScreen({ stream, lines: () => ['drawn'] });
setInterval(screen.refresh, 50);
process.stdin.once('data', () => process.exit(0));`;

let child: ChildProcess | null = null;
afterEach(() => void child?.kill('SIGKILL'));

/** Waits for what comes in the end; the test's own limit is the only one. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await wait(20);
}

test('a program that is stopped from the keyboard, or ends by itself, leaves the cursor, and draws again once it goes on', async () => {
  const program = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child = program;
  let output = '';
  program.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const isHidden = () => output.lastIndexOf('\u001b[?25l') > output.lastIndexOf('\u001b[?25h');
  await until(isHidden);
  program.kill('SIGTSTP');
  await until(() => stateOf(program.pid) === 'T');
  await until(() => !isHidden());
  program.kill('SIGCONT');
  await until(isHidden);
  program.stdin.write('\n');
  const code = await new Promise<number | null>((resolve) => {
    program.on('close', resolve);
  });
  expect(code).toBe(0);
  expect(isHidden()).toBe(false);
});

/** T: stopped. */
function stateOf(pid: number | undefined): string | undefined {
  const [, state] = /\) (\w)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
  return state;
}
