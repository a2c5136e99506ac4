import { readFile } from 'node:fs/promises';
import type { Judgement } from '../../../core/model/judgement/judgement.ts';
import { decodeRecording } from '../../../core/stored/decode.ts';
import { brokenHeadOf } from '../../../core/words/outcome/broken-head.ts';
import type { Clock } from '../../../ports/clock.ts';
import { EnvironmentError, toError } from '../../../ports/errors.ts';
import type { Publication, Publisher, Receipt } from '../../../ports/publisher.ts';
import { handedOverName } from './artifact-name.ts';
import { BROKEN_FILE, pack, RECORDING_FILE, UNTOUCHED_FILE } from './packed-files.ts';
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

/** What stands for a recording where there is none; null: nothing does. */
function packedWord(judgement: Judgement): Readonly<Record<string, Buffer>> | null {
  if (judgement.verdict === 'not-affected') return { [UNTOUCHED_FILE]: pack({ gate: judgement.gate }) };
  const broken = brokenHeadOf(judgement);
  return broken === null ? null : { [BROKEN_FILE]: pack(broken) };
}

/**
 * Leaves the recording, or the word that the change does not concern the gate or that head does not work, as an artifact
 * of a run that may not write, for one that may. Needs no permission.
 */
export function createHandOverPublisher({ gate, attempt, tempDirectory, clock }: HandOverOptions): Publisher {
  const receipt = (state: Receipt['state'], text: string): Receipt => ({
    publisher: NAME,
    ...{ state, text, url: null },
  });
  return {
    name: NAME,
    async publish({ files, judgement }: Publication) {
      const word = packedWord({ ...judgement, gate });
      if (files.recording === '' && word === null)
        return receipt('skipped', 'nothing was measured, so there is nothing to leave');
      try {
        const packed = word ?? (await packedRecording(files.recording));
        const where = await uploadFiles(handedOverName(gate, attempt), packed, tempDirectory, clock);
        return receipt('done', `left for the workflow that publishes, as ${where}`);
      } catch (thrown) {
        const hint = thrown instanceof EnvironmentError ? ` ${thrown.hint}` : '';
        return receipt('failed', `${toError(thrown).message}${hint}`);
      }
    },
  };
}
