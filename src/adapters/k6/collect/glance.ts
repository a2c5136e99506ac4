import type { Group } from '../../../core/series/group.ts';
import { quantile } from '../../../core/series/quantile.ts';
import { Sketch } from '../../../core/series/sketch.ts';

/** What the last few seconds were like, for the log. */
export type Glance = {
  /** time the figures are of; 0: nothing judged arrived */
  readonly seconds: number;
  readonly requests: number;
  readonly failed: number;
  readonly p95Ms: number | null;
  readonly vus: number;
};

type Before = { readonly at: number | null; readonly requests: number; readonly failed: number };

/** Remembers what was told already. */
export class Glances {
  private before: Before = { at: null, requests: 0, failed: 0 };
  private recent: Sketch | null = null;

  add(durations: Sketch): void {
    this.recent ??= new Sketch(durations.schema);
    this.recent.merge(durations);
  }

  /** What came since the last one, or since `startedAt`. `last`: Unix time of the last push, ms. */
  next({ requests, failed }: Group, startedAt: number | null, last: number): Omit<Glance, 'vus'> {
    const p95 = this.recent === null ? null : quantile(this.recent, 0.95);
    const since = this.before.at ?? startedAt ?? last;
    const glance = {
      seconds: (last - since) / 1000,
      requests: requests - this.before.requests,
      failed: failed - this.before.failed,
      p95Ms: p95 === null ? null : p95 * 1000,
    };
    if (requests > 0) this.before = { at: last, requests, failed };
    this.recent = null;
    return glance;
  }
}
