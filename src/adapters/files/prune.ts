import { randomUUID } from 'node:crypto';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MOST_ENTRIES } from '../../core/baseline/compact.ts';
import type { History } from '../../core/model/baseline.ts';
import { gateFolder, runFolders, runName, UNFINISHED } from './store-layout.ts';

/** Half-written folders of killed runs: no run writes for so long, whatever a mount's clock says. */
const STALE_MS = 3_600_000;

/**
 * Takes away what a gate's folder need not hold: runs before the newest 50, and what killed runs left half written.
 * `history` was just stored: a run goes only once it stands in there, or there is no room for it, so that runs which
 * save at the same time lose nothing. Trouble is no matter: the next run prunes again.
 */
export async function prune(directory: string, history: History): Promise<void> {
  const folder = gateFolder(directory, history.gate);
  try {
    const held = new Set(history.entries.map(runName));
    const isFull = history.entries.length >= MOST_ENTRIES;
    const older = (await runFolders(folder)).slice(MOST_ENTRIES);
    for (const name of older) if (isFull || held.has(name)) await takeAway(folder, name);
    for (const name of await readdir(folder)) await dropIfStale(folder, name);
  } catch {
    // Another run prunes at the same time, or the mount does not let anyone.
  }
}

/** Renamed first: a reader sees all of a run or nothing. */
async function takeAway(folder: string, name: string): Promise<void> {
  const gone = join(folder, `${UNFINISHED}${randomUUID()}`);
  await rename(join(folder, name), gone);
  await rm(gone, { recursive: true, force: true });
}

async function dropIfStale(folder: string, name: string): Promise<void> {
  if (!name.startsWith(UNFINISHED)) return;
  const found = await stat(join(folder, name)).catch(() => null);
  if (found === null || Date.now() - found.mtimeMs < STALE_MS) return;
  await rm(join(folder, name), { recursive: true, force: true });
}
