import { createInterface } from 'node:readline';
import { endProcess, KILL, type Step } from '../../../plumbing/process/end.ts';
import { type OpenProcess, openProcess } from '../../../plumbing/process/open.ts';
import { EnvironmentError, toError } from '../../../ports/errors.ts';
import { spawnTrouble } from '../../../ports/machine-trouble.ts';
import type { K6Log } from './k6-log.ts';

/** At the first it writes its summary. */
const STEPS: readonly Step[] = [
  { signal: 'SIGINT', graceMs: 3000 },
  { signal: 'SIGTERM', graceMs: 2000 },
  KILL,
];

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
  /** how long its teardown() may take where it is halted since enough is known, ms; absent: none to speak of */
  readonly teardownMs?: number | undefined;
  /** CPUs that it is held to; none: all */
  readonly cpus?: readonly number[];
  readonly words: K6Log;
  /** told the process's id once it runs */
  readonly started?: ((pid: number) => void) | undefined;
};

/** Why a process is ended before its time: all that it calls refuses it, the other arm's has ended, or enough is known. */
export type Halt = 'refused' | 'other-arm' | 'enough';

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
  const { binary: program, args, directory, env, cpus, words } = run;
  const command = { program, args, directory, env, cpus, leads: true };
  const child = await openProcess(command, 'pipe').catch((thrown: unknown) => {
    throw unstarted(program, thrown);
  });
  run.started?.(child.pid);
  // A k6 that ends before it has read all of it says why by itself.
  child.stdin?.on('error', () => {}).end(run.input);
  // What k6 itself started would hold the pipes open.
  void child.exited.then(() => child.send('SIGKILL'));
  if (child.stdout !== null) createInterface({ input: child.stdout }).on('line', (line) => words.keep(line));
  if (child.stderr !== null) createInterface({ input: child.stderr }).on('line', (line) => words.hear(line));
  const stopper = createStopper(child, run);
  try {
    return { ...(await child.closed), stopped: stopper.stopped() };
  } finally {
    stopper.done();
    child.send('SIGKILL');
    child.release();
  }
}

/** All that it measured counts, so its summary is waited for. */
const gentle = (teardownMs: number): readonly Step[] =>
  STEPS.map((step, index) => (index === 0 ? { ...step, graceMs: step.graceMs + teardownMs } : step));

const haltOf = (reason: unknown): Halt =>
  reason === 'refused' || reason === 'enough' ? reason : 'other-arm';

function unstarted(binary: string, thrown: unknown): EnvironmentError {
  const hint = 'Check that k6-path names a k6 that may be executed.';
  const text = `k6 at ${binary} does not start: ${toError(thrown).message}.`;
  return spawnTrouble(thrown) ?? new EnvironmentError(text, hint, thrown);
}

function createStopper(child: OpenProcess, { signal, halt, limitMs, teardownMs = 0 }: K6Run) {
  let stopped: K6Exit['stopped'] = null;
  const stop = (reason: NonNullable<K6Exit['stopped']>) => {
    // One that is let end in peace may still have to be ended without.
    if (stopped !== null && (stopped !== 'enough' || reason === 'enough')) return;
    stopped = reason;
    void endProcess(child, reason === 'enough' ? gentle(teardownMs) : STEPS);
  };
  const cancel = () => stop('cancelled');
  if (signal.aborted) cancel();
  signal.addEventListener('abort', cancel, { once: true });
  const onHalt = () => stop(haltOf(halt?.reason));
  if (halt?.aborted) onHalt();
  halt?.addEventListener('abort', onHalt, { once: true });
  const timer = setTimeout(() => stop('timed-out'), limitMs);
  return {
    stopped: () => stopped,
    done: () => {
      signal.removeEventListener('abort', cancel);
      halt?.removeEventListener('abort', onHalt);
      clearTimeout(timer);
    },
  };
}
