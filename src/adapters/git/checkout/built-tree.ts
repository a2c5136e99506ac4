import { createHash } from 'node:crypto';
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Env } from '../git.ts';
import { type Inventory, restore, takeStock } from './inventory.ts';
import { claimPlace, touch } from './place.ts';

/** Written last, so that a folder without it was never completed. */
const MARKER = 'built.json';
/** Built revisions of one repository that stay. */
const KEPT = 3;

export type Built = { readonly build: string; readonly files: Inventory };

/** Where what is built of these files is kept: below the cache, by repository and git tree. */
export function placeOf(cache: string, repository: string, tree: string): string {
  return path.join(cache, 'perf-gate-base', digest(repository).slice(0, 12), tree);
}

/** A build is another one where its command, its variables, PATH (and so its tools) or the platform differ. */
export function buildId(build: string, env: Env): string {
  return digest([build, env['PATH'] ?? '', process.platform, process.arch].join('\0'));
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What was completed here, its files put back as the build left them; null: nothing that can be used. */
export async function readBuilt(folder: string, tree: string): Promise<Built | null> {
  try {
    const built: Built = JSON.parse(await readFile(path.join(folder, MARKER), 'utf8'));
    return (await restore(tree, built.files)) ? built : null;
  } catch {
    return null;
  }
}

/** Marks the tree as completely built; false: that could not be written. */
export async function writeBuilt(folder: string, tree: string, build: string): Promise<boolean> {
  try {
    const built: Built = { build, files: await takeStock(tree) };
    const unfinished = path.join(folder, `${MARKER}.new`);
    await writeFile(unfinished, JSON.stringify(built));
    await rename(unfinished, path.join(folder, MARKER));
    return true;
  } catch {
    return false;
  }
}

export async function forgetBuilt(folder: string): Promise<void> {
  await rm(path.join(folder, MARKER), { force: true });
}

/** Notes the use of a folder and takes away the older ones of the same repository that nobody uses. */
export async function prune(folder: string): Promise<void> {
  await touch(path.join(folder, MARKER));
  const root = path.dirname(folder);
  const names = (await readdir(root)).filter((name) => !name.includes('.'));
  const aged = await Promise.all(names.map(async (name) => ({ name, usedAt: await usedAt(root, name) })));
  for (const { name } of aged.sort((a, b) => b.usedAt - a.usedAt).slice(KEPT)) {
    const place = await claimPlace(path.join(root, name));
    if (place === null) continue;
    await rm(place.folder, { recursive: true, force: true });
    await place.release();
  }
}

async function usedAt(root: string, name: string): Promise<number> {
  return (await stat(path.join(root, name, MARKER)).catch(() => null))?.mtimeMs ?? 0;
}
