import type { Clock } from '../../ports/clock.ts';

/** Nothing came in its time. */
export class Silence extends Error {
  readonly seconds: number;
  constructor(ms: number) {
    super(`nothing for ${Math.round(ms / 1000)} s`);
    this.seconds = Math.round(ms / 1000);
  }
}

/** What `send` gives in its time. Throws Silence when that is over, and the signal tells `send` to stop. */
export async function inTime<T>(
  send: (signal: AbortSignal) => Promise<T>,
  limitMs: number,
  clock: Clock,
): Promise<T> {
  const [stop, settled] = [new AbortController(), new AbortController()];
  const over = clock.sleep(limitMs, settled.signal).then((): never | Promise<never> => {
    // The winner of the race is known already; this only must not win it.
    if (settled.signal.aborted) return new Promise<never>(() => {});
    const silence = new Silence(limitMs);
    stop.abort(silence);
    throw silence;
  });
  try {
    return await Promise.race([send(stop.signal), over]);
  } finally {
    settled.abort();
  }
}
