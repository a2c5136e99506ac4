import type { OwnKind } from '../../../../core/model/own-kind.ts';
import type { Group } from '../../../../core/series/group.ts';
import type { Tick } from '../../../../core/series/over-time/cells.ts';
import { type PushedSeries, readHistogram } from '../remote-write.ts';
import type { FollowedSeries, OwnSeries } from './followed-series.ts';

/** A metric that belongs to nothing but itself, with nothing of it seen yet. */
export const ownSeries = (of: OwnKind, groups: readonly Group[]): OwnSeries => ({
  ...{ kind: 'own', of, groups, seen: 0 },
  durations: { kind: 'durations', groups: of === 'Trend' ? groups : [], seen: null },
});

/**
 * Brings a series up to what was pushed, and says which of its durations are to be followed; null: none. Of a Rate k6
 * pushes its share alone: that it came is marked, and how many values there were its summary tells.
 */
export function takeOwn(
  series: OwnSeries,
  { value, histogram }: PushedSeries,
  tick: Tick,
): (FollowedSeries & { readonly kind: 'durations' }) | null {
  const count = series.of === 'Rate' ? 1 : histogram === null ? (value ?? 0) : readHistogram(histogram).count;
  // Whole numbers of what may be fractions: together they are as many as were counted.
  const fresh = Math.round(count) - series.seen;
  if (fresh > 0) {
    series.seen += fresh;
    for (const group of series.groups) group.addRequests(tick, fresh, null, null);
  }
  return series.of === 'Trend' ? series.durations : null;
}
