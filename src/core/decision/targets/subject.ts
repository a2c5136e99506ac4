import { isNamed } from '../../baseline/acceptances.ts';
import { type Pair, pairsOf } from '../../model/recording/pairs.ts';
import type { Percentiles } from '../../model/recording/percentiles.ts';
import type { Recording } from '../../model/recording/recording.ts';
import type { Series } from '../../model/recording/series.ts';
import { endpointKey, isOwn } from '../../model/subject-key.ts';
import type { TargetOf } from '../../model/targets/target.ts';
import { ownPairs } from '../load/usable-pairs.ts';

type Run = Pick<Recording, 'arms' | 'windows'>;

/** Requests that a target is of. `windows`: what each round or slice of head showed of them; empty: there are none. */
export type Subject = { readonly series: Series; readonly windows: readonly Percentiles[] };

/** What a target names; a name without a method may mean several endpoints. */
export function subjectsOf(of: TargetOf, run: Run): readonly Subject[] {
  const { head } = run.arms;
  switch (of.kind) {
    case 'overall':
      return [{ series: head.overall, windows: windowsOf(run, 'overall') }];
    case 'endpoint':
      return head.endpoints
        .filter((endpoint) => !isOwn(endpoint) && isNamed(of.name, endpointKey(endpoint)))
        .map((series) => ({ series, windows: windowsOf(run, endpointKey(series)) }));
    case 'scenario':
      return head.scenarios
        .filter(({ scenario }) => scenario === of.name)
        .map((series) => ({ series, windows: [] }));
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
