import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { EnvironmentError, toError } from '../../ports/errors.ts';
import { machineTrouble } from '../../ports/machine-trouble.ts';
import type { KeptLog } from './kept-log.ts';
import { openOutputPipe } from './output-pipe.ts';

export type Shell = {
  readonly pid: number;
  /** Resolves when the shell itself has ended; null: by a signal. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null }>;
  /** The whole process group: TERM, then KILL for what is still there after `graceMs`. */
  stop(graceMs: number): Promise<void>;
  /** Until what it wrote is on disk; not for what a process that moved elsewhere may yet write. */
  drain(): Promise<void>;
};

export type ShellRequest = {
  readonly command: string;
  readonly directory: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** takes the output */
  readonly log: KeptLog;
  /** CPUs that it is held to; absent: all */
  readonly cpus?: readonly number[];
};

const POLL_MS = 50;
/** A killed process still takes a moment to end. */
const KILL_MS = 2000;
/** What was written last is still in the pipe. */
const DRAIN_MS = 300;

/**
 * Runs a command as a user's step does (`bash -eo pipefail`), in a process group of its own. Throws EnvironmentError
 * when it cannot be started.
 */
export async function openShell({ command, directory, env, log, cpus = [] }: ShellRequest): Promise<Shell> {
  const output = await openOutputPipe(log.take, () => void log.close());
  const shell = ['bash', '-eo', 'pipefail', '-c', command] as const;
  // taskset becomes the shell, so that the process is the same.
  const [program, ...args] =
    cpus.length === 0 ? shell : (['taskset', '-c', cpus.join(','), ...shell] as const);
  const child = spawn(program, args, {
    cwd: directory,
    env,
    detached: true,
    stdio: ['ignore', output.descriptor, output.descriptor],
  });
  output.handedOn();
  const { pid } = child;
  if (pid === undefined) {
    const [error] = await once(child, 'error');
    const text = `${program} does not start in ${directory}: ${toError(error).message}.`;
    throw machineTrouble(error) ?? new EnvironmentError(text, '', error);
  }
  const killGroup = () => signalGroup(pid, 'SIGKILL');
  // Should this process end first, by whatever accident, the user's ends with it.
  process.once('exit', killGroup);
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  const stop = async (graceMs: number) => {
    await stopGroup(pid, graceMs);
    process.off('exit', killGroup);
  };
  const drain = async () => {
    if (await output.drain(DRAIN_MS)) await log.close();
  };
  return { pid, ended, stop, drain };
}

async function stopGroup(pid: number, graceMs: number): Promise<void> {
  if (!signalGroup(pid, 'SIGTERM')) return;
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
