import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { History } from '../../core/model/baseline.ts';
import type { Recording } from '../../core/model/recording/recording.ts';
import { EnvironmentError, toError } from '../../ports/errors.ts';
import { writePackedJson } from './packed-json.ts';
import { gateFolder, HISTORY_FILE, RECORDING_FILE, runName, UNFINISHED } from './store-layout.ts';

/** Saves of one run and attempt that find their place taken; each gets a place of its own. */
const TRIES = 100;

/**
 * Writes a run's folder beside its place and renames it there, so a reader sees all of it or nothing, and two that
 * save at once both stay. Throws EnvironmentError when the directory cannot be written.
 */
export async function saveRun(directory: string, recording: Recording, history: History): Promise<string> {
  const folder = gateFolder(directory, recording.gate);
  const unfinished = join(folder, `${UNFINISHED}${randomUUID()}`);
  try {
    await mkdir(unfinished, { recursive: true });
    await writePackedJson(join(unfinished, RECORDING_FILE), recording);
    await writePackedJson(join(unfinished, HISTORY_FILE), history);
    return await place(unfinished, join(folder, nameOf(recording)));
  } catch (thrown) {
    await rm(unfinished, { recursive: true, force: true }).catch(() => {});
    const message = `The baseline cannot be written to ${directory}: ${toError(thrown).message}`;
    throw new EnvironmentError(message, 'Name a writable directory as the baseline store.', thrown);
  }
}

const nameOf = ({ arms, createdAt }: Recording): string => runName({ ...arms.head.source, createdAt });

async function place(from: string, wanted: string): Promise<string> {
  for (let number = 1; number < TRIES; number += 1) {
    const to = number === 1 ? wanted : `${wanted}-${number}`;
    try {
      await rename(from, to);
      return to;
    } catch (thrown) {
      const error: Error & { readonly code?: unknown } = toError(thrown);
      // Windows says EPERM where the place is taken.
      if (!['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(String(error.code))) throw thrown;
    }
  }
  throw new Error(`${wanted} exists ${TRIES} times already`);
}
