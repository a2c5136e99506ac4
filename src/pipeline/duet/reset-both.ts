import type { Arm } from '../../core/model/recording/window.ts';
import type { Troubles } from '../../ports/trouble.ts';
import type { RunningArms } from './arms/arms.ts';
import { BaseError } from './arms/base-side.ts';
import { NO_TROUBLE, notReset } from './trouble.ts';

/** Whether `app.reset` makes every group of rounds find both alike. */
export const areReset = ({ base, head }: Pick<RunningArms, Arm>): boolean =>
  base.hasReset === true && head.hasReset === true;

/**
 * Brings both sides' state back to what it was before their first load. Returns base's trouble, where it failed on a start
 * after the first or died by it: on its first start, a reset that fails by itself is told as such, and thrown.
 */
export async function resetBoth({ base, head }: RunningArms, isFirst: boolean): Promise<Troubles> {
  try {
    await base.reset();
    await head.reset();
    return NO_TROUBLE;
  } catch (thrown) {
    if (!(thrown instanceof BaseError) || (isFirst && base.died() === null)) throw thrown;
    return notReset(thrown);
  }
}
