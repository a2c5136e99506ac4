import { readdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { isMade } from '../../../core/config/alike/only-in-head.ts';
import type { UserRepository } from '../user-repository.ts';

/** Folders of it that are looked into, and names that are told. */
const MOST = { folders: 50, names: 2000 };

/**
 * What lies in a folder of a checkout and git does not keep, ignored or not: all of it where folders hold something of git's
 * too, and one level of those that do not. Empty where git does not say.
 */
export async function untrackedIn(
  { git, top }: UserRepository,
  directory: string,
): Promise<readonly string[]> {
  const inside = path.relative(top, await realpath(directory).catch(() => directory));
  const prefix = inside === '' ? '' : `${inside.split(path.sep).join('/')}/`;
  const { ok, text } = await git(
    'ls-files',
    '--others',
    '--directory',
    '-z',
    '--',
    `:(literal,top)${prefix}`,
  );
  if (!ok) return [];
  const found = text
    .split('\0')
    .flatMap((name) => (name.startsWith(prefix) ? name.slice(prefix.length) : []));
  const folders = found.filter((name) => name.endsWith('/')).map((name) => name.slice(0, -1));
  const looked = folders.filter((folder) => !folder.split('/').some(isMade)).slice(0, MOST.folders);
  const deeper = await Promise.all(looked.map((folder) => filesIn(directory, folder)));
  const files = found.filter((name) => name !== '' && !name.endsWith('/'));
  return [...files, ...deeper.flat()].slice(0, MOST.names);
}

async function filesIn(directory: string, folder: string): Promise<readonly string[]> {
  const entries = await readdir(path.join(directory, folder), { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => !entry.isDirectory()).map(({ name }) => `${folder}/${name}`);
}
