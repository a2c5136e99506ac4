import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { EnvironmentError, toError } from '../../ports/errors.ts';
import { spawnTrouble } from '../../ports/machine-trouble.ts';
import type { K6Log } from './k6-log.ts';

const TERM_AFTER_MS = 3000;
const KILL_AFTER_MS = 5000;

export type K6Run = {
  readonly binary: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly directory: string;
  /** what it reads from its standard input; absent: nothing */
  readonly input?: string;
  /** k6 is stopped after this long, milliseconds */
  readonly limitMs: number;
  readonly signal: AbortSignal;
  /** ends it too, for the reason that its own `reason` names; absent: nothing does */
  readonly halt?: AbortSignal | undefined;
  /** CPUs that it is held to; none: all */
  readonly cpus?: readonly number[];
  readonly words: K6Log;
  /** told the process's id once it runs */
  readonly started?: ((pid: number) => void) | undefined;
};

/** Why a process is ended before its time: all that it calls refuses it, or the other arm's has ended. */
export type Halt = 'refused' | 'other-arm';

export type K6Exit = {
  /** null: a signal ended it */
  readonly code: number | null;
  readonly signal: string | null;
  /** what we did to it, if anything */
  readonly stopped: 'cancelled' | 'timed-out' | Halt | null;
};

/**
 * Runs k6 in a process group of its own until it ends, is cancelled, or its time is up. A stopped k6 gets SIGINT
 * (it writes its summary), SIGTERM after 3 s, and its group SIGKILL after 5 s. No process of it is left behind.
 * Throws EnvironmentError when it cannot be started.
 */
export async function runK6(run: K6Run): Promise<K6Exit> {
  const { cpus = [] } = run;
  const command = [run.binary, ...run.args] as const;
  // taskset becomes k6, so that the process is the same.
  const [program, ...args] =
    cpus.length === 0 ? command : (['taskset', '-c', cpus.join(','), ...command] as const);
  const child = spawn(program, args, {
    cwd: run.directory,
    env: run.env,
    detached: process.platform !== 'win32',
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const end = ended(child, run.binary);
  // Where no process could be made there may be no streams either.
  if (child.pid === undefined) await end;
  else run.started?.(child.pid);
  // A k6 that ends before it has read all of it says why by itself.
  child.stdin.on('error', () => {}).end(run.input);
  const killGroup = () => signalGroup(child, 'SIGKILL');
  // Should this process end first, by whatever accident, the load ends with it.
  process.once('exit', killGroup);
  createInterface({ input: child.stdout }).on('line', (line) => run.words.keep(line));
  createInterface({ input: child.stderr }).on('line', (line) => run.words.hear(line));
  const stopper = createStopper(child, run);
  try {
    const [code, signal] = await end;
    return { code, signal, stopped: stopper.stopped() };
  } finally {
    stopper.done();
    killGroup();
    process.off('exit', killGroup);
  }
}

function ended(child: ChildProcess, binary: string): Promise<[number | null, NodeJS.Signals | null]> {
  return new Promise((resolve, reject) => {
    child.once('error', (error) => {
      const trouble = spawnTrouble(error);
      const hint = 'Check that k6-path names a k6 that may be executed.';
      reject(
        trouble ??
          new EnvironmentError(`k6 at ${binary} does not start: ${toError(error).message}.`, hint, error),
      );
    });
    // What k6 itself started would hold the pipes open.
    child.once('exit', () => signalGroup(child, 'SIGKILL'));
    child.once('close', (code, signal) => resolve([code, signal]));
  });
}

function createStopper(child: ChildProcess, { signal, halt, limitMs }: K6Run) {
  let stopped: K6Exit['stopped'] = null;
  const timers: NodeJS.Timeout[] = [];
  const stop = (reason: NonNullable<K6Exit['stopped']>) => {
    if (stopped !== null) return;
    stopped = reason;
    signalGroup(child, 'SIGINT');
    timers.push(setTimeout(() => signalGroup(child, 'SIGTERM'), TERM_AFTER_MS));
    timers.push(setTimeout(() => signalGroup(child, 'SIGKILL'), KILL_AFTER_MS));
  };
  const cancel = () => stop('cancelled');
  if (signal.aborted) cancel();
  signal.addEventListener('abort', cancel, { once: true });
  const onHalt = () => stop(halt?.reason === 'refused' ? 'refused' : 'other-arm');
  if (halt?.aborted) onHalt();
  halt?.addEventListener('abort', onHalt, { once: true });
  timers.push(setTimeout(() => stop('timed-out'), limitMs));
  return {
    stopped: () => stopped,
    done: () => {
      signal.removeEventListener('abort', cancel);
      halt?.removeEventListener('abort', onHalt);
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // The group has ended: that was wanted.
  }
}
