import type { Config } from '../../core/config/config.ts';
import { expectedPercentiles } from '../../core/decision/expect/percentiles.ts';
import { expectedTargets } from '../../core/decision/expect/targets.ts';
import type { AlikeNote } from '../../core/model/decision/alike.ts';
import type {
  Dependence,
  ExpectedSubject,
  ExpectedWay,
  ExpectedWindow,
  ScriptCheck,
} from '../../core/model/script-check.ts';
import type { Foreseen, SidesDriver } from '../../ports/load-generator.ts';
import { pairsWithin } from '../duet/drive-rounds.ts';
import { runsForAnswer, runsWithin } from '../duet/drive-whole.ts';

type About = Pick<ScriptCheck, 'tried' | 'databases'> & {
  readonly config: Config;
  /** what may make base and head other than their revisions say */
  readonly alike: readonly AlikeNote[];
  /** whether all of a load can be driven again, on fresh starts */
  readonly canRestart: boolean;
  /** whether the script stops the application */
  readonly stops: boolean;
  /** whether pages could be loaded */
  readonly hasBrowser: boolean;
};

/** What a run that goes this way would show. */
export function expected(foreseen: Foreseen, way: ExpectedWay, about: About): ScriptCheck {
  const { load, requestsPerSecond, endpoints } = foreseen;
  const window = windowOf(foreseen, way, about);
  const all = (requestsPerSecond * window.ms) / 1000;
  const levels = foreseen.levels;
  const subject = (name: string | null, share: number): ExpectedSubject => {
    const own = all * share;
    return { name, requests: own, percentiles: expectedPercentiles({ window, all, own, levels }) };
  };
  const subjects = [subject(null, 1), ...endpoints.map(({ name, share }) => subject(name, share))];
  const { hasBrowser } = about;
  const { targets = [] } = about.config.policy;
  return {
    script: about.config.workload.script,
    tried: about.tried,
    way,
    depends: dependsOf(foreseen, way, about),
    databases: about.databases,
    load: { ...load, requestsPerSecond },
    window,
    subjects,
    targets: expectedTargets(targets, { window, subjects, levels, requestsPerSecond, hasBrowser }),
    hazards: [
      // Of one side alone it is of no matter.
      ...(way.kind === 'stored' ? [] : about.alike),
      ...(about.stops ? [{ kind: 'stops-app' } as const] : []),
      ...foreseen.hazards,
    ],
    ...(about.config.preset !== null && { preset: about.config.preset }),
  };
}

function windowOf(foreseen: Foreseen, expectedWay: ExpectedWay, about: About): ExpectedWindow {
  const { way, load } = foreseen;
  const { kind } = expectedWay;
  const { compare } = about.config;
  if (kind === 'rounds' && way.kind === 'rounds') {
    const { roundMs } = way;
    return { kind: 'round', ms: roundMs, most: pairsWithin(compare.budgetSeconds, roundMs) };
  }
  if (kind === 'side-by-side' && way.kind === 'side-by-side') {
    const { sliceMs, slices } = way.driver;
    // A confirming run is none that is counted on.
    const runs = Math.min(runsOf(about, way.driver), runsForAnswer(way.driver));
    return { kind: 'slice', ms: sliceMs, most: runs * slices, perStart: slices };
  }
  if (expectedWay.kind === 'in-turns')
    return { kind: 'turn', ms: expectedWay.totalMs, most: expectedWay.pairs };
  return { kind: 'run', ms: load.ownMs ?? 0, most: 1 };
}

const runsOf = ({ config, canRestart }: About, driver: Pick<SidesDriver, 'totalMs' | 'slices'>): number =>
  canRestart ? runsWithin(config.compare.wholeLimitMs, driver) : 1;

function dependsOf(foreseen: Foreseen, way: ExpectedWay, about: About): readonly Dependence[] {
  const { wholeLimitMs: limitMs } = about.config.compare;
  return [
    ...(about.tried === 'head' && way.kind !== 'stored' ? [{ kind: 'base-starts' } as const] : []),
    ...(way.kind === 'stored' ? [{ kind: 'earlier-runs' } as const] : foreseen.depends),
    ...(way.kind === 'side-by-side' && foreseen.way.kind === 'side-by-side'
      ? ([
          { kind: 'room' },
          { kind: 'whole-limit', limitMs, runs: runsOf(about, foreseen.way.driver) },
        ] as const)
      : []),
  ];
}
