import { isNamed } from '../../baseline/acceptances.ts';
import { type Pair, pairsOf } from '../../model/recording/pairs.ts';
import type { Percentiles } from '../../model/recording/percentiles.ts';
import type { ArmRecord, Recording } from '../../model/recording/recording.ts';
import type { ScenarioSeries, Series } from '../../model/recording/series.ts';
import { endpointKey, isOwn } from '../../model/subject-key.ts';
import type { TargetOf } from '../../model/targets/target.ts';
import { ownPairs } from '../load/usable-pairs.ts';

/** `sameLoad`: base, where the same script drove it. What head leaves out was asked for all the same; absent: there is none. */
export type WithBase = { readonly sameLoad?: ArmRecord };

type Run = Pick<Recording, 'arms' | 'windows'> & WithBase;

/** Requests that a target is of. */
export type Subject = {
  readonly series: Series;
  /** the same of `sameLoad`; undefined: it made none, or there is none */
  readonly ofBase: Series | undefined;
  /** what each round or slice of head showed of them; empty: there are none */
  readonly windows: readonly Percentiles[];
};

/** What a target names; a name without a method may mean several endpoints. */
export function subjectsOf(of: TargetOf, run: Run): readonly Subject[] {
  const { sameLoad: base } = run;
  const { head } = run.arms;
  switch (of.kind) {
    case 'overall':
      return [{ series: head.overall, ofBase: base?.overall, windows: windowsOf(run, 'overall') }];
    case 'endpoint':
      return head.endpoints
        .filter((endpoint) => !isOwn(endpoint) && isNamed(of.name, endpointKey(endpoint)))
        .map((series) => {
          const key = endpointKey(series);
          const ofBase = base?.endpoints.find((endpoint) => endpointKey(endpoint) === key);
          return { series, ofBase, windows: windowsOf(run, key) };
        });
    case 'scenario': {
      const isIt = ({ scenario }: ScenarioSeries) => scenario === of.name;
      const ofBase = base?.scenarios.find(isIt);
      return head.scenarios.filter(isIt).map((series) => ({ series, ofBase, windows: [] }));
    }
    // No series is of one.
    case 'page':
      return [];
  }
}

/** What may stand where a target's subject stands. */
export function namesLike({ kind }: TargetOf, { arms: { head } }: Run): readonly string[] {
  if (kind === 'scenario') return head.scenarios.map(({ scenario }) => scenario);
  return head.endpoints.filter((endpoint) => !isOwn(endpoint)).map(endpointKey);
}

/**
 * What the rounds or slices of head show of a subject, by its key; none of a run alone, whose series say it. As in every
 * comparison without those in which the machine's host took CPU time. Nor of slices of a load that changes: what the peak
 * shows must not drown in calm ones.
 */
export function windowsOf({ windows }: Pick<Run, 'windows'>, key: string): readonly Percentiles[] {
  const pairs = ownPairs(pairsOf(windows));
  return isOfOneLevel(pairs) ? pairs.flatMap(({ head }) => head.subjects[key]?.percentiles ?? []) : [];
}

function isOfOneLevel(pairs: readonly Pair[]): boolean {
  const [level, ...others] = new Set(pairs.map(({ slice }) => (slice === undefined ? 'round' : slice.level)));
  return level !== null && others.length === 0;
}
