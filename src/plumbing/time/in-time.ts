import type { Clock } from '../../ports/clock.ts';

/** What `send` gives in its time; when that is over throws what `late` makes, and the signal tells `send` to stop. */
export async function inTime<T>(
  send: (signal: AbortSignal) => Promise<T>,
  limitMs: number,
  clock: Clock,
  late: () => Error,
): Promise<T> {
  const [stop, settled] = [new AbortController(), new AbortController()];
  const over = clock.sleep(limitMs, settled.signal).then((): never | Promise<never> => {
    // The winner of the race is known already; this only must not win it.
    if (settled.signal.aborted) return new Promise<never>(() => {});
    const error = late();
    stop.abort(error);
    throw error;
  });
  try {
    return await Promise.race([send(stop.signal), over]);
  } finally {
    settled.abort();
  }
}
