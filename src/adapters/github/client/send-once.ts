import type { Clock } from '../../../ports/clock.ts';
import { isOutage } from './failure.ts';

const TRIES = 3;
/** Before a look, and growing: what was taken shows up in lists a moment later. Milliseconds. */
const PAUSE = 1000;

/**
 * Sends what must not be there twice. After a lost answer it may have arrived, so `find` looks for it before it is
 * sent again; a look that fails ends it, since nothing is known then.
 */
export async function sendOnce<T>(
  send: () => Promise<T>,
  find: () => Promise<T | undefined>,
  clock: Clock,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await send();
    } catch (thrown) {
      if (!isOutage(thrown)) throw thrown;
      await clock.sleep(tries * PAUSE);
      const found = await find();
      if (found !== undefined) return found;
      if (tries >= TRIES) throw thrown;
    }
  }
}
