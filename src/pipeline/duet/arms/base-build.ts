import { isBuilt } from '../../../core/config/settings/app.ts';
import type { StartRequest } from '../../../ports/app/app-runner.ts';
import { ApartError, AppError } from '../../../ports/errors.ts';
import type { Checkout } from '../../../ports/git/revisions.ts';
import { during } from '../../../ports/progress/during.ts';
import type { Ports } from '../../ports.ts';
import type { Side } from './side.ts';

/** What base was built of, and whether it is any good. */
export type BaseBuild = {
  /** Builds it, unless an earlier run did. Throws as the application's runner does. */
  make(): Promise<void>;
  /**
   * Starts what was built. What an earlier run built may rest on what has gone since (an image, an environment elsewhere): where
   * it has never started it is built anew before the next try, of which there is one at once unless both sides start
   * together. One that started before is only doubted: it may well start again. Throws as the application's runner does.
   */
  start: Side['start'];
  /** No later run uses it, since it does not work. Returns what to tell of that, a sentence; empty: an earlier run did not build it. */
  doubt(): string;
  /** Takes it away, unless later runs may use it, and tells it where nobody did. Never throws. */
  remove(): Promise<void>;
};

type Wanted = {
  readonly request: StartRequest;
  readonly side: Side;
  readonly checkout: Checkout;
  readonly ports: Pick<Ports, 'apps' | 'log' | 'progress'>;
  /** whether head starts at the same time, which nothing that is built may slow down */
  readonly together: boolean;
};

const DROPPED =
  'had been built by an earlier run: that build is dropped, and base is built anew before its next start.';

export function openBuild({ request, side, checkout, ports, together }: Wanted): BaseBuild {
  const { log } = ports;
  let isReused = false;
  let hasStarted = false;
  let isDoubted = false;
  let isTold = false;
  const make = async () => {
    isReused = await build(request, checkout, ports);
    isDoubted = false;
  };
  const doubt = (): string => {
    isDoubted = true;
    isTold = true;
    return isReused ? `It ${DROPPED}` : '';
  };
  const start: Side['start'] = async (port, again) => {
    if (isDoubted && isReused && !hasStarted) {
      await checkout.forget();
      await make();
    }
    try {
      await side.start(port, again);
      hasStarted = true;
      isDoubted = false;
    } catch (thrown) {
      if (request.signal.aborted || !(thrown instanceof AppError || thrown instanceof ApartError))
        throw thrown;
      isDoubted = true;
      if (!isReused || hasStarted) throw thrown;
      const told = doubt();
      if (together) throw telling(thrown, told);
      log.write('warning', `${thrown.message} ${told}`);
      await start(port, again);
    }
  };
  return {
    ...{ make, start, doubt },
    async remove() {
      if (isDoubted && isReused && !isTold) log.write('warning', `Base ${DROPPED}`);
      if (isDoubted) await checkout.forget();
      await checkout.remove();
    },
  };
}

/** Returns whether an earlier run did. */
async function build(
  request: StartRequest,
  checkout: Checkout,
  { apps, log, progress }: Wanted['ports'],
): Promise<boolean> {
  const { app, sha } = request;
  if (!isBuilt(app)) return false;
  const how = JSON.stringify([app.build, app.env, sha]);
  const reused = await during(progress, { step: 'build', arm: 'base' }, () =>
    checkout.build(how, () => apps.build(request)),
  );
  if (!reused) return false;
  log.write('info', 'Built output of base reused.');
  // Its images lie elsewhere, and are this run's own.
  if (app.compose !== null) await apps.build({ ...request, app: { ...app, build: null } });
  return true;
}

function telling(thrown: AppError | ApartError, told: string): AppError | ApartError {
  const message = `${thrown.message} ${told}`;
  if (thrown instanceof ApartError) return new ApartError(message, thrown.arm, thrown.logTail);
  return new AppError(message, thrown.hint, thrown.logTail, thrown.step, thrown.how);
}
