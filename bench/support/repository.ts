import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Makes a folder a user's repository: one commit with everything in it. */
export async function commitAll(directory: string, message: string): Promise<void> {
  const git = (...args: readonly string[]) => run('git', ['-C', directory, ...args]);
  await git('init', '-q', '-b', 'main');
  await git('config', 'user.name', 'bench');
  await git('config', 'user.email', 'bench@localhost');
  await git('add', '.');
  await git('commit', '-q', '-m', message);
}
