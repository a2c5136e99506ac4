import { spawnSync } from 'node:child_process';
import type { Command } from './open.ts';

/**
 * Runs a program silently while this process ends, which waits for it: no promise outlives that. Whatever comes of it, and
 * beyond `limitMs` it is killed.
 */
export function runAtExit({ program, args, directory, env }: Command, limitMs: number): void {
  spawnSync(program, args, { cwd: directory, env, stdio: 'ignore', timeout: limitMs, killSignal: 'SIGKILL' });
}
