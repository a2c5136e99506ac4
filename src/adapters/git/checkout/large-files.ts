import { open } from 'node:fs/promises';
import path from 'node:path';
import { EnvironmentError } from '../../../ports/errors.ts';
import type { UserRepository } from '../user-repository.ts';
import type { Borrowed } from './borrow.ts';

const POINTER = 'version https://git-lfs.github.com/spec/';
/** Files that are looked at: a checkout has all of them as pointers or none. */
const SAMPLE = 50;

/**
 * Whether files kept by Git LFS lie in the user's checkout with their contents. actions/checkout leaves pointers unless
 * `lfs: true` is set, whatever the machine's git would do.
 */
export async function hasLargeFiles({ git, top }: UserRepository): Promise<boolean> {
  const { ok, text } = await git('ls-files', '-z', ':(attr:filter=lfs)');
  const names = ok ? text.split('\0').filter((name) => name !== '') : [];
  for (const name of names.slice(0, SAMPLE)) {
    const start = await startOf(path.join(top, name));
    if (start !== null && start !== POINTER) return true;
  }
  return false;
}

/** Replaces the pointers by contents, where the application would find them in head. */
export async function fillLargeFiles({ remote }: Borrowed, sha: string): Promise<void> {
  const pulled = await remote('lfs', 'pull', 'origin');
  if (pulled.ok) return;
  const said = pulled.text.split('\n')[0];
  const hint = 'Head has its Git LFS files, so base needs its own: the token must be allowed to read them.';
  throw new EnvironmentError(`The Git LFS files of ${sha.slice(0, 7)} cannot be had: ${said}.`, hint);
}

async function startOf(file: string): Promise<string | null> {
  const opened = await open(file).catch(() => null);
  if (opened === null) return null;
  try {
    const { buffer, bytesRead } = await opened.read(Buffer.alloc(POINTER.length), 0, POINTER.length, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } catch {
    return null;
  } finally {
    await opened.close();
  }
}
