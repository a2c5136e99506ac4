import { createClock } from '../time/clock.ts';
import { poll } from '../time/poll.ts';
import type { OpenProcess } from './open.ts';

export type Step = {
  readonly signal: NodeJS.Signals;
  /** time for what gets it to end, before the next step */
  readonly graceMs: number;
};

/** A killed process still takes a moment to end. */
export const KILL: Step = { signal: 'SIGKILL', graceMs: 2000 };

const EVERY_MS = 50;

/** Ends a process, or the whole group that it leads: step by step, until nothing of it is left. */
export async function endProcess({ send }: Pick<OpenProcess, 'send'>, steps: readonly Step[]): Promise<void> {
  const clock = createClock();
  for (const { signal, graceMs } of steps) {
    if (!send(signal)) return;
    const isGone = () => (send(0) ? null : true);
    if ((await poll(isGone, { everyMs: EVERY_MS, limitMs: graceMs, clock })) === true) return;
  }
}
