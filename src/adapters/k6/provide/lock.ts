import { mkdir, rm, stat, utimes } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createClock } from '../../../plumbing/time/clock.ts';
import { poll } from '../../../plumbing/time/poll.ts';

const pollMs = 200;
const heartbeatMs = 5_000;
const staleMs = 30_000;

/**
 * Runs `body` while no other process holds the folder `lock`; waits for its turn without limit.
 * A holder renews the folder's time every 5 s, so one that was killed is passed over after 30 s.
 * The lock saves work (one build instead of two); what keeps a cache whole is that installs end in a rename.
 */
export async function withLock<T>(lock: string, body: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  await mkdir(dirname(lock), { recursive: true });
  const ours = await poll(async () => ((await acquire(lock)) ? true : null), {
    ...{ everyMs: pollMs, clock: createClock(), signal },
  });
  if (ours === null) signal?.throwIfAborted();
  const heartbeat = setInterval(() => {
    const now = new Date();
    utimes(lock, now, now).catch(() => {});
  }, heartbeatMs);
  try {
    return await body();
  } finally {
    clearInterval(heartbeat);
    await rm(lock, { recursive: true, force: true });
  }
}

async function acquire(lock: string): Promise<boolean> {
  try {
    await mkdir(lock);
    return true;
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  }
  const age = await stat(lock).then(
    (found) => Date.now() - found.mtimeMs,
    () => 0,
  );
  if (age > staleMs) await rm(lock, { recursive: true, force: true });
  return false;
}

/** True for a system error with this code, for example ENOENT. */
export function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
