import type { AppConfig, Config } from '../../core/config/config.ts';
import type { Arm } from '../../core/model/duet.ts';
import type { Policy } from '../../core/model/policy.ts';
import type { RunningApp, StartRequest } from '../../ports/app-runner.ts';
import { AppError, EnvironmentError } from '../../ports/errors.ts';
import type { BaseCommit } from '../../ports/source-control.ts';
import type { Way } from '../choose-way.ts';
import type { Ports } from '../ports.ts';

/** One running side. */
export type RunningArm = {
  readonly baseUrl: string;
  died(): ReturnType<RunningApp['died']>;
  /** brings its state back before a group of rounds */
  reset(): Promise<void>;
};

export type RunningArms = { readonly [A in Arm]: RunningArm } & {
  /** null: base has no configuration of its own */
  readonly basePolicy: Policy | null;
  /** whose policy judges, as base says */
  readonly policyFrom: Config['policyFrom'];
  stop(): Promise<void>;
};

/** Base cannot be driven, which is never head's fault. */
export class BaseError extends Error {
  override readonly name = 'BaseError';
  readonly logTail: string;
  constructor(message: string, logTail: string) {
    super(message);
    this.logTail = logTail;
  }
}

/** Starts both arms. Throws BaseError for base's trouble, AppError for head's; nothing is left running then. */
export async function startArms(
  way: Exclude<Way, { kind: 'stored' }>,
  config: Config,
  ports: Ports,
  signal: AbortSignal,
): Promise<RunningArms> {
  if (way.kind === 'targets') return targets(way, ports, signal);
  const { app } = config;
  if (app === null) throw new Error('a duet of revisions without app.start');
  const base = await startBase(way.base, { config, app, ports, signal });
  try {
    const head = await startArm('head', app, config.workingDirectory, ports, signal);
    return {
      base: base.arm,
      head: head.arm,
      basePolicy: base.policy,
      policyFrom: base.policyFrom,
      stop: async () => {
        await head.stop();
        await base.stop();
      },
    };
  } catch (thrown) {
    await base.stop();
    throw thrown;
  }
}

async function targets(
  way: Way & { kind: 'targets' },
  ports: Ports,
  signal: AbortSignal,
): Promise<RunningArms> {
  const arm = (baseUrl: string): RunningArm => ({ baseUrl, died: () => null, reset: async () => {} });
  await ports.target.check(way.base, signal);
  await ports.target.check(way.head, signal);
  return {
    base: arm(way.base),
    head: arm(way.head),
    basePolicy: null,
    policyFrom: 'head',
    stop: async () => {},
  };
}

type Started = { readonly arm: RunningArm; stop(): Promise<void> };
type StartedBase = Started & {
  readonly policy: Policy | null;
  readonly policyFrom: Config['policyFrom'];
};
type BaseInput = {
  readonly config: Config;
  readonly app: AppConfig;
  readonly ports: Ports;
  readonly signal: AbortSignal;
};

/** From a worktree of its own, with its own revision's `app` where it has one. */
async function startBase(
  { sha }: BaseCommit,
  { config, app, ports, signal }: BaseInput,
): Promise<StartedBase> {
  return asBase(signal, async () => {
    const checkout = await ports.revisions.checkout(sha, config.workingDirectory);
    try {
      const own = await ports.configAt(checkout.directory);
      const started = await startArm('base', own?.app ?? app, checkout.directory, ports, signal);
      return {
        policy: own?.policy ?? null,
        policyFrom: own?.policyFrom ?? 'head',
        arm: { ...started.arm, reset: () => asBase(signal, started.arm.reset) },
        stop: async () => {
          await started.stop();
          await checkout.remove();
        },
      };
    } catch (thrown) {
      await checkout.remove();
      throw thrown;
    }
  });
}

/** Trouble of base, told apart from head's. */
async function asBase<T>(signal: AbortSignal, body: () => Promise<T>): Promise<T> {
  try {
    return await body();
  } catch (thrown) {
    if (signal.aborted) throw thrown;
    if (thrown instanceof AppError) throw new BaseError(thrown.message, thrown.logTail);
    if (thrown instanceof EnvironmentError)
      throw new BaseError(`${thrown.message} ${thrown.hint}`.trim(), '');
    throw thrown;
  }
}

async function startArm(
  arm: Arm,
  app: AppConfig,
  directory: string,
  ports: Ports,
  signal: AbortSignal,
): Promise<Started> {
  const request: StartRequest = { app, arm, directory, logFile: ports.files.path(`app-${arm}.log`), signal };
  await ports.apps.build(request);
  const running = await ports.apps.start(request);
  return {
    arm: {
      baseUrl: running.baseUrl,
      died: () => running.died(),
      reset: () => ports.apps.reset(request, running),
    },
    stop: () => running.stop(),
  };
}
