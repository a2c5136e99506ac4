import type { Config } from '../../../core/config/config.ts';
import { ARMS, type Arm } from '../../../core/model/recording/window.ts';
import { seeded } from '../../../core/statistics/random.ts';
import type { RunningApp } from '../../../ports/app/app-runner.ts';
import { AppError } from '../../../ports/errors.ts';
import type { Troubles } from '../../../ports/trouble.ts';
import type { Way } from '../../choose-way.ts';
import type { ConfigAt, Ports } from '../../ports.ts';
import type { Cores } from '../plan-cores.ts';
import { deathsOf, isTroubled } from '../trouble.ts';
import { BaseError, openBase } from './base-side.ts';
import { buildBoth, buildHead, headSha } from './build-both.ts';
import { forBoth, mayGoTogether } from './for-both.ts';
import { type Once, openSide, type Side } from './side.ts';
import { ONE_AFTER_THE_OTHER, type Sides, startBoth, stopBoth } from './start-both.ts';

/** One running side. */
export type RunningArm = Pick<Side, 'baseUrl' | 'died' | 'reset'> &
  Partial<Pick<Side, 'doubt' | 'hasReset' | 'readyMs' | 'processes' | 'variable' | 'directory' | 'runsNode'>>;

export type RunningArms = { readonly [A in Arm]: RunningArm } & {
  /** null: base has no configuration of its own; absent: its files are not at hand */
  readonly baseConfig?: ConfigAt | null;
  /** Whether `restart` would do anything, as far as the starts so far tell. */
  canRestart(): boolean;
  /**
   * Stops both and starts them again, on each other's ports where both may take any, and else the other one first. Returns
   * what went wrong, by arm; null: it would not be quick, or the user started them, and nothing was done.
   */
  restart(): Promise<Troubles | null>;
  /**
   * Starts both anew, however they ended and however long that takes. Returns what went wrong; null: it cannot be, as
   * for `restart`.
   */
  revive(): Promise<Troubles | null>;
  /** Stops both and starts base by itself. Returns where it answers. Throws BaseError. */
  baseAlone(): Promise<string>;
  /**
   * Stops both and starts one by itself, for as long as `body` takes; neither runs then. Throws AppError where it does not
   * start, and what `body` throws; absent: none can be started again.
   */
  once?<T>(arm: Arm, how: Once, body: (app: RunningApp) => Promise<T>): Promise<T>;
  stop(): Promise<void>;
};

type ArmsInput = {
  readonly way: Exclude<Way, { kind: 'stored' }>;
  readonly config: Config;
  readonly ports: Ports;
  readonly signal: AbortSignal;
  /** decides which arm starts first, where they start one after the other */
  readonly seed: number;
  /** null: each arm may run on every CPU */
  readonly cores: Cores | null;
};

/**
 * Builds both revisions before either runs, so that no build disturbs a running application, and starts both.
 * Throws BaseError for base's trouble, AppError for head's, ApartError where either does not start in a network of its own,
 * NotTogetherError where one does not start while the other runs; nothing is left running then.
 */
