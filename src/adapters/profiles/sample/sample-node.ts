import { setTimeout as sleep } from 'node:timers/promises';
import { toError } from '../../../ports/errors.ts';
import { type Inspector, openInspector } from './inspector.ts';
import { inspectorsInLog } from './inspectors-in-log.ts';
import { type Body, failed, MOST_BYTES, type Sampled } from './sampled.ts';

/**
 * V8's own standard: some seconds give thousands of samples, and each takes the application a few microseconds. At a
 * tenth of it a profile is ten times as long, and the application slower by what looks at it.
 */
const INTERVAL_US = 1000;

/** The application answers already, so its first process listens; its words may be on their way to the file. */
const LISTENS_MS = 3000;
const LOOK_MS = 100;
const ASK_MS = 5000;
/** A long profile is written out by the process itself, which answers nothing else meanwhile. */
const STOP_MS = 15_000;

type Target = { readonly logFile: string; readonly signal: AbortSignal };

/**
 * Samples every process of an application whose inspector its log tells, and keeps the one that was busy longest: of
 * several workers alike each shows the same code. Threads of `node:worker_threads` are left out: their inspectors are
 * told to nobody. Rejects as `body` does.
 */
export async function sampleNode({ logFile, signal }: Target, body: Body): Promise<Sampled> {
  const urls = await inspectorsOf(logFile, signal);
  if (urls.length === 0) return failed('no process of it has said where its inspector listens');
  const opened = await Promise.allSettled(urls.map((url) => begin(url, signal)));
  const sampling = opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  try {
    if (sampling.length === 0) return failed(`its inspector does not answer: ${firstReason(opened)}`);
    const { requests } = await body(signal);
    const ended = await Promise.allSettled(sampling.map(end));
    const profiles = ended.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const busiest = profiles.toSorted((a, b) => b.busy - a.busy)[0];
    if (busiest === undefined) return failed(`its inspector gave no profile: ${firstReason(ended)}`);
    return { kind: 'sampled', raw: { format: 'cpuprofile', bytes: busiest.bytes }, requests };
  } finally {
    for (const inspector of sampling) inspector.close();
  }
}

async function inspectorsOf(logFile: string, signal: AbortSignal): Promise<readonly string[]> {
  for (let waited = 0; waited < LISTENS_MS; waited += LOOK_MS) {
    const urls = await inspectorsInLog(logFile);
    if (urls.length > 0) return urls;
    await sleep(LOOK_MS, undefined, { signal });
  }
  return [];
}

async function begin(url: string, signal: AbortSignal): Promise<Inspector> {
  const inspector = await openInspector(url, signal);
  try {
    await inspector.ask('NodeRuntime.notifyWhenWaitingForDisconnect', ASK_MS, { enabled: true });
    await inspector.ask('Profiler.enable', ASK_MS);
    await inspector.ask('Profiler.setSamplingInterval', ASK_MS, { interval: INTERVAL_US });
    await inspector.ask('Profiler.start', ASK_MS);
    return inspector;
  } catch (thrown) {
    inspector.close();
    throw thrown;
  }
}

/** `busy`: samples in which anything ran. */
async function end(inspector: Inspector): Promise<{ readonly bytes: Uint8Array; readonly busy: number }> {
  const answer = await inspector.ask('Profiler.stop', STOP_MS);
  const profile = isRecord(answer) ? answer['profile'] : undefined;
  if (!isRecord(profile)) throw new Error('it is no profile');
  const bytes = new TextEncoder().encode(JSON.stringify(profile));
  if (bytes.length > MOST_BYTES) throw new Error('it is too long');
  return { bytes, busy: busySamples(profile) };
}

const IDLE = new Set(['(root)', '(idle)', '(program)']);

function busySamples({ nodes, samples }: Readonly<Record<string, unknown>>): number {
  if (!Array.isArray(nodes) || !Array.isArray(samples)) return 0;
  const idle = new Set(nodes.filter((one) => IDLE.has(one?.callFrame?.functionName)).map((one) => one.id));
  return samples.filter((id) => !idle.has(id)).length;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

function firstReason(ended: readonly PromiseSettledResult<unknown>[]): string {
  const reasons = ended.flatMap((one) => (one.status === 'rejected' ? [toError(one.reason).message] : []));
  return reasons[0] ?? '';
}
