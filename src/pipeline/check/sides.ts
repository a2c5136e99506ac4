import { oneImage } from '../../core/config/alike/shared-build.ts';
import type { Config } from '../../core/config/config.ts';
import type { AlikeNote } from '../../core/model/decision/alike.ts';
import type { GivenDatabases, ScriptCheck } from '../../core/model/script-check.ts';
import { EARLIER_RUNS, noDuetText } from '../../core/words/check/way.ts';
import { oneImageText } from '../../core/words/notes/alike.ts';
import { StoppedByScript } from '../../ports/errors.ts';
import type { DuetRequest } from '../../ports/load-generator.ts';
import type { RunContext } from '../../ports/run-context.ts';
import { openHead } from '../alone/drive-alone.ts';
import { chooseWay } from '../choose-way.ts';
import { whatDiffers, withLacking } from '../duet/arms/alike.ts';
import { startArms } from '../duet/arms/arms.ts';
import { whyNotBoth } from '../duet/arms/why-not-both.ts';
import { areReset } from '../duet/reset-both.ts';
import { isTroubled } from '../duet/trouble.ts';
import type { Ports } from '../ports.ts';

/** What could be started of base and head. */
export type Sides = Pick<ScriptCheck, 'tried' | 'databases'> & {
  /** where head stands for both they are alike */
  baseUrls(): DuetRequest['baseUrls'];
  readonly local: boolean;
  /** whether the run compares both on this machine */
  readonly inDuet: boolean;
  /** whether `app.reset` makes every group of rounds find them alike */
  readonly hasReset: boolean;
  /** why it does not, sentences; empty: it does */
  readonly why: string;
  /** Starts all anew where this error says that the script stopped it; false: it does not, or that cannot be. */
  revive(thrown: unknown): Promise<boolean>;
  /** what may make base and head other than their revisions say */
  readonly alike: readonly AlikeNote[];
  /** whether a second start could confirm what a first one shows */
  canRestart(): boolean;
  stop(): Promise<void>;
};

/** Any will do: nothing that is measured depends on who starts first. */
const SEED = 1;

/** Builds and starts what a run would. Throws BaseError, and AppError of head. */
export async function openSides(
  config: Config,
  context: RunContext,
  ports: Ports,
  signal: AbortSignal,
): Promise<Sides> {
  const way = await chooseWay(config, context, ports);
  if (way.kind === 'stored') {
    const why = lacksOnlyBase(config, context) ? whyNotTwo(config) : (way.why ?? EARLIER_RUNS);
    return aloneSides(config, ports, signal, why);
  }
  const alike = way.kind === 'duet' ? await whatDiffers(config, ports) : [];
  const arms = await startArms({ way, config, ports, signal, seed: SEED, cores: null }).catch(
    (thrown: unknown) => {
      const why = whyNotBoth(thrown, way);
      if (why === null) throw withLacking(thrown, alike);
      return why;
    },
  );
  if (typeof arms === 'string') return aloneSides(config, ports, signal, noDuetText(arms));
  return {
    tried: 'both',
    databases: databasesOf(config.app, way.kind === 'duet' ? (arms.baseConfig?.app ?? config.app) : null),
    baseUrls: () => ({ base: arms.base.baseUrl, head: arms.head.baseUrl }),
    local: way.kind === 'duet',
    inDuet: true,
    hasReset: areReset(arms),
    ...{ why: '', alike },
    async revive(thrown) {
      if (!(thrown instanceof StoppedByScript)) return false;
      const trouble = await arms.revive();
      return trouble !== null && !isTroubled(trouble);
    },
    canRestart: arms.canRestart,
    stop: arms.stop,
  };
}

function databasesOf(head: Config['app'], base: Config['app']): GivenDatabases {
  const given = (app: Config['app']) =>
    app === null || app.databaseUrlEnv === null
      ? null
      : { variable: app.databaseUrlEnv, copy: app.databaseCopy };
  return { base: given(base), head: given(head) };
}

/** On a laptop nobody names a base to ask how a pull request will be driven. */
function lacksOnlyBase({ app, compare }: Config, { kind }: RunContext): boolean {
  const { mode, baseRevision } = compare;
  const canBeTwo = app !== null && (app.port === null || app.reach !== null);
  return kind === 'local' && canBeTwo && mode !== 'stored' && baseRevision === null;
}

/** Why base would not be driven beside head, if one were named; null: it would. */
function whyNotTwo({ app }: Config): string | null {
  const image = app === null ? null : oneImage(app);
  return image === null ? null : oneImageText(image);
}

/** Head alone. `why`: the run compares it with earlier ones, sentences; null: it would drive base beside it. */
export async function aloneSides(
  config: Config,
  ports: Ports,
  signal: AbortSignal,
  why: string | null,
): Promise<Sides> {
  const alike = why === null ? await whatDiffers(config, ports) : [];
  const head = await openHead({ config, ports, signal });
  return {
    tried: 'head',
    // Of a base that was not started nobody knows better.
    databases: databasesOf(config.app, config.app),
    baseUrls: () => ({ base: head.baseUrl, head: head.baseUrl }),
    local: head.local,
    inDuet: why === null,
    hasReset: config.app !== null && config.app.reset !== null,
    ...{ why: why ?? '', alike },
    async revive(thrown) {
      if (!(thrown instanceof StoppedByScript && head.canStartAgain)) return false;
      await head.renew();
      return true;
    },
    canRestart: () => head.canStartAgain,
    stop: head.stop,
  };
}
