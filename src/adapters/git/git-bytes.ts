import { type Env, runGit } from './git.ts';

/** Git with bytes in and out. Throws an Error with git's words when it fails. */
export async function gitBytes(
  directory: string,
  env: Env,
  args: readonly string[],
  input: Buffer,
): Promise<Buffer> {
  const { code, stdout, stderr } = await runGit({ directory, env, args, input });
  if (code !== 0) throw new Error(`git ${args[0]}: ${stderr.toString().trim()}`);
  return stdout;
}

const HEADER = /^([0-9a-f]+) blob (\d+)$/;

/** The contents of blobs by their ids, in one process. Throws an Error when one is missing. */
export async function readBlobs(
  directory: string,
  env: Env,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Buffer>> {
  const found = new Map<string, Buffer>();
  if (ids.length === 0) return found;
  const out = await gitBytes(directory, env, ['cat-file', '--batch'], Buffer.from(`${ids.join('\n')}\n`));
  for (let at = 0; at < out.length; ) {
    const end = out.indexOf('\n', at);
    const [, id, size] = HEADER.exec(out.toString('latin1', at, end)) ?? [];
    if (id === undefined) throw new Error(`git has no such object: ${out.toString('latin1', at, end)}`);
    const from = end + 1;
    found.set(id, out.subarray(from, from + Number(size)));
    at = from + Number(size) + 1;
  }
  return found;
}
