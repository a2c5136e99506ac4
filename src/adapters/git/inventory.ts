import { lstat, readdir, rm } from 'node:fs/promises';
import path from 'node:path';

/** Every file and folder below a folder, by its relative path: size and time of change, or `folder`. */
export type Inventory = Readonly<Record<string, string>>;

/** Takes stock of a folder, links not followed. */
export async function takeStock(folder: string): Promise<Inventory> {
  const found: Record<string, string> = {};
  await walk(folder, '', async (name) => {
    found[name] = await markOf(path.join(folder, name));
    return found[name] === 'folder';
  });
  return found;
}

/** Takes away what came since; false: something that was there is gone or is another now. */
export async function restore(folder: string, before: Inventory): Promise<boolean> {
  let same = true;
  const missing = new Set(Object.keys(before));
  await walk(folder, '', async (name) => {
    const known = before[name];
    if (known === undefined) {
      await rm(path.join(folder, name), { recursive: true, force: true });
      return false;
    }
    missing.delete(name);
    const mark = await markOf(path.join(folder, name));
    if (mark !== known) same = false;
    return mark === 'folder';
  });
  return same && missing.size === 0;
}

async function markOf(file: string): Promise<string> {
  const found = await lstat(file);
  return found.isDirectory() ? 'folder' : `${found.size} ${found.mtimeMs}`;
}

/** `visit` says whether to look inside. */
async function walk(root: string, inside: string, visit: (name: string) => Promise<boolean>): Promise<void> {
  for (const entry of await readdir(path.join(root, inside))) {
    const name = path.join(inside, entry);
    if (await visit(name)) await walk(root, name, visit);
  }
}
