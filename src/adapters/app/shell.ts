import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

export type Shell = {
  /** Resolves when the shell itself has ended; null: by a signal. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null }>;
  /** The whole process group: TERM, then KILL for what is still there after `graceMs`. */
  stop(graceMs: number): Promise<void>;
};

export type ShellRequest = {
  readonly command: string;
  readonly directory: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** output is appended here */
  readonly logFile: string;
  /** CPUs that it is held to; absent: all */
  readonly cpus?: readonly number[];
};

const POLL_MS = 50;
/** A killed process still takes a moment to end. */
const KILL_MS = 2000;

/** Runs a command as a user's step does (`bash -eo pipefail`), in a process group of its own. */
export function openShell({ command, directory, env, logFile, cpus = [] }: ShellRequest): Shell {
  const output = openSync(logFile, 'a');
  const shell = ['bash', '-eo', 'pipefail', '-c', command] as const;
  // taskset becomes the shell, so that the process is the same.
  const [program, ...args] =
    cpus.length === 0 ? shell : (['taskset', '-c', cpus.join(','), ...shell] as const);
  const child = spawn(program, args, {
    cwd: directory,
    env,
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  const { pid } = child;
  const killGroup = () => {
    if (pid !== undefined) signalGroup(pid, 'SIGKILL');
  };
  // Should this process end first, by whatever accident, the user's ends with it.
  process.once('exit', killGroup);
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.once('error', () => resolve({ code: 127, signal: null }));
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  const stop = async (graceMs: number) => {
    await stopGroup(pid, graceMs);
    process.off('exit', killGroup);
  };
  return { ended, stop };
}

async function stopGroup(pid: number | undefined, graceMs: number): Promise<void> {
  if (pid === undefined || !signalGroup(pid, 'SIGTERM')) return;
  if (await groupEnds(pid, graceMs)) return;
  signalGroup(pid, 'SIGKILL');
  await groupEnds(pid, KILL_MS);
}

/** True once nothing is left in the group; false when `limitMs` went by first. */
async function groupEnds(pid: number, limitMs: number): Promise<boolean> {
  for (let waited = 0; waited < limitMs; waited += POLL_MS) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    if (!signalGroup(pid, 0)) return true;
  }
  return false;
}

/** False: nothing is left in the group. */
function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-pid, signal);
    return true;
  } catch {
    return false;
  }
}
