import { runShort, type ShortCommand } from '../run/short-command.ts';

/** What a script and its imports import: addresses of files and of the network, and names of k6's modules. */
export async function importsOf(
  command: Omit<ShortCommand, 'args'>,
  scriptPath: string,
): Promise<readonly string[]> {
  const args = ['deps', '--include-system-env-vars', '--json', scriptPath];
  const result = await runShort({ ...command, args });
  return result.ok ? (JSON.parse(result.stdout).imports ?? []) : [];
}
