import { ROUND_TAG } from '../tags.ts';
import { CHECKS } from './check-series.ts';
import type { FollowedSeries } from './followed-series.ts';

/** Rounds of what is pushed, by the time of the push, where no label can say them: a session may last for all of them. */
export class PushRounds {
  /** The number of the round that is under way; null: none is. Absent (null): labels say it. */
  now: (() => number | null) | null = null;
  /** of which round each series was last */
  private readonly last = new Map<string, string>();

  /** Whether what comes of a series from now on is of another round than what came before. */
  isOver(key: string): boolean {
    const round = this.current();
    return round !== null && this.last.get(key) !== round;
  }

  /** The labels of a series with its round; of a check without, since its share is pushed of all its cases so far. */
  tagged(key: string, labels: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
    const round = this.current();
    if (round === null) return labels;
    this.last.set(key, round);
    if (labels.get('__name__') === CHECKS) return labels;
    return new Map([...labels, [ROUND_TAG, round]]);
  }

  private current(): string | null {
    const round = this.now?.() ?? null;
    return round === null ? null : String(round);
  }
}

/** A series of another round, which goes on where it was. `before`: what was followed so far; absent: nothing. */
export function goingOn(fresh: FollowedSeries, before: FollowedSeries | undefined): FollowedSeries {
  if (before === undefined) return fresh;
  if (fresh.kind === 'durations' && before.kind === 'durations') fresh.seen = before.seen;
  if (fresh.kind === 'requests' && before.kind === 'requests') fresh.seen = before.seen;
  if (fresh.kind === 'offered' && before.kind === 'offered') fresh.seen = before.seen;
  if (fresh.kind === 'received' && before.kind === 'received') fresh.seen = before.seen;
  if (fresh.kind === 'iterations' && before.kind === 'iterations') fresh.latest = before.latest;
  if (fresh.kind === 'phase' && before.kind === 'phase') fresh.latest = before.latest;
  if (fresh.kind === 'own' && before.kind === 'own') {
    fresh.seen = before.seen;
    fresh.durations.seen = before.durations.seen;
  }
  if (fresh.kind === 'calls' && before.kind === 'calls') {
    fresh.requests.seen = before.requests.seen;
    fresh.durations.seen = before.durations.seen;
  }
  return fresh;
}
