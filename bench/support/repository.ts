import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What git prints in a folder. */
export async function git(directory: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await run('git', ['-C', directory, ...args]);
  return stdout.trim();
}

/** Makes a folder a user's repository: one commit with everything in it. */
export async function commitAll(directory: string, message: string): Promise<void> {
  await git(directory, 'init', '-q', '-b', 'main');
  await git(directory, 'config', 'user.name', 'bench');
  await git(directory, 'config', 'user.email', 'bench@localhost');
  await git(directory, 'add', '.');
  await git(directory, 'commit', '-q', '-m', message);
}
