import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { atExit } from './at-exit.ts';

export type Command = {
  readonly program: string;
  readonly args: readonly string[];
  /** absent: this process's own */
  readonly directory?: string | undefined;
  /** all of its environment */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** CPUs that it is held to; none: all */
  readonly cpus?: readonly number[] | undefined;
  /**
   * Whether it leads a process group of its own, which then gets every signal and does not outlive this process.
   * Otherwise it stays in ours, where Ctrl-C in a terminal reaches it.
   */
  readonly leads?: boolean;
};

export type End = {
  /** null: a signal ended it */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
};

export type OpenProcess = Pick<ChildProcess, 'stdin' | 'stdout' | 'stderr'> & {
  readonly pid: number;
  /** it has ended; what it started may go on */
  readonly exited: Promise<End>;
  /** it has ended, and nobody holds its output open any more */
  readonly closed: Promise<End>;
  /** False: nothing is left to get the signal; 0 only asks. */
  send(signal: NodeJS.Signals | 0): boolean;
  /** From now on its group is no longer ended together with this process. */
  release(): void;
};

/** Starts a program. Throws the system's error where it cannot be started. */
export async function openProcess(command: Command, stdio: StdioOptions): Promise<OpenProcess> {
  const { directory, env, leads = false } = command;
  const [program, args] = heldTo(command);
  // Windows has no process groups.
  const group = leads && process.platform !== 'win32';
  const child = spawn(program, args, { cwd: directory, env, detached: group, stdio });
  const exited = new Promise<End>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  const closed = new Promise<End>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  const { pid } = child;
  if (pid === undefined) {
    const [error] = await once(child, 'error');
    throw error;
  }
  // A signal that cannot be sent is told by `send`.
  child.on('error', () => {});
  const send = (signal: NodeJS.Signals | 0) => (group ? sendTo(-pid, signal) : child.kill(signal));
  // Should this process end first, by whatever accident, its group ends with it.
  const release = leads ? atExit(() => void send('SIGKILL')) : () => {};
  return {
    pid,
    stdin: child.stdin,
    stdout: child.stdout,
    stderr: child.stderr,
    exited,
    closed,
    send,
    release,
  };
}

/** taskset becomes the program, so that the process is the same. */
function heldTo({ program, args, cpus = [] }: Command): readonly [string, readonly string[]] {
  return cpus.length === 0 ? [program, args] : ['taskset', ['-c', cpus.join(','), program, ...args]];
}

function sendTo(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}
