/** When iterations of a process ended, and when others were dropped. */
export class IterationEnds {
  /** dropped iterations, with the Unix time in ms at which they were told */
  readonly drops: { readonly at: number; readonly count: number }[] = [];
  /** Unix time in ms at which the last iteration's end was told; 0: none was */
  latest = 0;

  /** Call before the series is brought up to `total`; `now` is Unix ms. */
  take(series: { readonly seen: number; readonly dropped?: true }, total: number, now: number): void {
    const count = total - series.seen;
    if (count <= 0) return;
    if (series.dropped === true) this.drops.push({ at: now, count });
    else this.latest = now;
  }

  /** Iterations dropped from one moment on, for so long. Told by pushes, of which there is one a second. */
  droppedIn(from: number, ms: number): number {
    const within = this.drops.filter(({ at }) => at >= from && at < from + ms);
    return within.reduce((sum, { count }) => sum + count, 0);
  }
}
