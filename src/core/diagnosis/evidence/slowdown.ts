import type { Compared } from '../../model/decision/compared.ts';
import type { ComparisonClass } from '../../model/judgement/comparison-class.ts';
import { isCost } from '../../model/metric.ts';
import type { ArmRecord } from '../../model/recording/recording.ts';
import type { Series } from '../../model/recording/series.ts';
import { endpointKey, subjectKey } from '../../model/subject-key.ts';
import { once } from './once.ts';

/** How one endpoint, or all requests, fared. */
export type Slowdown = {
  /** mean response time, ms; null: not known */
  readonly baseMs: number | null;
  readonly headMs: number | null;
  /** that were added to the mean, above 0; null: the comparison does not call it slower */
  readonly addedMs: number | null;
  /** the worst that a latency of it was called; null: it was not compared */
  readonly class: ComparisonClass | null;
};

/** Classes that say that head is slower, the worst first. */
const SLOWER: readonly ComparisonClass[] = ['critical', 'significant', 'accepted', 'slower'];

/** How bad it is, 0 the worst; what the comparison does not call slower comes last. */
export const rankOf = ({ class: found, addedMs }: Slowdown): number =>
  found === null || addedMs === null ? SLOWER.length : SLOWER.indexOf(found);

/** What became of an endpoint (`METHOD name`), or of all requests (null). */
export function slowdownOf(
  endpoint: string | null,
  sides: {
    readonly head: ArmRecord;
    readonly base: ArmRecord | null;
    readonly comparisons: readonly Compared[];
  },
): Slowdown {
  const own = sides.comparisons.filter(
    ({ subject, unit, metric }) =>
      unit === 'ms' && !isCost(metric) && subjectKey(subject) === (endpoint ?? 'overall'),
  );
  const found = SLOWER.find((one) => own.some((comparison) => comparison.class === one));
  const headMs = seriesOf(sides.head, endpoint)?.duration?.avg ?? null;
  const baseMs = sides.base === null ? null : (seriesOf(sides.base, endpoint)?.duration?.avg ?? null);
  const added = headMs === null || baseMs === null ? 0 : headMs - baseMs;
  return {
    ...{ baseMs, headMs, class: found ?? own[0]?.class ?? null },
    addedMs: found !== undefined && added > 0 ? added : null,
  };
}

/** What an arm measured of an endpoint (`METHOD name`), or of all requests (null). */
export const seriesOf = (arm: ArmRecord, endpoint: string | null): Series | undefined =>
  endpoint === null ? arm.overall : seriesIn(arm).get(endpoint);

/** By their keys; rules ask for each of them many times. */
const seriesIn = once(
  ({ endpoints }: ArmRecord): ReadonlyMap<string, Series> =>
    new Map(endpoints.toReversed().map((one) => [endpointKey(one), one])),
);
