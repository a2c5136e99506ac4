import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ConfigFile } from '../../core/config/layers.ts';
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
  const place = await inTree(directory, name);
  if (place === null) return null;
  const text = await readFile(place, 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return { text, file: parseConfigText(name, text), problem: null };
  } catch (thrown) {
    return { text, file: null, problem: toError(thrown).message };
  }
}

async function inTree(directory: string, name: string): Promise<string | null> {
  try {
    const root = await realpath(await rootOf(directory));
    const place = await realpath(path.resolve(directory, name));
    const inside = path.relative(root, place);
    return inside.startsWith('..') || path.isAbsolute(inside) ? null : place;
  } catch {
    return null;
  }
}

/** The nearest folder above that git works in; the folder itself where there is none. */
async function rootOf(directory: string): Promise<string> {
  for (let folder = directory; ; folder = path.dirname(folder)) {
    if ((await stat(path.join(folder, '.git')).catch(() => null)) !== null) return folder;
    if (folder === path.dirname(folder)) return directory;
  }
}
