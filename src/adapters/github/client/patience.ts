import { inTime, Silence } from '../../../plumbing/time/in-time.ts';
import type { Clock } from '../../../ports/clock.ts';
import { isOutage, Unanswered } from './failure.ts';
import { limitOf, RateLimited } from './rate-limit.ts';
import { timeLeft } from './time-budget.ts';

export type Patience = {
  readonly clock: Clock;
  /** Told about every wait that GitHub asks for. */
  readonly onWait: (text: string) => void;
};

export type Call<T> = {
  readonly send: (signal: AbortSignal) => Promise<T>;
  /** more tries after an outage: 0 where a second one could do harm */
  readonly retries: number;
  /** whether a limit may be waited for */
  readonly mayWait: boolean;
  /** time for one try, milliseconds; default SILENCE */
  readonly limitMs?: number;
};

/** An answer that has not come by then will not come. Milliseconds. */
export const SILENCE = 30_000;
/** The longest wait for a limit that a gate accepts: it must not sleep an hour. Milliseconds. */
const LONGEST_WAIT = 60_000;
const LIMITS = 2;

/**
 * Makes a call with its time limit, GitHub's rate limits and short outages dealt with. Limits come first: a 429 says
 * itself when it may be tried again. Throws RateLimited, Unanswered, or the call's own error.
 */
export async function patiently<T>(call: Call<T>, patience: Patience): Promise<T> {
  let limits = 0;
  for (let outages = 0; ; ) {
    try {
      return await oneTry(call, patience.clock);
    } catch (thrown) {
      const limit = limitOf(thrown, patience.clock.now(), limits);
      const pause = limit === null ? (outages + 1) ** 2 * 1000 : limit.freeAt - patience.clock.now();
      const affordable = pause < timeLeft(patience.clock);
      if (limit !== null) {
        const accepted = call.mayWait && affordable && pause <= LONGEST_WAIT && limits < LIMITS;
        say(limit.what, pause, accepted, patience);
        if (!accepted) throw new RateLimited(thrown, limit.freeAt);
        limits += 1;
      } else {
        if (!isOutage(thrown) || outages >= call.retries || !affordable) throw thrown;
        outages += 1;
      }
      await patience.clock.sleep(pause);
    }
  }
}

function say(what: string, pause: number, accepted: boolean, { onWait }: Patience): void {
  const seconds = Math.max(0, Math.ceil(pause / 1000));
  onWait(`GitHub's ${what} asks to wait ${seconds} s: ${accepted ? 'waiting' : 'giving up'}.`);
}

/** One try, ended when no answer comes in time or the budget is used up. */
async function oneTry<T>({ send, limitMs = SILENCE }: Call<T>, clock: Clock): Promise<T> {
  const limit = Math.min(limitMs, timeLeft(clock));
  if (limit <= 0) throw new Unanswered('the time for this is used up');
  return orSilence(send, limit, clock);
}

/** What `send` gives in its time; Unanswered when that is over, and the signal tells `send` to stop. */
export async function orSilence<T>(
  send: (signal: AbortSignal) => Promise<T>,
  limitMs: number,
  clock: Clock,
): Promise<T> {
  try {
    return await inTime(send, limitMs, clock);
  } catch (thrown) {
    throw thrown instanceof Silence ? new Unanswered(thrown.message) : thrown;
  }
}
