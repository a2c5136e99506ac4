import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { History } from '../../../core/model/baseline.ts';
import type { Recording } from '../../../core/model/recording/recording.ts';
import type { Clock } from '../../../ports/clock.ts';
import { EnvironmentError, toError } from '../../../ports/errors.ts';
import { orSilence } from '../client/patience.ts';
import { artifactName } from './artifact-name.ts';
import { HISTORY_FILE, pack, RECORDING_FILE } from './packed-files.ts';

/** Its client tries five times by itself, and would wait for ever for an answer. Milliseconds. */
const LONGEST = 120_000;

/**
 * Uploads a recording and its history as one artifact of this run; returns where it went.
 * Throws EnvironmentError when the artifact service refuses, or says nothing for two minutes.
 */
export function upload(
  recording: Recording,
  history: History,
  tempDirectory: string,
  clock: Clock,
): Promise<string> {
  const name = artifactName(
    recording.gate,
    recording.renewedBy?.attempt ?? recording.arms.head.source.attempt,
  );
  const files = { [RECORDING_FILE]: pack(recording), [HISTORY_FILE]: pack(history) };
  return uploadFiles(name, files, tempDirectory, clock, NEXT_RUN);
}

const NEXT_RUN = 'The verdict stands; the next run of the base branch stores a baseline again.';

/**
 * Uploads files, packed already, as one artifact of this run; returns where it went. Throws as above. `otherwise`: what to do
 * where nothing better is known, a sentence.
 */
export async function uploadFiles(
  name: string,
  files: Readonly<Record<string, Buffer>>,
  tempDirectory: string,
  clock: Clock,
  otherwise = 'Run the job again.',
): Promise<string> {
  const root = await mkdtemp(join(tempDirectory, 'perf-gate-artifact-'));
  try {
    for (const [file, bytes] of Object.entries(files)) await writeFile(join(root, file), bytes);
    // 1.3 MB of code that only runs of the base branch and of forks need.
    const { DefaultArtifactClient } = await import('@actions/artifact');
    const paths = Object.keys(files).map((file) => join(root, file));
    // The files are packed already.
    const options = { compressionLevel: 0 };
    const client = new DefaultArtifactClient();
    const { id } = await orSilence(() => client.uploadArtifact(name, paths, root, options), LONGEST, clock);
    return `artifact ${name}${id === undefined ? '' : ` (id ${id})`}`;
  } catch (thrown) {
    const message = toError(thrown).message.replace(/\s+/g, ' ');
    throw new EnvironmentError(
      `The artifact ${name} was not stored: ${message}`,
      hint(message) ?? otherwise,
      thrown,
    );
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** What mends it, a sentence; null: not known. */
function hint(message: string): string | null {
  if (/ACTIONS_R(UNTIME_TOKEN|ESULTS_URL)/.test(message)) {
    return 'The runner gives this variable to actions only: use `uses:`, not a `run:` step, or a directory store.';
  }
  if (/already.?exists|conflict|409/i.test(message)) {
    return 'Another job of this run stored this gate already: give each job a `gate` of its own.';
  }
  return null;
}
