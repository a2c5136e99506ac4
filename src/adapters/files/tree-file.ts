import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ConfigFile } from '../../core/config/config-file.ts';
import { pathWithin } from '../../plumbing/files/path-within.ts';
import { toError } from '../../ports/errors.ts';
import { parseConfigText } from './config-file.ts';

export type TreeFile = {
  readonly text: string;
  /** null: it is not valid YAML */
  readonly file: ConfigFile | null;
  readonly problem: string | null;
};

/**
 * A YAML file of a checked-out tree, by its name from a folder in it; null: there is none, or the name or a link leads
 * out of the tree, where the files are not those of its revision.
 */
export async function readFileOfTree(directory: string, name: string): Promise<TreeFile | null> {
  const text = await readTextOf(await realRootOf(directory), path.resolve(directory, name));
  if (text === null) return null;
  try {
    return { text, file: parseConfigText(name, text), problem: null };
  } catch (thrown) {
    return { text, file: null, problem: toError(thrown).message };
  }
}

/** Any file of that tree, by its name from the tree's root; null as above. */
export async function readTextOfRoot(directory: string, name: string): Promise<string | null> {
  const root = await realRootOf(directory);
  return root === null ? null : readTextOf(root, path.resolve(root, name));
}

async function readTextOf(root: string | null, file: string): Promise<string | null> {
  try {
    const place = await realpath(file);
    return root === null || pathWithin(root, place) === null ? null : await readFile(place, 'utf8');
  } catch {
    return null;
  }
}

const realRootOf = async (directory: string): Promise<string | null> =>
  realpath(await rootOf(directory)).catch(() => null);

/** The nearest folder above that git works in; the folder itself where there is none. */
async function rootOf(directory: string): Promise<string> {
  for (let folder = directory; ; folder = path.dirname(folder)) {
    if ((await stat(path.join(folder, '.git')).catch(() => null)) !== null) return folder;
    if (folder === path.dirname(folder)) return directory;
  }
}
