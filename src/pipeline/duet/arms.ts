import type { Config } from '../../core/config/config.ts';
import type { Arm } from '../../core/model/duet.ts';
import type { Policy } from '../../core/model/policy.ts';
import { seeded } from '../../core/statistics/random.ts';
import type { Way } from '../choose-way.ts';
import type { Ports } from '../ports.ts';
import { BaseError, buildBase } from './base-side.ts';
import { openSide, type Side } from './side.ts';

/** One running side. */
export type RunningArm = Pick<Side, 'baseUrl' | 'died' | 'reset'>;

export type RunningArms = { readonly [A in Arm]: RunningArm } & {
  /** null: base has no configuration of its own */
  readonly basePolicy: Policy | null;
  stop(): Promise<void>;
};

type ArmsInput = {
  readonly way: Exclude<Way, { kind: 'stored' }>;
  readonly config: Config;
  readonly ports: Ports;
  readonly signal: AbortSignal;
  /** decides which arm starts first */
  readonly seed: number;
};

/**
 * Builds both revisions before either runs, so that no build disturbs a running application, and starts both.
 * Throws BaseError for base's trouble, AppError for head's; nothing is left running then.
 */
export async function startArms({ way, config, ports, signal, seed }: ArmsInput): Promise<RunningArms> {
  if (way.kind === 'targets') return targets(way, ports, signal);
  const { app, workingDirectory } = config;
  if (app === null) throw new Error('a duet of revisions without app.start');
  const base = await buildBase(way.base, { config, app, ports, signal });
  try {
    const logFile = ports.files.path('app-head.log');
    const request = { app, arm: 'head', directory: workingDirectory, logFile, signal } as const;
    await ports.apps.build(request);
    const sides: Sides = { base: base.side, head: openSide(request, ports) };
    await startBoth(sides, firstToStart(seed));
    return {
      ...sides,
      basePolicy: base.policy,
      stop: async () => {
        await stopBoth(sides);
        await base.remove();
      },
    };
  } catch (thrown) {
    await base.remove();
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
  return { base: arm(way.base), head: arm(way.head), basePolicy: null, stop: async () => {} };
}

type Sides = { readonly [A in Arm]: Side };

/** A coin that does not go with the one for the order of the rounds. */
function firstToStart(seed: number): Arm {
  const coin = seeded(seed);
  coin();
  return coin() < 0.5 ? 'base' : 'head';
}

/** Tries both whatever comes of the first: head is not blamed where base does not start either. */
async function startBoth(sides: Sides, first: Arm): Promise<void> {
  const order: readonly Arm[] = first === 'base' ? ['base', 'head'] : ['head', 'base'];
  const troubles: unknown[] = [];
  for (const arm of order) await sides[arm].start().catch((thrown: unknown) => troubles.push(thrown));
  if (troubles.length === 0) return;
  await stopBoth(sides);
  throw troubles.find((thrown) => thrown instanceof BaseError) ?? troubles[0];
}

async function stopBoth(sides: Sides): Promise<void> {
  await sides.head.stop();
  await sides.base.stop();
}
