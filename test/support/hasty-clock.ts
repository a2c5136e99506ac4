import { setTimeout as sleep } from 'node:timers/promises';
import { SILENCE } from '../../src/adapters/github/patience.ts';
import type { Clock } from '../../src/ports/clock.ts';

export type HastyClock = Clock & {
  /** every wait that was waited to its end, milliseconds */
  readonly waits: readonly number[];
};

/**
 * A clock whose waits take no time, and pass all the same. Only the time limit of an answer has to be waited for,
 * since answers come by real time: `silenceMs` is what stands for 30 s of it.
 */
export function createHastyClock(silenceMs = 20_000): HastyClock {
  let now = Date.now();
  const waits: number[] = [];
  return {
    waits,
    now: () => now,
    async sleep(ms, signal) {
      // Only time limits can be called off.
      if (signal !== undefined)
        await sleep((silenceMs * ms) / SILENCE, undefined, { signal }).catch(() => {});
      if (signal?.aborted === true) return;
      now += ms;
      waits.push(ms);
    },
  };
}
