import type { Group } from '../../../../core/series/group.ts';
import { quantile } from '../../../../core/series/quantile.ts';
import { Sketch } from '../../../../core/series/sketch.ts';

/** What came since the last look at it. */
export type Glance = {
  /** the time that the figures are of, Unix ms; as long as nothing came, both are one */
  readonly from: number;
  readonly until: number;
  readonly requests: number;
  readonly failed: number;
  readonly p95Ms: number | null;
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
  next({ requests, failed }: Group, startedAt: number | null, last: number): Glance {
    const p95 = this.recent === null ? null : quantile(this.recent, 0.95);
    const glance = {
      from: this.before.at ?? startedAt ?? last,
      until: last,
      requests: requests - this.before.requests,
      failed: failed - this.before.failed,
      p95Ms: p95 === null ? null : p95 * 1000,
    };
    if (requests > 0) this.before = { at: last, requests, failed };
    this.recent = null;
    return glance;
  }
}
