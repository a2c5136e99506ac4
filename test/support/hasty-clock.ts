import { setTimeout as sleep } from 'node:timers/promises';
import { SILENCE } from '../../src/adapters/github/client/patience.ts';
import type { Clock } from '../../src/ports/clock.ts';

export type HastyClock = Clock & {
  /** every wait that was waited to its end, milliseconds */
  readonly waits: readonly number[];
};

/** Turns of the event loop that a time limit takes: what is served in this process gets as many to answer in. */
const TURNS = 25;

/**
 * A clock whose waits take no time, and pass all the same. Only the time limit of an answer has to be waited for:
 * `silenceMs` is what stands for 30 s of it. It passes in turns of the event loop and not by one timer, since on a busy
 * machine real time passes while nothing of this process moves, the server that is to answer included.
 */
export function createHastyClock(silenceMs = 20_000): HastyClock {
  let now = Date.now();
  const waits: number[] = [];
  return {
    waits,
    now: () => now,
    async sleep(ms, signal) {
      // Only time limits can be called off.
      for (let turn = 0; signal?.aborted === false && turn < TURNS; turn += 1)
        await sleep((silenceMs * ms) / SILENCE / TURNS, undefined, { signal }).catch(() => {});
      if (signal?.aborted === true) return;
      now += ms;
      waits.push(ms);
    },
  };
}
