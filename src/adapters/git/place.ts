import { mkdir, mkdtemp, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';

/** A folder that nobody else uses until it is released. */
export type Place = {
  readonly folder: string;
  /** true: later runs find what is left in it */
  readonly kept: boolean;
  release(): Promise<void>;
};

const HEARTBEAT_MS = 5000;
const STALE_MS = 60_000;

/** A new folder below `root`. */
export async function temporaryPlace(root: string): Promise<Place> {
  const folder = await mkdtemp(path.join(root, 'perf-gate-base-'));
  return { folder, kept: false, release: async () => {} };
}

/**
 * The folder itself, which may hold what an earlier run left; null: another run uses it, or it cannot be written.
 * A holder renews its lock every 5 s, so that one of a killed run is passed over after a minute.
 */
export async function claimPlace(folder: string): Promise<Place | null> {
  const lock = lockOf(folder);
  try {
    await mkdir(path.dirname(folder), { recursive: true });
    if (await isStale(lock)) await rm(lock, { recursive: true, force: true });
    await mkdir(lock);
  } catch {
    return null;
  }
  const heartbeat = setInterval(() => void touch(lock), HEARTBEAT_MS);
  heartbeat.unref();
  return {
    folder,
    kept: true,
    release: async () => {
      clearInterval(heartbeat);
      await rm(lock, { recursive: true, force: true });
    },
  };
}

const lockOf = (folder: string): string => `${folder}.lock`;

/** Gives a file or folder the present as its time. */
export async function touch(file: string): Promise<void> {
  const now = new Date();
  await utimes(file, now, now).catch(() => {});
}

async function isStale(lock: string): Promise<boolean> {
  const found = await stat(lock).catch(() => null);
  return found !== null && Date.now() - found.mtimeMs > STALE_MS;
}
