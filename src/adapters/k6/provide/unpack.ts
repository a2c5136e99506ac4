import { chmod, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { runProgram } from '../../../plumbing/process/run.ts';
import { toError } from '../../../ports/errors.ts';
import type { Environment } from './directories.ts';
import type { ReleaseAsset } from './release.ts';

/**
 * Takes the one program out of a release archive in `directory` and leaves it there as `program`.
 * Throws an Error with the unpacker's own words.
 */
export async function unpack(
  asset: ReleaseAsset,
  {
    directory,
    program,
    env,
  }: { readonly directory: string; readonly program: string; readonly env: Environment },
): Promise<void> {
  const archive = join(directory, asset.file);
  const command = unpacker(asset, env);
  // As root, tar would give the program to whichever user has the archive's user id.
  const args = command.includes('unzip')
    ? ['-q', '-o', archive, asset.member, '-d', directory]
    : ['--no-same-owner', '-xf', archive, '-C', directory, asset.member];
  const words = await wordsOf(command, args);
  if (words !== null) throw new Error(`${asset.file} cannot be unpacked with ${command}: ${words}`);
  const unpacked = join(directory, ...asset.member.split('/'));
  await chmod(unpacked, 0o755);
  await rename(unpacked, join(directory, program));
}

/** What the unpacker says of its failure; null: it did not fail. */
async function wordsOf(program: string, args: readonly string[]): Promise<string | null> {
  try {
    const { code, stdout, stderr } = await runProgram({ program, args, env: process.env });
    if (code === 0) return null;
    return (stderr.toString() || stdout.toString()).trim().split('\n').slice(-2).join(' | ');
  } catch (thrown) {
    return toError(thrown).message;
  }
}

/** Windows has no unzip, but its own tar reads zip; Git's tar, often first on PATH there, does not. */
function unpacker(asset: ReleaseAsset, env: Environment): string {
  if (asset.format === 'tar.gz') return 'tar';
  return env['SystemRoot'] ? join(env['SystemRoot'], 'System32', 'tar.exe') : 'unzip';
}
