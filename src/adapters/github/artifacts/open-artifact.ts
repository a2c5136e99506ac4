import type { History } from '../../../core/model/baseline.ts';
import type { Recording } from '../../../core/model/recording/recording.ts';
import { decodeHistory, decodeRecording } from '../../../core/stored/decode.ts';
import { NotUsable } from '../client/failure.ts';
import { type ArtifactSource, downloadZip } from './download.ts';
import type { KnownRuns } from './known-runs.ts';
import type { Candidate } from './list-artifacts.ts';
import { HISTORY_FILE, RECORDING_FILE, unpack } from './packed-files.ts';
import { type RunFacts, refuseRun, type Trust } from './trust.ts';
import { readZip } from './zip.ts';

export type Opened = {
  readonly candidate: Candidate;
  readonly recording: Recording;
  /** null: the artifact's history could not be read; the recording is good all the same */
  readonly history: History | null;
};

/** Far above what a gate with hundreds of endpoints writes; a larger one is no recording of ours. */
const MAX_ZIP_BYTES = 20_000_000;
const MAX_JSON_BYTES = 100_000_000;

/** Checks the artifact's run, downloads and decodes it. Throws NotUsable, or Octokit's error. */
export async function openArtifact(
  candidate: Candidate,
  gate: string,
  trust: Trust,
  runs: KnownRuns,
  source: ArtifactSource,
): Promise<Opened> {
  const run = await runs.facts(candidate.run.id);
  const refusal = refuseRun(run, candidate, trust);
  if (refusal !== null) throw new NotUsable(refusal);
  if (candidate.sizeBytes > MAX_ZIP_BYTES) throw new NotUsable(`it is larger than ${MAX_ZIP_BYTES} bytes`);
  const zip = await downloadZip(source, candidate, MAX_ZIP_BYTES);
  const files = readZip(zip, [RECORDING_FILE, HISTORY_FILE], MAX_ZIP_BYTES);
  const recording = recordingOf(files, candidate, gate, run);
  return { candidate, recording, history: historyOf(files, gate) };
}

type Files = ReadonlyMap<string, Buffer>;

function readJson(files: Files, name: string): unknown {
  return unpack(files.get(name) ?? Buffer.alloc(0), name, MAX_JSON_BYTES);
}

/** The artifact's run says which commit it measured; a recording that says otherwise is not of that run. */
function recordingOf(files: Files, candidate: Candidate, gate: string, run: RunFacts): Recording {
  const decoded = decodeRecording(readJson(files, RECORDING_FILE));
  if (!decoded.ok) throw new NotUsable(decoded.reason);
  const { value: recording } = decoded;
  if (recording.gate !== gate) throw new NotUsable(`it belongs to gate \`${recording.gate}\``);
  if (isRenewedBy(recording, candidate, run)) return recording;
  const own = recording.arms.head.source;
  const { repositoryId } = own;
  if (repositoryId !== candidate.run.repositoryId) {
    throw new NotUsable(
      `its recording is of repository ${repositoryId}, not of ${candidate.run.repositoryId}`,
    );
  }
  if (own.sha !== candidate.run.sha || own.runId !== candidate.run.id) {
    throw new NotUsable(`its recording names run ${own.runId} of ${own.sha.slice(0, 7)}`);
  }
  return recording;
}

/** Events whose runs store again what an earlier run recorded. */
const RENEWING: readonly string[] = ['schedule', 'workflow_dispatch'];

/** A refresh keeps the recording of its own commit and run, and says beside it who stored it again. */
function isRenewedBy({ renewedBy }: Recording, { run }: Candidate, { event }: RunFacts): boolean {
  return renewedBy?.runId === run.id && renewedBy.sha === run.sha && RENEWING.includes(event);
}

function historyOf(files: Files, gate: string): History | null {
  const decoded = decodeHistory(readJson(files, HISTORY_FILE));
  return decoded.ok && decoded.value.gate === gate ? decoded.value : null;
}
