import { ROUND_TAG } from '../tags.ts';
import type { FollowedSeries } from './followed-series.ts';

/** So many series of each sort are followed in one process of k6. */
export const MAX_SERIES = 20_000;

/** What is judged, what load there was, where time went, and what nobody reads: none takes another's places. */
type Sort = 'values' | 'load' | 'phases' | 'ignored';

const IGNORED: FollowedSeries = { kind: 'ignored' };

/** The series of one process by their labels. Their number is bounded, as labels of a script may have any values. */
export class AllFollowed {
  /** whether there were more values, or more of the load, than places */
  droppedValues = false;
  /** rounds or slices some of whose values were not followed, in all processes */
  readonly lost = new Set<string>();
  private readonly series = new Map<string, FollowedSeries>();
  private readonly ignored = new Set<string>();
  private readonly places: Record<Sort, number> = { values: 0, load: 0, phases: 0, ignored: 0 };

  get(key: string): FollowedSeries | undefined {
    return this.series.get(key) ?? (this.ignored.has(key) ? IGNORED : undefined);
  }

  /** Whether it is followed from now on. */
  keep(key: string, series: FollowedSeries, labels: ReadonlyMap<string, string>): boolean {
    const sort = sortOf(series);
    const isKnown = this.get(key) !== undefined;
    if (!isKnown && this.places[sort] >= MAX_SERIES) {
      this.drop(sort, labels.get(ROUND_TAG));
      return false;
    }
    if (!isKnown) this.places[sort] += 1;
    if (series.kind === 'ignored') this.ignored.add(key);
    else this.series.set(key, series);
    return true;
  }

  values(): MapIterator<FollowedSeries> {
    return this.series.values();
  }

  /** Another process begins its own. */
  clear(): void {
    this.series.clear();
    this.ignored.clear();
    Object.assign(this.places, { values: 0, load: 0, phases: 0, ignored: 0 });
  }

  private drop(sort: Sort, round: string | undefined): void {
    if (sort === 'phases' || sort === 'ignored') return;
    this.droppedValues = true;
    if (sort === 'values' && round !== undefined) this.lost.add(round);
  }
}

function sortOf({ kind }: FollowedSeries): Sort {
  switch (kind) {
    case 'offered':
    case 'iterations':
    case 'received':
    case 'vus':
      return 'load';
    case 'phase':
      return 'phases';
    case 'ignored':
      return 'ignored';
    default:
      return 'values';
  }
}
