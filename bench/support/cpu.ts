import { spawn } from 'node:child_process';

export type Spent = {
  /** user + system seconds of the command and every child it waited for */
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
  readonly exitCode: number | null;
  readonly stderr: string;
};

/** Runs a command under bash's `time`, whose figures hold the whole process tree that was waited for. */
export async function timed(
  command: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  onStart: (pid: number) => void = () => {},
): Promise<Spent> {
  const script = 'TIMEFORMAT="PERFGATE_TIME %R %U %S"; time "$@" >/dev/null';
  const child = spawn('bash', ['-c', script, 'timed', ...command], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (child.pid !== undefined) onStart(child.pid);
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const exitCode = await new Promise<number | null>((resolve) => child.on('close', resolve));
  const [, real = 'NaN', user = 'NaN', system = 'NaN'] =
    /PERFGATE_TIME ([\d.]+) ([\d.]+) ([\d.]+)/.exec(stderr) ?? [];
  return { cpuSeconds: Number(user) + Number(system), wallSeconds: Number(real), exitCode, stderr };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const high = sorted[Math.floor(middle)] ?? Number.NaN;
  return sorted.length % 2 === 1 ? high : (high + (sorted[middle - 1] ?? Number.NaN)) / 2;
}
