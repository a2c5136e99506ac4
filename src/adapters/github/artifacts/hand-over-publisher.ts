import { readFile } from 'node:fs/promises';
import { decodeRecording } from '../../../core/stored/decode.ts';
import type { Clock } from '../../../ports/clock.ts';
import { EnvironmentError, toError } from '../../../ports/errors.ts';
import type { Publication, Publisher, Receipt } from '../../../ports/publisher.ts';
import { handedOverName } from './artifact-name.ts';
import { pack, RECORDING_FILE, UNTOUCHED_FILE } from './packed-files.ts';
import { uploadFiles } from './upload.ts';

export type HandOverOptions = {
  readonly gate: string;
  readonly attempt: number;
  /** RUNNER_TEMP */
  readonly tempDirectory: string;
  readonly clock: Clock;
};

const NAME = 'hand-over';

/** Throws an Error with the reason where it is none. */
async function packedRecording(file: string): Promise<Readonly<Record<string, Buffer>>> {
  const recording = decodeRecording(JSON.parse(await readFile(file, 'utf8')));
  if (!recording.ok) throw new Error(recording.reason);
  return { [RECORDING_FILE]: pack(recording.value) };
}

/**
 * Leaves the recording, or the word that the change does not concern the gate, as an artifact of a run that may not
 * write, for one that may. Needs no permission.
 */
export function createHandOverPublisher({ gate, attempt, tempDirectory, clock }: HandOverOptions): Publisher {
  const receipt = (state: Receipt['state'], text: string): Receipt => ({
    publisher: NAME,
    ...{ state, text, url: null },
  });
  return {
    name: NAME,
    async publish({ files, judgement }: Publication) {
      const isUntouched = judgement.verdict === 'not-affected';
      if (files.recording === '' && !isUntouched)
        return receipt('skipped', 'nothing was measured, so there is nothing to leave');
      try {
        const packed = isUntouched
          ? { [UNTOUCHED_FILE]: pack({ gate }) }
          : await packedRecording(files.recording);
        const where = await uploadFiles(handedOverName(gate, attempt), packed, tempDirectory, clock);
        return receipt('done', `left for the workflow that publishes, as ${where}`);
      } catch (thrown) {
        const hint = thrown instanceof EnvironmentError ? ` ${thrown.hint}` : '';
        return receipt('failed', `${toError(thrown).message}${hint}`);
      }
    },
  };
}
