import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { toError } from '../../ports/errors.ts';

export const RECORDING_FILE = 'recording.json.gz';
export const HISTORY_FILE = 'history.json.gz';
/** Folders that are being written carry this, so that no reader opens them. */
export const UNFINISHED = '.unfinished-';

/** Where a directory store keeps the runs of a gate: `DIR/baseline/GATE/RUN-ATTEMPT/`. */
export function gateFolder(directory: string, gate: string): string {
  // A gate's id may hold a slash or be `..`: neither may lead out of the store.
  const name = encodeURIComponent(gate)
    .replaceAll('*', '%2A')
    .replace(/^\.+$/, (dots) => dots.replaceAll('.', '%2E'));
  return join(directory, 'baseline', name);
}

type Run = { readonly runId: number; readonly attempt: number; readonly createdAt: string };

/** Name of a run's folder. Outside GitHub there is no run id: the time of the recording stands for it. */
export function runName({ runId, attempt, createdAt }: Run): string {
  return runId > 0 ? `${runId}-${attempt}` : `local-${createdAt.replace(/\D/g, '')}`;
}

/** A place where a recording may be: the file itself, and the history beside it. */
export type Place = {
  readonly recording: string;
  readonly history: string;
  /** true: the user named this very recording, so it is compared with whatever commit it is of */
  readonly explicit: boolean;
};

const NAMES = [RECORDING_FILE, 'recording.json'];

/** Newest folders that are opened: enough for every ancestor that is looked for. */
const MAX_RUNS = 250;

/** Recordings that a path may mean: one file, the folder of one run, or a store. An absent path holds none. */
export async function findPlaces(path: string, gate: string): Promise<readonly Place[]> {
  const kind = await kindOf(path);
  if (kind === 'file') return [placeOf(path, join(path, '..'), true)];
  if (kind === 'absent') return [];
  const own = await recordingIn(path);
  if (own !== null) return [placeOf(own, path, true)];
  const folder = gateFolder(path, gate);
  const places: Place[] = [];
  for (const name of (await runFolders(folder)).slice(0, MAX_RUNS)) {
    const run = join(folder, name);
    const recording = await recordingIn(run);
    if (recording !== null) places.push(placeOf(recording, run, false));
  }
  return places;
}

const placeOf = (recording: string, folder: string, explicit: boolean): Place => ({
  recording,
  history: join(folder, HISTORY_FILE),
  explicit,
});

async function kindOf(path: string): Promise<'file' | 'folder' | 'absent'> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch (thrown) {
    if (isAbsent(thrown)) return 'absent';
    throw thrown;
  }
}

async function recordingIn(folder: string): Promise<string | null> {
  for (const name of NAMES) {
    const path = join(folder, name);
    if ((await kindOf(path)) === 'file') return path;
  }
  return null;
}

/** Names of the folders that hold a gate's runs, the newest run first. An absent folder has none. */
export async function runFolders(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    const names = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith(UNFINISHED));
    return names.map(({ name }) => name).sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  } catch (thrown) {
    if (isAbsent(thrown)) return [];
    throw thrown;
  }
}

/** True for "no such file" and for a path below something that is a file. */
export function isAbsent(thrown: unknown): boolean {
  const error: Error & { readonly code?: unknown } = toError(thrown);
  return error.code === 'ENOENT' || error.code === 'ENOTDIR';
}
