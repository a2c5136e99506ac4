import { mergeWatchLogs } from '../../../core/decision/watch/watch-log.ts';
import type { WatchLog } from '../../../core/model/judgement/watch.ts';
import { decodeWatchLog } from '../../../core/stored/decode.ts';
import type { WatchStore } from '../../../ports/baseline-store.ts';
import { isOutage, NotUsable } from '../client/failure.ts';
import { isRateLimit } from '../client/rate-limit.ts';
import { READING, withinTime } from '../client/time-budget.ts';
import { watchLogName } from './artifact-name.ts';
import type { ArtifactStoreOptions } from './artifact-store.ts';
import { downloadZip } from './download.ts';
import { type KnownRuns, knownRuns } from './known-runs.ts';
import { type Candidate, listArtifacts } from './list-artifacts.ts';
import { pack, unpack, WATCH_FILE } from './packed-files.ts';
import { differs, type RunFacts } from './trust.ts';
import { uploadFiles } from './upload.ts';
import { readZip } from './zip.ts';

export type WatchStoreOptions = ArtifactStoreOptions & {
  /** of this run */
  readonly attempt: number;
};

/** A thousand pushes are some hundred thousand bytes. */
const MAX_BYTES = 1_000_000;
/** Logs of runs that did not know of each other; each holds what its run had read. */
const DOWNLOADS = 10;
/** A pull request's own run, and one that publishes what a fork's run left. */
const EVENTS: readonly string[] = ['pull_request', 'workflow_run'];

/** What a gate that watches would have done, as artifacts of the runs that judged. */
export function createWatchStore(options: WatchStoreOptions): WatchStore {
  const { tempDirectory, attempt, patience, client, repository, repositoryId, workflow } = options;
  return {
    save: (log) =>
      uploadFiles(
        watchLogName(log.gate, attempt),
        { [WATCH_FILE]: pack(log) },
        tempDirectory,
        patience.clock,
      ),
    read: (gate) =>
      withinTime(patience.clock, READING, async () => {
        const trust = { repositoryId, branches: [], workflows: [workflow], line: [] };
        const runs = await knownRuns(trust, options);
        const nameOf = (one: number) => watchLogName(gate, one);
        const listed = await listArtifacts(client, repository, runs.attempts, nameOf);
        return openAll(listed, gate, runs, options);
      }),
  };
}

/** The newest first, of which each knows those before it: what is known already is not read. */
async function openAll(
  listed: readonly Candidate[],
  gate: string,
  runs: KnownRuns,
  options: WatchStoreOptions,
): Promise<readonly WatchLog[]> {
  const logs: WatchLog[] = [];
  const known = ({ run, attempt }: Candidate): boolean =>
    logs.some(({ pushes }) => pushes.some((push) => push.runId === run.id && push.attempt === attempt));
  const listable = listed.filter((candidate) => isOwn(candidate, options)).toSorted((a, b) => b.id - a.id);
  let downloads = 0;
  for (const candidate of listable) {
    if (downloads >= DOWNLOADS) break;
    if (known(candidate)) continue;
    downloads += 1;
    const log = await openOne(candidate, gate, runs, options).catch(unlessUnusable);
    if (log !== null) logs.push(log);
  }
  return logs.length === 0 ? [] : [mergeWatchLogs(gate, logs)];
}

/** What is none of ours, or is damaged, is passed over; that GitHub does not answer is trouble of its own. */
function unlessUnusable(thrown: unknown): null {
  if (isOutage(thrown) || isRateLimit(thrown)) throw thrown;
  return null;
}

/** As far as the listing tells: a fork can name its artifact like ours, so whose code it is decides. */
function isOwn({ run, expired, sizeBytes }: Candidate, { repositoryId }: WatchStoreOptions): boolean {
  const ours = run.repositoryId === repositoryId && run.headRepositoryId === repositoryId;
  return ours && !expired && sizeBytes <= MAX_BYTES;
}

async function openOne(
  candidate: Candidate,
  gate: string,
  runs: KnownRuns,
  options: WatchStoreOptions,
): Promise<WatchLog> {
  if (!isTrusted(await runs.facts(candidate.run.id), candidate, options)) {
    throw new NotUsable('its run is not trusted');
  }
  const zip = await downloadZip(options, candidate, MAX_BYTES);
  const packed = readZip(zip, [WATCH_FILE], MAX_BYTES).get(WATCH_FILE) ?? Buffer.alloc(0);
  const decoded = decodeWatchLog(unpack(packed, WATCH_FILE, MAX_BYTES));
  if (!decoded.ok) throw new NotUsable(decoded.reason);
  if (decoded.value.gate !== gate) throw new NotUsable(`it belongs to gate \`${decoded.value.gate}\``);
  return decoded.value;
}

const isTrusted = (run: RunFacts, candidate: Candidate, { workflow }: WatchStoreOptions): boolean =>
  EVENTS.includes(run.event) && run.path === workflow && !differs(run, candidate);
