import type { Config } from '../../../core/config/config.ts';
import type { AppConfig } from '../../../core/config/settings/app.ts';
import type { Step } from '../../../core/model/judgement/step.ts';
import type { StartRequest } from '../../../ports/app/app-runner.ts';
import { AppError, EnvironmentError } from '../../../ports/errors.ts';
import type { BaseCommit } from '../../../ports/git/source-control.ts';
import { machineTrouble } from '../../../ports/machine-trouble.ts';
import { during } from '../../../ports/progress/during.ts';
import type { ConfigAt, Ports } from '../../ports.ts';
import type { Cores } from '../plan-cores.ts';
import { type BaseBuild, openBuild } from './base-build.ts';
import { mayGoTogether } from './for-both.ts';
import { openSide, type Side } from './side.ts';

/** Base cannot be driven, which is never head's fault. */
export class BaseError extends Error {
  override readonly name = 'BaseError';
  readonly logTail: string;
  /** the command of the user's that failed */
  readonly step: Step;
  constructor(message: string, logTail: string, step: Step = 'start') {
    super(message);
    this.logTail = logTail;
    this.step = step;
  }
}

export type BaseInput = {
  readonly config: Config;
  /** head's, for a base that has none of its own */
  readonly app: AppConfig;
  readonly ports: Ports;
  readonly signal: AbortSignal;
  readonly cores: Cores | null;
  /** see StartRequest */
  readonly apart?: StartRequest['apart'];
};

export type OpenBase = {
  readonly side: Side;
  /** null: base has none of its own */
  readonly config: ConfigAt | null;
  readonly app: AppConfig;
  /** the only port that it can take; null: any */
  readonly fixedPort: number | null;
  /** Throws BaseError. Safe to call again after that. */
  build(): Promise<void>;
  /** takes its folder away */
  remove(): Promise<void>;
};

/** Base in a folder of its own, yet to be built, with its own revision's `app` where it has one. Throws BaseError. */
export async function openBase({ sha }: BaseCommit, input: BaseInput): Promise<OpenBase> {
  const { config, ports, signal, cores, apart } = input;
  return asBase(signal, async () => {
    // Images are kept where Docker keeps them.
    const keep = input.app.build !== null && input.app.compose === null;
    const checkout = await during(ports.progress, { step: 'checkout', arm: 'base' }, () =>
      ports.revisions.checkout(sha, config.workingDirectory, keep),
    );
    try {
      const own = await ports.configAt(checkout.directory);
      const app = own?.app ?? input.app;
      const logFile = ports.files.path('app-base.log');
      const { directory } = checkout;
      const held = { ...(cores && { cpus: cores.base }), ...(apart && { apart }) };
      const request: StartRequest = { app, arm: 'base', sha, directory, logFile, signal, ...held };
      const side = openSide(request, ports);
      const together = mayGoTogether(app, input.app);
      const build = openBuild({ request, side, checkout, ports, together });
      return {
        side: blamedOnBase(side, build, signal),
        ...{ config: own, app },
        fixedPort: apart ? null : app.port,
        build: () => asBase(signal, build.make),
        remove: build.remove,
      };
    } catch (thrown) {
      await checkout.remove();
      throw thrown;
    }
  });
}

function blamedOnBase(side: Side, build: BaseBuild, signal: AbortSignal): Side {
  return {
    get baseUrl() {
      return side.baseUrl;
    },
    get startMs() {
      return side.startMs;
    },
    readyMs: side.readyMs,
    processes: side.processes,
    ...{ canStartAgain: side.canStartAgain, hasSetup: side.hasSetup, hasReset: side.hasReset },
    start: (port, again) => asBase(signal, () => build.start(port, again)),
    doubt: build.doubt,
    reset: () => asBase(signal, side.reset),
    died: side.died,
    variable: side.variable,
    stop: side.stop,
    ...{ directory: side.directory, runsNode: side.runsNode, once: side.once },
  };
}

/** Trouble of base, told apart from head's. */
async function asBase<T>(signal: AbortSignal, body: () => Promise<T>): Promise<T> {
  try {
    return await body();
  } catch (thrown) {
    if (signal.aborted) throw thrown;
    const machine = machineTrouble(thrown);
    if (machine !== null) throw machine;
    if (thrown instanceof AppError) throw new BaseError(thrown.message, thrown.logTail, thrown.step);
    if (thrown instanceof EnvironmentError)
      throw new BaseError(`${thrown.message} ${thrown.hint}`.trim(), '');
    throw thrown;
  }
}
