import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isCode, withLock } from './lock.ts';

/**
 * Fills the folder `target` once: `fill` writes into a fresh folder beside it, which is then renamed.
 * `<target>.complete` marks a whole install, as the runner's tool cache has it, so both read each other's tools.
 * Two processes at once: the second waits and finds the first one's work. A failing `fill` leaves nothing behind.
 */
export async function installOnce(
  target: string,
  fill: (directory: string) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  if (await isInstalled(target)) return;
  await withLock(
    `${target}.lock`,
    async () => {
      if (await isInstalled(target)) return;
      const staging = `${target}.${randomUUID()}`;
      try {
        await mkdir(staging, { recursive: true });
        await fill(staging);
        await moveInto(staging, target);
        await writeFile(`${target}.complete`, '');
      } finally {
        await rm(staging, { recursive: true, force: true, maxRetries: 3 });
      }
    },
    signal,
  );
}

export async function isInstalled(target: string): Promise<boolean> {
  try {
    await Promise.all([stat(target), stat(`${target}.complete`)]);
    return true;
  } catch {
    return false;
  }
}

/** A folder without its mark is the rest of a killed install and gives way. */
async function moveInto(staging: string, target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  try {
    await rename(staging, target);
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST', 'EPERM'].some((code) => isCode(error, code))) throw error;
    await rm(target, { recursive: true, force: true });
    await rename(staging, target);
  }
}
