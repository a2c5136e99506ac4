import { inItsWords } from '../../../core/decision/unmeasured/in-its-words.ts';
import { type Arm, otherArm } from '../../../core/model/recording/window.ts';
import { ApartError, AppError, MachineError, NotTogetherError } from '../../../ports/errors.ts';
import type { Ports } from '../../ports.ts';
import { BaseError } from './base-side.ts';
import { forBoth } from './for-both.ts';
import type { Side } from './side.ts';

/** `together`: whether both may start, and stop, at the same time */
export type Sides = { readonly [A in Arm]: Side } & { readonly together: boolean };

type StartInput = { readonly ports: Pick<Ports, 'log'>; readonly signal: AbortSignal };

type Failed = { readonly arm: Arm; readonly thrown: unknown };

export const ONE_AFTER_THE_OTHER = 'Both are started again, one after the other.';

/**
 * Starts both, and tells how. Tries both whatever comes of the first: head is not blamed where base does not start either.
 * One that fails beside the other is believed once both were started one after the other, and it by itself: applications
 * that do well alone may fight for a lock, a file, a port or the time that a start may take. Throws what went wrong, and
 * nothing runs then.
 */
export async function startBoth(sides: Sides, order: readonly Arm[], input: StartInput): Promise<Sides> {
  const failed = await tryBoth(sides, order);
  if (failed.length === 0) return sides;
  await stopBoth(sides);
  const [one, ...others] = failed;
  const isOwn = others.length > 0 || input.signal.aborted;
  if (one !== undefined && !isOwn && isOfApp(one.thrown)) {
    const { message } = one.thrown;
    if (sides.together) {
      input.ports.log.write('warning', `${message} ${ONE_AFTER_THE_OTHER}`);
      return startBoth({ ...sides, together: false }, order, input);
    }
    if (one.arm === order[1]) await doubt(sides, one.arm, one.thrown, input);
  }
  const troubles = failed.map(({ thrown }) => thrown);
  // The machine's trouble may be all that ails either.
  const ofMachine = troubles.find((thrown) => thrown instanceof MachineError);
  const apart = troubles.find((thrown) => thrown instanceof ApartError);
  throw ofMachine ?? apart ?? troubles.find((thrown) => thrown instanceof BaseError) ?? troubles[0];
}

const isOfApp = (thrown: unknown): thrown is AppError | BaseError =>
  thrown instanceof AppError || thrown instanceof BaseError;

async function tryBoth(sides: Sides, order: readonly Arm[]): Promise<readonly Failed[]> {
  const failed: Failed[] = [];
  await forBoth(order, sides.together, async (arm) => {
    // Neither is to blame then.
    if (failed.some(({ thrown }) => thrown instanceof ApartError)) return;
    // Each has its state made anew, also where it was started a moment ago.
    await sides[arm].start(undefined, false).catch((thrown: unknown) => failed.push({ arm, thrown }));
  });
  return failed;
}

/**
 * Starts one by itself that failed while the other ran. Throws where that is not its own fault: it starts, or what sets it
 * up fails for the other one too, once it ran.
 */
async function doubt(
  sides: Sides,
  arm: Arm,
  { message, logTail, step }: AppError | BaseError,
  { ports, signal }: StartInput,
): Promise<void> {
  ports.log.write('warning', `${message} It is started again, by itself.`);
  const isSetUp = sides[arm].hasSetup && step !== 'setup';
  const said = inItsWords(message, logTail);
  if ((await failureOf(sides[arm], isSetUp)) === null) throw new NotTogetherError(said, arm);
  if (step !== 'setup' || signal.aborted) return;
  // A set-up may fail twice for another reason than it failed for once: what it made is there already.
  const ofOther = await failureOf(sides[otherArm(arm)], false);
  if (ofOther === null || ofNeither(ofOther) !== ofNeither(said)) return;
  const text = `app.setup works once, and fails for whichever of base and head comes second. ${message}`;
  throw new MachineError(
    text,
    'Give what it makes a name with `$PERF_GATE_ARM` in it, or let it make nothing twice.',
  );
}

/** What one says that does not start; null: it does, and is stopped again. Throws what is no fault of an application's. */
async function failureOf(side: Side, again: boolean): Promise<string | null> {
  try {
    await side.start(undefined, again);
    await side.stop();
    return null;
  } catch (thrown) {
    if (isOfApp(thrown)) return inItsWords(thrown.message, thrown.logTail);
    throw thrown;
  }
}

/** Words without the name of the side, and without what differs from one try to the next. */
const ofNeither = (said: string): string => said.replace(/base|head/g, 'arm').replace(/\d+/g, '0');

export const stopBoth = (sides: Sides): Promise<void> =>
  forBoth(['head', 'base'], sides.together, (arm) => sides[arm].stop());
