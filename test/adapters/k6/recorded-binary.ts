import { spawnSync } from 'node:child_process';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

export type RecordedBinary = { readonly binary: string; pids(): Promise<readonly number[]> };

/** A k6 that notes the process id of each of its runs. */
export async function recordPids(directory: string, k6: string): Promise<RecordedBinary> {
  const binary = path.join(directory, 'k6');
  const file = path.join(directory, 'pids');
  await writeFile(file, '');
  await writeFile(binary, `#!/bin/sh\n[ "$1" = run ] && echo $$ >> '${file}'\nexec '${k6}' "$@"\n`);
  await chmod(binary, 0o755);
  return {
    binary,
    pids: async () => (await readFile(file, 'utf8')).split('\n').filter(Boolean).map(Number),
  };
}

/** Whether a process runs. One that has ended and waits to be collected by its parent does not. */
export function isAlive(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.trim().startsWith('Z');
}
