import { ARMS } from '../../../core/model/recording/window.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Turns } from '../../../ports/load-generator.ts';
import { type Rounds, windowsOf } from './windows.ts';

/** Tells of each arm when the judged time of its rounds begins and ends, as far as the rounds get. */
export type Telling = {
  /** Both arms are let go. */
  begin(): void;
  /** No round comes any more; one that is under way is told to have ended. */
  end(): void;
};

/** `turns`: absent: nobody wants to know */
export function tellTurns(rounds: Rounds, clock: Pick<Clock, 'sleep'>, turns: Turns | undefined): Telling {
  const over = new AbortController();
  const tellOne = async (arm: (typeof ARMS)[number], fromMs: number) => {
    await clock.sleep(fromMs, over.signal);
    if (over.signal.aborted) return;
    turns?.(arm, 'begins');
    await clock.sleep(rounds.roundMs, over.signal);
    turns?.(arm, 'ends');
  };
  return {
    begin() {
      if (turns === undefined) return;
      for (const arm of ARMS) for (const { fromMs } of windowsOf(arm, rounds)) void tellOne(arm, fromMs);
    },
    end: () => over.abort(),
  };
}
