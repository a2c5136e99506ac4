import { type CuttableLine, openCuttableLine } from './cuttable-line.ts';
import { MOST_BYTES } from './sampled.ts';

/** A process's inspector: https://chromedevtools.github.io/devtools-protocol/v8/ */
export type Inspector = {
  /** Its answer's `result`. Rejects where it refuses, ends or gives none within `limitMs`. */
  ask(method: string, limitMs: number, params?: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** Safe to call twice. */
  close(): void;
};

/** An inspector on this machine answers at once, or is none. */
const OPEN_MS = 3000;

/** Of all that it says: a profile, and what is said before it. */
const MOST_SAID = MOST_BYTES + (1 << 20);

/** A process that wants to end is kept from it by whoever looks at it, unless that leaves now. */
const WANTS_TO_END = 'NodeRuntime.waitingForDisconnect';

/** Connects to one at a port of 127.0.0.1. Rejects where nothing answers as an inspector does. */
export async function openInspector(url: string, signal: AbortSignal): Promise<Inspector> {
  signal.throwIfAborted();
  const own = new URL(url);
  const line = await openCuttableLine(Number(own.port), MOST_SAID);
  own.port = String(line.port);
  const socket = new WebSocket(own);
  const inspector = talkOver(socket, line, signal);
  const { promise: opened, resolve, reject } = Promise.withResolvers<void>();
  socket.addEventListener('open', () => resolve());
  socket.addEventListener('close', () => reject(new Error('nothing answers there as an inspector does')));
  try {
    await within(opened, OPEN_MS, signal, 'nothing answers there');
    return inspector;
  } catch (thrown) {
    inspector.close();
    throw thrown;
  }
}

function talkOver(socket: WebSocket, line: CuttableLine, signal: AbortSignal): Inspector {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let last = 0;
  const close = () => {
    socket.close();
    line.cut();
  };
  socket.addEventListener('message', ({ data }) => {
    const { id, result, error, event } = messageIn(data);
    if (event === WANTS_TO_END) close();
    const asked = waiting.get(id);
    if (error === undefined) asked?.resolve(result);
    else asked?.reject(new Error(error));
  });
  // Its `close` follows.
  socket.addEventListener('error', () => {});
  socket.addEventListener('close', () => {
    line.cut();
    for (const asked of waiting.values()) asked.reject(new Error(endOf(line)));
  });
  return {
    async ask(method, limitMs, params = {}) {
      // After its end nothing would ever be answered.
      if (socket.readyState !== WebSocket.OPEN) throw new Error(endOf(line));
      last += 1;
      const id = last;
      const asked = Promise.withResolvers<unknown>();
      waiting.set(id, asked);
      try {
        socket.send(JSON.stringify({ id, method, params }));
        return await within(asked.promise, limitMs, signal, `${method} was not answered`);
      } finally {
        waiting.delete(id);
      }
    },
    close,
  };
}

const endOf = (line: CuttableLine): string =>
  line.isOverfull() ? 'what it says is too long for a profile' : 'the process ended';

type Message = {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: string;
  readonly event?: unknown;
};

/** What is no answer has an id that nothing waits for. */
function messageIn(data: unknown): Message {
  try {
    const { id, result, error, method: event } = JSON.parse(String(data));
    if (typeof id !== 'number') return { id: 0, event };
    return error === undefined ? { id, result } : { id, error: String(error?.message) };
  } catch {
    return { id: 0 };
  }
}

/** Rejects with `text` where it takes longer, and with the signal's reason. */
async function within<T>(wanted: Promise<T>, limitMs: number, signal: AbortSignal, text: string): Promise<T> {
  const { promise: over, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(text)), limitMs);
  const cancel = () => reject(signal.reason);
  signal.addEventListener('abort', cancel);
  if (signal.aborted) cancel();
  // Whoever loses the race is looked at by nobody.
  wanted.catch(() => {});
  try {
    return await Promise.race([wanted, over]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', cancel);
  }
}
