import { endProcess, KILL } from '../../../plumbing/process/end.ts';
import { openProcess } from '../../../plumbing/process/open.ts';
import { EnvironmentError, toError } from '../../../ports/errors.ts';
import { machineTrouble } from '../../../ports/machine-trouble.ts';
import type { KeptLog } from '../log/kept-log.ts';
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
  /** begins a command that runs in the network that this one is to run in; absent: the machine's */
  readonly enter?: readonly string[];
};

/** What was written last is still in the pipe. */
const DRAIN_MS = 300;

/**
 * Runs a command as a user's step does (`bash -eo pipefail`), in a process group of its own. Throws EnvironmentError
 * when it cannot be started.
 */
export async function openShell(request: ShellRequest): Promise<Shell> {
  const { command, directory, env, log, cpus, enter = [] } = request;
  const output = await openOutputPipe(log.take, () => void log.close());
  const [program = '', ...args] = [...enter, 'bash', '-eo', 'pipefail', '-c', command];
  const bash = { program, args, directory, env, cpus, leads: true };
  const opened = openProcess(bash, ['ignore', output.descriptor, output.descriptor]);
  const child = await opened.finally(output.handedOn).catch((error: unknown) => {
    const text = `bash does not start in ${directory}: ${toError(error).message}.`;
    throw machineTrouble(error) ?? new EnvironmentError(text, '', error);
  });
  return {
    pid: child.pid,
    ended: child.exited,
    async stop(graceMs) {
      await endProcess(child, [{ signal: 'SIGTERM', graceMs }, KILL]);
      child.release();
    },
    async drain() {
      if (await output.drain(DRAIN_MS)) await log.close();
    },
  };
}
