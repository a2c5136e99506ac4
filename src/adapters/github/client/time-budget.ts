import { AsyncLocalStorage } from 'node:async_hooks';
import type { Clock } from '../../../ports/clock.ts';
import type { Publisher } from '../../../ports/publisher.ts';

const deadline = new AsyncLocalStorage<number>();

/** Time for the verdict at one place; a comment that several jobs write needs most of it. Milliseconds. */
const PUBLISHING = 120_000;
/** Time for "measuring" and "ended without a verdict": the load must not wait for them. Milliseconds. */
const ANNOUNCING = 45_000;
/** Time for everything that is read of earlier runs. Milliseconds. */
export const READING = 180_000;
/** Time for questions before the run. Milliseconds. */
export const ASKING = 60_000;

/** Runs `body` with at most `ms` for all its calls of GitHub together, waits included. */
export function withinTime<T>(clock: Clock, ms: number, body: () => Promise<T>): Promise<T> {
  return deadline.run(Math.min(clock.now() + ms, deadline.getStore() ?? Number.POSITIVE_INFINITY), body);
}

/** What the calls of GitHub made from here may still take, milliseconds; without a budget infinite. */
export const timeLeft = (clock: Clock): number =>
  (deadline.getStore() ?? Number.POSITIVE_INFINITY) - clock.now();

/** The publisher with a time budget for each of its tasks: a GitHub that is down must not hold a job for long. */
export function timed(publisher: Publisher, clock: Clock): Publisher {
  const { announce, abandon } = publisher;
  return {
    name: publisher.name,
    publish: (publication) => withinTime(clock, PUBLISHING, () => publisher.publish(publication)),
    ...(announce && { announce: () => withinTime(clock, ANNOUNCING, announce) }),
    ...(abandon && { abandon: (why) => withinTime(clock, ANNOUNCING, () => abandon(why)) }),
  };
}
