import type { Readable } from 'node:stream';
import { endProcess, KILL, type Step } from './end.ts';
import { type Command, type End, type OpenProcess, openProcess } from './open.ts';

export type Errand = Command & {
  /** what it reads from its standard input; absent: nothing */
  readonly input?: string | Uint8Array | undefined;
  /** it is ended after this long, milliseconds; absent: never */
  readonly limitMs?: number;
  /** of each of its outputs, beyond which it is ended; absent: without limit */
  readonly maxBytes?: number;
  /** ends it too */
  readonly signal?: AbortSignal | undefined;
  /** how it is ended before its time; absent: killed */
  readonly steps?: readonly Step[];
};

export type Outcome = End & {
  readonly stdout: Buffer;
  readonly stderr: Buffer;
  /** why it was ended before its time; null: it ended by itself */
  readonly stopped: Stopped | null;
};

export type Stopped = 'cancelled' | 'timed-out' | 'too-much';

/**
 * Runs a program silently to its end. A program that fails, or is ended before its time, is an outcome. Throws the
 * system's error where it cannot be started.
 */
export async function runProgram(errand: Errand): Promise<Outcome> {
  if (errand.signal?.aborted === true)
    return { code: null, signal: null, stdout: NOTHING, stderr: NOTHING, stopped: 'cancelled' };
  const child = await openProcess(errand, [errand.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe']);
  // One that ends before it has read all of it says why by itself.
  child.stdin?.on('error', () => {}).end(errand.input);
  const stopper = createStopper(child, errand);
  const tooMuch = () => stopper.stop('too-much');
  const [stdout, stderr] = [child.stdout, child.stderr].map((stream) =>
    hear(stream, errand.maxBytes, tooMuch),
  );
  // What it started would hold the outputs open.
  if (errand.leads === true) void child.exited.then(() => child.send('SIGKILL'));
  try {
    const end = await Promise.race([child.closed, stopper.over]);
    return {
      ...end,
      stdout: stdout?.() ?? NOTHING,
      stderr: stderr?.() ?? NOTHING,
      stopped: stopper.stopped(),
    };
  } finally {
    stopper.done();
    child.release();
  }
}

const NOTHING = Buffer.alloc(0);

/** Keeps what comes. Returns all of it so far. */
function hear(stream: Readable | null, most = Number.POSITIVE_INFINITY, tooMuch: () => void): () => Buffer {
  const chunks: Buffer[] = [];
  let size = 0;
  stream?.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > most) return tooMuch();
    chunks.push(chunk);
  });
  return () => Buffer.concat(chunks);
}

function createStopper(child: OpenProcess, { signal, limitMs, steps = [KILL] }: Errand) {
  let stopped: Stopped | null = null;
  const { promise: over, resolve: giveUp } = Promise.withResolvers<End>();
  const stop = (why: Stopped) => {
    if (stopped !== null) return;
    stopped = why;
    void endProcess(child, steps).then(() => {
      // What it started may hold its outputs open.
      child.stdout?.destroy();
      child.stderr?.destroy();
      // One that waits for a dead disk cannot even be killed.
      giveUp({ code: null, signal: 'SIGKILL' });
    });
  };
  const cancel = () => stop('cancelled');
  signal?.addEventListener('abort', cancel, { once: true });
  const timer = limitMs === undefined ? undefined : setTimeout(() => stop('timed-out'), limitMs);
  const done = () => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
  };
  return { stop, over, stopped: () => stopped, done };
}