export async function startArms(input: ArmsInput): Promise<RunningArms> {
  const { way, config, ports, signal, seed, cores } = input;
  if (way.kind === 'targets') return targets(way, ports, signal);
  const { app, workingDirectory } = config;
  if (app === null) throw new Error('a duet of revisions without app.start');
  const { apart } = way;
  const base = await openBase(way.base, { config, app, ports, signal, cores, apart });
  const end = async () => {
    await Promise.all(ARMS.map(ports.apps.release));
    await base.remove();
  };
  try {
    const logFile = ports.files.path('app-head.log');
    const held = { ...(cores && { cpus: cores.head }), ...(apart && { apart }) };
    const directory = workingDirectory;
    const sha = await headSha(ports, directory);
    const request = { app, arm: 'head', sha, directory, logFile, signal, ...held } as const;
    const builds = { base: base.build, head: () => buildHead(request, ports) };
    await buildBoth({ builds, apps: { base: base.app, head: app }, ports, signal });
    const together = mayGoTogether(base.app, app);
    const again = { order: startOrder(seed), signal, log: ports.log };
    const wanted = { base: base.side, head: openSide(request, ports), together };
    const sides = await startBoth(wanted, again.order, input);
    // Head would hold the only port that base can take.
    const swaps = base.fixedPort === null && (app.port === null || apart !== undefined);
    return {
      ...{ base: sides.base, head: sides.head },
      baseConfig: base.config,
      canRestart: () => isQuick(sides),
      restart: () => restartBoth(sides, again, swaps),
      revive: () => reviveBoth(sides, again),
      baseAlone: async () => {
        await stopBoth(sides);
        await base.side.start(undefined, base.side.canStartAgain);
        return base.side.baseUrl;
      },
      ...(base.side.canStartAgain && sides.head.canStartAgain && { once: onceOf(sides) }),
      stop: async () => {
        await stopBoth(sides).finally(end);
      },
    };
  } catch (thrown) {
    await end();
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
  const none = async () => null;
  const never = { canRestart: () => false, restart: none, revive: none };
  const alone = { baseAlone: async () => way.base, stop: async () => {} };
  return { base: arm(way.base), head: arm(way.head), ...never, ...alone };
}

/** Starts that take less are worth repeating, ms. Where both go at once each takes up to as long as one after the other. */
const quickMs = (together: boolean): number => (together ? 6000 : 3000);

/** By a coin that does not go with the one for the order of the rounds. */
function startOrder(seed: number): readonly Arm[] {
  const coin = seeded(seed);
  coin();
  return coin() < 0.5 ? ['base', 'head'] : ['head', 'base'];
}

async function restartBoth(
  sides: Sides,
  { order, log, signal }: Again,
  swaps: boolean,
): Promise<Troubles | null> {
  // A start anew would make it forgotten.
  const deaths = deathsOf(sides);
  if (isTroubled(deaths)) return deaths;
  if (!isQuick(sides)) return null;
  const own = portsOf(sides);
  const ports = swaps ? { base: own.head, head: own.base } : own;
  return startAgain(sides, { order: order.toReversed(), log, signal }, ports);
}

const isQuick = ({ base, head, together }: Sides): boolean =>
  [base, head].every(({ canStartAgain, startMs }) => canStartAgain && startMs < quickMs(together));

async function reviveBoth(sides: Sides, again: Again): Promise<Troubles | null> {
  if (!sides.base.canStartAgain || !sides.head.canStartAgain) return null;
  return startAgain(sides, again, portsOf(sides));
}

type PortOfEach = { readonly [A in Arm]: number };

/** How both are started anew: in which order, where one goes after the other. */
type Again = Pick<ArmsInput, 'signal'> & { readonly order: readonly Arm[]; readonly log: Ports['log'] };

/** As the first time, one that fails beside the other is believed once they were started one after the other. */
async function startAgain(sides: Sides, again: Again, ports: PortOfEach): Promise<Troubles> {
  const { order, log, signal } = again;
  await stopBoth(sides);
  await forBoth(order, sides.together, (arm) =>
    sides[arm].start(ports[arm]).catch((thrown: unknown) => {
      if (!(thrown instanceof AppError || thrown instanceof BaseError)) throw thrown;
    }),
  );
  const deaths = deathsOf(sides);
  const [only, ...others] = [...deaths.base, ...deaths.head];
  if (!sides.together || only === undefined || others.length > 0 || signal.aborted) return deaths;
  log.write('warning', `${only.text} ${ONE_AFTER_THE_OTHER}`);
  return startAgain({ ...sides, together: false }, again, ports);
}

const onceOf =
  (sides: Sides): NonNullable<RunningArms['once']> =>
  async (arm, how, body) => {
    await stopBoth(sides);
    return sides[arm].once(how, body);
  };

const portOf = ({ baseUrl }: Side): number => Number(new URL(baseUrl).port);

const portsOf = ({ base, head }: Sides): PortOfEach => ({ base: portOf(base), head: portOf(head) });
