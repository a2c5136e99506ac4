import type { Clock } from '../../ports/clock.ts';

export type Polling = {
  readonly everyMs: number;
  /** absent: without limit */
  readonly limitMs?: number;
  readonly clock: Clock;
  /** ends the wait too */
  readonly signal?: AbortSignal | undefined;
};

/**
 * Asks, at once and then every so often, until there is an answer. Returns it; null where the time is over or the wait
 * was ended. It asks once more when the time is over, so that an answer of the last moment counts.
 */
export async function poll<T>(
  ask: () => T | null | Promise<T | null>,
  { everyMs, limitMs = Number.POSITIVE_INFINITY, clock, signal }: Polling,
): Promise<T | null> {
  const end = clock.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    const left = end - clock.now();
    if (left <= 0 || signal?.aborted === true) return null;
    await clock.sleep(Math.min(left, everyMs), signal);
  }
}
