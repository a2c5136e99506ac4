import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Folder } from '../../core/profiles/place/path.ts';
import { pathWithin } from '../../plumbing/files/path-within.ts';

/** Reads the application's files, and none outside its folder, wherever a name or a link leads. */
export type ApplicationFiles = {
  /** the folder's names: as given, and with links resolved */
  readonly folders: readonly Folder[];
  /** Text of a file, by its path, from the folder where it is relative; null: there is none that may be read. */
  readonly text: (file: string) => Promise<string | null>;
  readonly has: (file: string) => Promise<boolean>;
};

/** Built files hold a whole application and its map at times. */
const MOST_BYTES = 64 << 20;

/** Sources, what is made of them, and what says where they came from: never settings, in which secrets stand. */
const READABLE =
  /\.([cm]?[jt]sx?|map|mod|go|py|rb|php|java|kts?|scala|groovy|cs|fs|rs|ex|exs|erl|clj|vue|svelte|astro|dart|swift|c|cc|cpp|h)$/;

/** Of `directory`. Each file is read once. */
export async function applicationFiles(directory: string): Promise<ApplicationFiles> {
  const given = path.resolve(directory);
  const root = await realpath(given).catch(() => given);
  const found = new Map<string, Promise<string | null>>();
  const texts = new Map<string, Promise<string | null>>();
  const find = (file: string): Promise<string | null> => once(found, file, () => realFile(root, file));
  return {
    folders: await Promise.all([...new Set([given, root])].map(folderOf)),
    has: async (file) => (await find(file)) !== null,
    text: async (file) => {
      const place = await find(file);
      return place === null ? null : once(texts, place, () => readFile(place, 'utf8').catch(() => null));
    },
  };
}

/** With the repository's root: the nearest folder above that git works in. */
async function folderOf(folder: string): Promise<Folder> {
  const plain = (one: string): string => one.replaceAll('\\', '/').replace(/\/$/, '');
  for (let at = folder; ; at = path.dirname(at)) {
    const isRoot = (await stat(path.join(at, '.git')).catch(() => null)) !== null;
    if (isRoot) return { path: plain(folder), repository: plain(at) };
    if (at === path.dirname(at)) return { path: plain(folder), repository: plain(folder) };
  }
}

function once<T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const made = known.get(key) ?? make();
  known.set(key, made);
  return made;
}

/** Where a file of the application lies; null: elsewhere, or it is not one to be read. */
async function realFile(root: string, file: string): Promise<string | null> {
  try {
    const place = await realpath(path.resolve(root, file));
    if (pathWithin(root, place) === null || !READABLE.test(place)) return null;
    const { size, isFile } = await stat(place).then((one) => ({ size: one.size, isFile: one.isFile() }));
    return isFile && size <= MOST_BYTES ? place : null;
  } catch {
    return null;
  }
}
