import { type Outcome, runProgram } from '../../../plumbing/process/run.ts';
import { EnvironmentError, toError } from '../../../ports/errors.ts';
import { spawnTrouble } from '../../../ports/machine-trouble.ts';
import { notFetched } from '../script/script-trouble.ts';
import { parseLine } from './k6-log.ts';

const LIMIT_MS = 60_000;
const MAX_OUTPUT_BYTES = 64 << 20;

export type ShortCommand = {
  readonly binary: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly directory: string;
  readonly signal: AbortSignal;
  /** what it reads from its standard input; absent: nothing */
  readonly input?: string;
};

export type ShortResult = {
  readonly ok: boolean;
  readonly stdout: string;
  /** k6's own last error message, one or more lines; empty: none */
  readonly error: string;
};

/**
 * Runs `k6 inspect`, `deps` or `version` silently, for at most a minute; again where a module of the script did not come.
 * Throws EnvironmentError when k6 cannot be started, hangs, or the run is cancelled.
 */
export async function runShort(command: ShortCommand): Promise<ShortResult> {
  const first = await runOnce(command);
  // The network may give the next start what it did not give this one.
  return first.ok || notFetched(first.error) === null ? first : runOnce(command);
}

async function runOnce({ binary, ...command }: ShortCommand): Promise<ShortResult> {
  const limits = { limitMs: LIMIT_MS, maxBytes: MAX_OUTPUT_BYTES };
  const outcome = await runProgram({ program: binary, ...command, ...limits }).catch((thrown: unknown) => {
    throw unstarted(binary, thrown);
  });
  const { code, stdout, stderr, stopped } = outcome;
  if (stopped !== null || code === null) throw unfinished(binary, command.args[0] ?? '', outcome);
  return { ok: code === 0, stdout: stdout.toString(), error: lastError(stderr.toString()) };
}

function unstarted(binary: string, thrown: unknown): EnvironmentError {
  return (
    spawnTrouble(thrown) ??
    new EnvironmentError(`k6 at ${binary} does not run: ${toError(thrown).message}.`, HINT, thrown)
  );
}

const HINT = 'Check that k6-path names a k6 that may be executed.';

function unfinished(binary: string, command: string, { signal, stopped }: Outcome): EnvironmentError {
  if (stopped === 'cancelled')
    return new EnvironmentError('The run was cancelled before the load began.', '');
  if (stopped === null)
    return new EnvironmentError(`k6 at ${binary} does not run: ${signal} ended it.`, HINT);
  const what =
    stopped === 'timed-out'
      ? `did not end within ${LIMIT_MS / 1000} s`
      : `printed more than ${MAX_OUTPUT_BYTES >> 20} MiB`;
  const hint = 'Look for a loop without an end in the code outside of the functions.';
  return new EnvironmentError(`"k6 ${command}" ${what}.`, hint);
}

function lastError(stderr: string): string {
  const lines = stderr.split('\n').flatMap((line) => parseLine(line) ?? []);
  const last = lines.findLast(({ level, source }) => level === 'error' && source !== 'console');
  return last?.message ?? stderr.trim().split('\n').at(-1) ?? '';
}
