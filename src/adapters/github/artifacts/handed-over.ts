import type { BrokenHead } from '../../../core/model/judgement/broken-head.ts';
import type { Source } from '../../../core/model/recording/environment.ts';
import type { Recording } from '../../../core/model/recording/recording.ts';
import { decodeBrokenHead } from '../../../core/stored/broken-head.ts';
import { decodeRecording } from '../../../core/stored/decode.ts';
import { NotUsable, promisedList } from '../client/failure.ts';
import { explain } from '../client/trouble.ts';
import { handedOverName } from './artifact-name.ts';
import { type ArtifactSource, downloadZip } from './download.ts';
import { type Candidate, candidateOf } from './list-artifacts.ts';
import { BROKEN_FILE, RECORDING_FILE, UNTOUCHED_FILE, unpack } from './packed-files.ts';
import { namesIn, readZip } from './zip.ts';

export type HandedOver =
  | { readonly kind: 'recording'; readonly recording: Recording }
  /** it says that the change does not concern the gate; nothing was measured */
  | { readonly kind: 'untouched' }
  /** it says that head does not work; nothing was measured. It only accuses, and so it needs no trust */
  | { readonly kind: 'broken'; readonly broken: BrokenHead }
  /** a sentence */
  | { readonly kind: 'nothing'; readonly reason: string };

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
        `it left no artifact ${name}. Its log says whether it could measure. If it did, set \`hand-over: true\` and the same \`gate\` in the job that measures`,
      );
    }
    if (candidate.expired) throw new NotUsable('its artifact has expired');
    if (candidate.sizeBytes > MAX_ZIP_BYTES)
      throw new NotUsable(`its artifact is larger than ${MAX_ZIP_BYTES} bytes`);
    const zip = await downloadZip(source, candidate, MAX_ZIP_BYTES);
    return read(zip, gate);
  } catch (thrown) {
    const reason = explain(thrown, `read what run ${runId} left`, 'actions: read');
    return { kind: 'nothing', reason };
  }
}

function read(zip: Buffer, gate: string): HandedOver {
  const names = namesIn(zip);
  const file = [BROKEN_FILE, UNTOUCHED_FILE].find((one) => names.includes(one)) ?? RECORDING_FILE;
  const packed = readZip(zip, [file], MAX_ZIP_BYTES).get(file) ?? Buffer.alloc(0);
  const value = unpack(packed, file, MAX_JSON_BYTES);
  if (file === BROKEN_FILE) {
    const broken = decodeBrokenHead(value);
    if (broken === null) throw new NotUsable(`its ${file} cannot be read`);
    refuseOther(gate, broken.gate);
    return { kind: 'broken', broken };
  }
  if (file === UNTOUCHED_FILE) {
    refuseOther(gate, gateOf(value));
    return { kind: 'untouched' };
  }
  const decoded = decodeRecording(value);
  if (!decoded.ok) throw new NotUsable(decoded.reason);
  refuseOther(gate, decoded.value.gate);
  return { kind: 'recording', recording: decoded.value };
}

/** Two gates can have one artifact's name. */
function refuseOther(gate: string, named: string): void {
  if (named !== gate) throw new NotUsable(`its recording belongs to gate \`${named}\``);
}

function gateOf(value: unknown): string {
  const named = typeof value === 'object' && value !== null && 'gate' in value ? value.gate : null;
  return typeof named === 'string' ? named : '';
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
