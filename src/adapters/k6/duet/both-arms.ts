import type { Arm } from '../../../core/model/recording/window.ts';
import type { Halt, K6Exit } from '../run/k6-process.ts';
import { endedByScript, isWhole } from '../run/outcome.ts';

/** Time that the other arm gets to come to what ended this one: two processes never are at one line at one moment. */
export const GRACE_MS = 3000;

type DriveArm<Ending> = (arm: Arm, halt: AbortSignal) => Promise<Ending>;

/**
 * Drives both arms at once, and ends one whose other has ended badly, as of one alone nothing can be compared. Where the
 * script itself ended it, the other may be about to as well, and is let do so. A throw ends the other too, and comes out
 * once both are done.
 */
export async function driveBoth<Ending extends { readonly exit: K6Exit }>(
  drive: DriveArm<Ending>,
  graceMs: number,
): Promise<{ readonly [A in Arm]: Ending }> {
  const halts = { base: new AbortController(), head: new AbortController() };
  const timers: NodeJS.Timeout[] = [];
  const driveOne = async (arm: Arm, other: AbortController): Promise<Ending> => {
    const end = () => other.abort('other-arm' satisfies Halt);
    try {
      const ending = await drive(arm, halts[arm].signal);
      if (endedByScript(ending.exit)) timers.push(setTimeout(end, graceMs));
      else if (ending.exit.stopped !== 'enough' && !isWhole(ending.exit)) end();
      return ending;
    } catch (thrown) {
      end();
      throw thrown;
    }
  };
  const both = await Promise.allSettled([driveOne('base', halts.head), driveOne('head', halts.base)]);
  for (const timer of timers) clearTimeout(timer);
  const [base, head] = both;
  if (base.status === 'rejected') throw base.reason;
  if (head.status === 'rejected') throw head.reason;
  return { base: base.value, head: head.value };
}
