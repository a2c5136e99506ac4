/**
 * Numbers the seconds in which pushes arrive. A process pushes once a second, and its timer jitters: its seconds are
 * counted from its own first push and rounded. Counted from another process's, they could lie half between two
 * seconds, and one would be missed or counted twice.
 */
export class PushClock {
  /** Unix time of the first push of all and of the latest, ms */
  first: number | null = null;
  last = 0;
  /** of the latest push, since the first one */
  second = 0;
  private phase: { readonly at: number; readonly second: number } | null = null;

  tick(now: number): void {
    this.first ??= now;
    this.last = now;
    this.phase ??= { at: now, second: Math.round((now - this.first) / 1000) };
    this.second = Math.max(0, this.phase.second + Math.round((now - this.phase.at) / 1000));
  }

  /** Another process will push, in a phase of its own. */
  restart(): void {
    this.phase = null;
  }
}
