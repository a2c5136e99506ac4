import { createHash } from 'node:crypto';
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Clock } from '../../../ports/clock.ts';
import type { Env } from '../git.ts';
import { type Inventory, restore, takeStock } from './inventory.ts';
import { claimPlace, touch } from './place.ts';

/** Written last, so that a folder without it was never completed. */
const MARKER = 'built.json';
/** Built revisions of one repository that stay. */
const KEPT = 3;
/**
 * A build this old is made anew, ms: no id tells that a tool was replaced in its place, or that an install without a lock
 * file finds newer packages today, which head then gets alone.
 */
const LONGEST_MS = 24 * 3_600_000;

export type Built = { readonly build: string; readonly files: Inventory; readonly builtAt: number };

/** Where what is built of these files is kept: below the cache, by repository and git tree. */
export function placeOf(cache: string, repository: string, tree: string): string {
  return path.join(cache, 'perf-gate-base', digest(repository).slice(0, 12), tree);
}

/**
 * A build is another one where its command, its variables, the environment or the platform differ. One hash of it all: from
 * that of a secret alone a short one could be guessed.
 */
export function buildId(build: string, env: Env): string {
  const variables = Object.entries(env).filter(([, value]) => value !== undefined);
  const given = JSON.stringify(variables.sort(([a], [b]) => (a < b ? -1 : 1)));
  return digest([build, given, process.platform, process.arch].join('\0'));
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What was completed here, its files put back as the build left them; null: nothing that can be used, or it is too old. */
export async function readBuilt(
  folder: string,
  tree: string,
  { now }: Pick<Clock, 'now'>,
): Promise<Built | null> {
  try {
    const built: Built = JSON.parse(await readFile(path.join(folder, MARKER), 'utf8'));
    const ageMs = now() - built.builtAt;
    // Of the future: nobody knows how old it is.
    if (!(ageMs >= 0 && ageMs < LONGEST_MS)) return null;
    return (await restore(tree, built.files)) ? built : null;
  } catch {
    return null;
  }
}

/** Marks the tree as completely built; false: that could not be written. */
export async function writeBuilt(
  folder: string,
  tree: string,
  { build, builtAt }: Omit<Built, 'files'>,
): Promise<boolean> {
  try {
    const built: Built = { build, builtAt, files: await takeStock(tree) };
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
