import { execFile } from 'node:child_process';
import { EnvironmentError, toError } from '../../ports/errors.ts';
import { spawnTrouble } from '../../ports/machine-trouble.ts';
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
 * Runs `k6 inspect`, `deps` or `version` silently, for at most a minute.
 * Throws EnvironmentError when k6 cannot be started, hangs, or the run is cancelled.
 */
export function runShort({
  binary,
  args,
  env,
  directory,
  signal,
  input,
}: ShortCommand): Promise<ShortResult> {
  const options = {
    cwd: directory,
    env,
    signal,
    timeout: LIMIT_MS,
    killSignal: 'SIGKILL',
    maxBuffer: MAX_OUTPUT_BYTES,
  } as const;
  return new Promise((resolve, reject) => {
    const child = execFile(binary, args, options, (error, stdout, stderr) => {
      if (error === null || typeof error.code === 'number') {
        resolve({ ok: error === null, stdout, error: lastError(stderr) });
        return;
      }
      reject(unable(binary, args[0] ?? '', toError(error), error.killed === true, signal.aborted));
    });
    // A k6 that does not start, or reads nothing, says why by itself.
    child.stdin?.on('error', () => {}).end(input);
  });
}

function unable(binary: string, command: string, error: Error, killed: boolean, aborted: boolean): Error {
  if (aborted) return new EnvironmentError('The run was cancelled before the load began.', '');
  if (killed) {
    const hint = 'Look for a loop without an end in the code outside of the functions.';
    return new EnvironmentError(`"k6 ${command}" did not end within ${LIMIT_MS / 1000} s.`, hint, error);
  }
  const hint = 'Check that k6-path names a k6 that may be executed.';
  const trouble = spawnTrouble(error);
  if (trouble !== null) return trouble;
  return new EnvironmentError(`k6 at ${binary} does not run: ${error.message}.`, hint, error);
}

function lastError(stderr: string): string {
  const lines = stderr.split('\n').flatMap((line) => parseLine(line) ?? []);
  const last = lines.findLast(({ level, source }) => level === 'error' && source !== 'console');
  return last?.message ?? stderr.trim().split('\n').at(-1) ?? '';
}
