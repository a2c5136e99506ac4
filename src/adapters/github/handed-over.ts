import { decodeRecording } from '../../core/baseline/decode.ts';
import type { Source } from '../../core/model/environment.ts';
import type { Recording } from '../../core/model/recording.ts';
import { handedOverName } from './artifact-name.ts';
import { type ArtifactSource, downloadZip } from './download.ts';
import { NotUsable, promisedList } from './failure.ts';
import { type Candidate, candidateOf } from './list-artifacts.ts';
import { RECORDING_FILE, unpack } from './packed-files.ts';
import { explain } from './trouble.ts';
import { readZip } from './zip.ts';

export type HandedOver =
  | { readonly ok: true; readonly recording: Recording }
  /** a sentence */
  | { readonly ok: false; readonly reason: string };

/** Far above what a gate with hundreds of endpoints writes. */
const MAX_ZIP_BYTES = 20_000_000;
const MAX_JSON_BYTES = 100_000_000;
/** Re-runs of a run that are looked through, the last one first. */
const ATTEMPTS = 5;

/**
 * The recording that a pull request's run left, from the artifact of that very run. Whoever wrote the pull request
 * wrote it: it is read in memory within limits, and decoded strictly. Never throws.
 */
export async function readHandedOver(
  { runId, attempt }: Pick<Source, 'runId' | 'attempt'>,
  gate: string,
  source: ArtifactSource,
): Promise<HandedOver> {
  try {
    const candidate = await newest(runId, attempt, gate, source);
    if (candidate === null) {
      const name = handedOverName(gate, attempt);
      throw new NotUsable(
        `it left no artifact ${name} (set \`hand-over: true\` and the same \`gate\` in the job that measures; the run's log says whether it measured at all)`,
      );
    }
    if (candidate.expired) throw new NotUsable('its artifact has expired');
    if (candidate.sizeBytes > MAX_ZIP_BYTES)
      throw new NotUsable(`its artifact is larger than ${MAX_ZIP_BYTES} bytes`);
    const zip = await downloadZip(source, candidate, MAX_ZIP_BYTES);
    const packed = readZip(zip, [RECORDING_FILE], MAX_ZIP_BYTES).get(RECORDING_FILE) ?? Buffer.alloc(0);
    const decoded = decodeRecording(unpack(packed, RECORDING_FILE, MAX_JSON_BYTES));
    if (!decoded.ok) throw new NotUsable(decoded.reason);
    const { value: recording } = decoded;
    if (recording.gate !== gate) throw new NotUsable(`its recording belongs to gate \`${recording.gate}\``);
    return { ok: true, recording };
  } catch (thrown) {
    return { ok: false, reason: explain(thrown, `read what run ${runId} left`, 'actions: read') };
  }
}

/** That of the last attempt which left one: a re-run of failed jobs alone leaves the others' as they are. */
async function newest(
  runId: number,
  last: number,
  gate: string,
  { client, repository }: ArtifactSource,
): Promise<Candidate | null> {
  for (let attempt = last; attempt > Math.max(0, last - ATTEMPTS); attempt -= 1) {
    const name = handedOverName(gate, attempt);
    const asked = { ...repository, run_id: runId, name, per_page: 100 };
    const { data } = await client.rest.actions.listWorkflowRunArtifacts(asked);
    const listed = promisedList(data.artifacts, 'list of artifacts');
    const found = listed.find((artifact) => artifact.name === name);
    if (found !== undefined) return candidateOf(found, attempt);
  }
  return null;
}
