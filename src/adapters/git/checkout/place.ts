import { mkdir, mkdtemp, rm, stat, utimes } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Run } from '../../../ports/run.ts';
import type { Env } from '../git.ts';

/** A folder that nobody else uses until it is released. */
export type Place = {
  readonly folder: string;
  /** true: later runs find what is left in it */
  readonly kept: boolean;
  release(): Promise<void>;
};

const HEARTBEAT_MS = 5000;
const STALE_MS = 60_000;

/** Makes new, empty folders of this run's; `kind` is the word that a name begins with. */
export type Folders = (kind: string) => Promise<string>;

/** Those of the run; without one, below `root`, else below the runner's temporary folder, else the system's. */
export function foldersOf({ env, run, root }: { env: Env; run?: Run; root?: string }): Folders {
  if (run !== undefined && root === undefined) return run.folder;
  return (kind) => mkdtemp(path.join(root ?? temporaryRoot(env), `perf-gate-${kind}-`));
}

/** A folder for temporary files: the runner's, else the system's. */
export function temporaryRoot(env: Env): string {
  return env['RUNNER_TEMP'] || os.tmpdir();
}

/** One that nobody keeps. */
export function temporaryPlace(folder: string): Place {
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
