import { statfs } from 'node:fs/promises';
import type { MachineError } from '../../ports/errors.ts';
import { machineTroubleAs } from '../../ports/machine-trouble.ts';

/** Below this a program that writes anything fails, bytes. */
const NO_ROOM = 64 << 10;

/** The first of these folders whose disk has no room: whatever failed there is not the application's fault. null: none. */
export async function fullDisk(folders: readonly string[]): Promise<MachineError | null> {
  for (const folder of folders) {
    const found = await statfs(folder).catch(() => null);
    // A pseudo file system has no blocks, and some have no limit of files.
    if (found === null || found.blocks === 0) continue;
    const isFull = found.bavail * found.bsize < NO_ROOM || (found.files > 0 && found.ffree === 0);
    if (isFull) return machineTroubleAs('ENOSPC', folder);
  }
  return null;
}
