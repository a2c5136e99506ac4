import { randomBytes } from 'node:crypto';
import { rm, symlink } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** Sockets have names of at most 108 characters, 104 on macOS, of which Chromium's own part takes about 50. */
const LONGEST = 50;

export type Named = {
  readonly name: string;
  remove(): Promise<void>;
};

/** A folder by a name that is short enough for the sockets that a browser makes in it: its own, or that of a link to it. */
export async function shortName(folder: string): Promise<Named> {
  if (folder.length <= LONGEST || process.platform === 'win32')
    return { name: folder, remove: async () => {} };
  const name = path.join(os.tmpdir(), `pg-${randomBytes(6).toString('hex')}`);
  await symlink(folder, name);
  return { name, remove: () => rm(name, { force: true }) };
}
