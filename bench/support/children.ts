import { type ChildProcess, spawn } from 'node:child_process';

const PATIENCE_MS = 30_000;

export type Ended = {
  readonly stdout: string;
  readonly stderr: string;
  /** null: a signal ended it */
  readonly code: number | null;
};

/**
 * A process that the kernel ends with this one, however this one ends (Linux). In a group of its own: Ctrl-C reaches
 * it only as the SIGTERM that `stop` sends.
 */
export function start(
  command: readonly string[],
  directory: string,
  output: 'read' | 'ignore',
  env: Readonly<Record<string, string>> = {},
): ChildProcess {
  const stdout = output === 'read' ? 'pipe' : 'ignore';
  return spawn('setpriv', ['--pdeathsig', 'TERM', '--', ...command], {
    cwd: directory,
    env: { ...process.env, ...env },
    detached: true,
    stdio: ['ignore', stdout, stdout],
  });
}

/** What a process wrote by its end, which comes early when `signal` fires or `timeoutMs` went by. */
export async function output(child: ChildProcess, signal: AbortSignal, timeoutMs: number): Promise<Ended> {
  const written = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      written[name] += text;
    });
  }
  const closed = new Promise<number | null>((resolve, reject) =>
    child.once('close', resolve).once('error', reject),
  );
  const cut = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
  const end = () => void stop(child);
  cut.addEventListener('abort', end);
  if (cut.aborted) end();
  const code = await closed.finally(() => cut.removeEventListener('abort', end));
  if (cut.aborted) throw new Error(signal.aborted ? 'stopped' : `no end after ${timeoutMs / 1000} s`);
  return { ...written, code };
}

/** Asks a process to end, and makes it end if it does not. */
export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  await ended;
  clearTimeout(timer);
}
