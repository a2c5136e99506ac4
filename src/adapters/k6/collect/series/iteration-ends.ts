type Offered = { readonly seen: number; readonly dropped?: true; readonly round?: string | undefined };

/** When iterations of a process ended, and when others were dropped. */
export class IterationEnds {
  /** dropped iterations, with the Unix time in ms at which they were told */
  readonly drops: { readonly at: number; readonly count: number }[] = [];
  /** Unix time in ms at which the last iteration's end was told; 0: none was */
  latest = 0;
  /** iterations that ended, by the round or slice that they are of */
  readonly ofRounds = new Map<string, number>();

  /** Call before the series is brought up to `total`; `now` is Unix ms. */
  take(series: Offered, total: number, now: number): void {
    const count = total - series.seen;
    if (count <= 0) return;
    if (series.dropped === true) this.drops.push({ at: now, count });
    else {
      this.latest = now;
      if (series.round !== undefined)
        this.ofRounds.set(series.round, (this.ofRounds.get(series.round) ?? 0) + count);
    }
  }

  /** Iterations dropped from one moment on, for so long. Told by pushes, of which there is one a second. */
  droppedIn(from: number, ms: number): number {
    const within = this.drops.filter(({ at }) => at >= from && at < from + ms);
    return within.reduce((sum, { count }) => sum + count, 0);
  }
}
