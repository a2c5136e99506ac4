import { createHash, hash as hashOf } from 'node:crypto';
import { createReadStream, type Stats } from 'node:fs';
import { lstat, readdir, readFile, readlink, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

/**
 * Every file and folder below a folder, by its relative path: the SHA-256 of what it holds and whether it can be run,
 * where a link points to, or `folder`. Sizes and times can be set back, contents cannot.
 */
export type Inventory = Readonly<Record<string, string>>;

/** Files that are read at the same time. */
const AT_ONCE = 16;
/** A stream of its own costs more than to read a small file at once. Bytes. */
const SMALL = 1_000_000;

/** Takes stock of a folder, links not followed. */
export async function takeStock(folder: string): Promise<Inventory> {
  const names: string[] = [];
  await walk(folder, '', async (name, isFolder) => {
    names.push(name);
    return isFolder;
  });
  return marksOf(folder, names);
}

/** Takes away what came since; false: something that was there is gone or is another now. */
export async function restore(folder: string, before: Inventory): Promise<boolean> {
  const names: string[] = [];
  await walk(folder, '', async (name, isFolder) => {
    const known = before[name];
    if (known === undefined) {
      await rm(path.join(folder, name), { recursive: true, force: true });
      return false;
    }
    names.push(name);
    return isFolder && known === FOLDER;
  });
  if (names.length !== Object.keys(before).length) return false;
  const now = await marksOf(folder, names);
  return names.every((name) => now[name] === before[name]);
}

const FOLDER = 'folder';

async function marksOf(folder: string, names: readonly string[]): Promise<Inventory> {
  const found: Record<string, string> = {};
  const left = [...names];
  const reader = async () => {
    for (let name = left.pop(); name !== undefined; name = left.pop()) {
      found[name] = await markOf(path.join(folder, name));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, reader));
  return found;
}

async function markOf(file: string): Promise<string> {
  const found = await lstat(file);
  if (found.isDirectory()) return FOLDER;
  if (found.isSymbolicLink()) return `link ${await readlink(file)}`;
  // What is neither (a socket, a pipe) would never end, or is nobody's output.
  if (!found.isFile()) return 'special';
  return `${await digestOf(file, found.size)}${isProgram(found) ? ' program' : ''}`;
}

const isProgram = ({ mode }: Stats): boolean => (mode & 0o111) !== 0;

async function digestOf(file: string, size: number): Promise<string> {
  if (size < SMALL) return hashOf('sha256', await readFile(file));
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** `visit` says whether to look inside. The git data is left out: each run brings its own. */
async function walk(
  root: string,
  inside: string,
  visit: (name: string, isFolder: boolean) => Promise<boolean>,
): Promise<void> {
  for (const entry of await readdir(path.join(root, inside), { withFileTypes: true })) {
    const name = path.join(inside, entry.name);
    if (name === '.git') continue;
    if (await visit(name, entry.isDirectory())) await walk(root, name, visit);
  }
}
