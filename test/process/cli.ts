import { spawn } from 'node:child_process';
import path from 'node:path';

export const CLI = path.join(import.meta.dirname, '..', '..', 'dist', 'cli.js');

export type CliRun = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

export type CliOptions = {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** `act` is called with the process id once stderr holds `text` */
  readonly onSaid?: { readonly text: string; readonly act: (pid: number) => void };
  /** told all that stands on stderr, as it grows */
  readonly hear?: (text: string) => void;
};

/** The bundled command line tool, from a folder of the test's. */
export function cli(args: readonly string[], options: CliOptions): Promise<CliRun> {
  return execute(process.execPath, [CLI, ...args], options);
}

/** Any program, with what it printed. */
export async function execute(
  program: string,
  args: readonly string[],
  { cwd, env = {}, onSaid, hear }: CliOptions,
): Promise<CliRun> {
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    const before = onSaid !== undefined && stderr.includes(onSaid.text);
    stderr += text;
    hear?.(stderr);
    if (!before && onSaid && child.pid !== undefined && stderr.includes(onSaid.text)) onSaid.act(child.pid);
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, stdout, stderr };
}
