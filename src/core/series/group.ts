import type { Timeline } from '../model/recording/histogram.ts';
import type { Failure, Phase } from '../model/recording/series.ts';
import { Cells, type Tick } from './over-time/cells.ts';
import { quantile } from './quantile.ts';
import { Sketch } from './sketch.ts';

type Cell = { requests: number; failed: number; durations: Sketch | null };

/** Requests seen together: all of them, one scenario's, or one endpoint's. Grows as pushes arrive. */
export class Group {
  requests = 0;
  failed = 0;
  durations: Sketch | null = null;
  readonly failures: Map<string, Failure> = new Map();
  readonly statuses: Map<number, number> = new Map();
  readonly phases: Map<Phase, Sketch> = new Map();
  private readonly cells: Cells<Cell> = new Cells<Cell>({
    empty: () => ({ requests: 0, failed: 0, durations: null }),
    join: joined,
  });

  /** `status`: null of what is no request. */
  addRequests(
    tick: Tick,
    count: number,
    status: number | null,
    failure: Omit<Failure, 'count'> | null,
  ): void {
    const cell = this.cells.at(tick);
    this.requests += count;
    cell.requests += count;
    if (status !== null) this.statuses.set(status, (this.statuses.get(status) ?? 0) + count);
    if (failure === null) return;
    this.failed += count;
    cell.failed += count;
    const key = `${failure.status} ${failure.errorCode}`;
    this.failures.set(key, { ...failure, count: (this.failures.get(key)?.count ?? 0) + count });
  }

  addDurations(tick: Tick, fresh: Sketch): void {
    const cell = this.cells.at(tick);
    this.durations ??= new Sketch(fresh.schema);
    this.durations.merge(fresh);
    cell.durations ??= new Sketch(fresh.schema);
    cell.durations.merge(fresh);
  }

  addPhase(phase: Phase, durations: Sketch): void {
    const known = this.phases.get(phase) ?? new Sketch(durations.schema);
    known.merge(durations);
    this.phases.set(phase, known);
  }

  /**
   * The buckets from the first judged one on, with p99 if `withP99`; null: no request. `startedAt` is the time of
   * bucket 0.
   */
  timeline(startedAt: number, from: number, width: number, withP99: boolean): Timeline | null {
    const cells = this.cells.from(from, width);
    if (cells.length === 0) return null;
    const read = (q: number) =>
      cells.map((cell) => {
        const seconds = cell?.durations ? quantile(cell.durations, q) : null;
        return seconds === null ? null : Math.round(seconds * 1e6) / 1e3;
      });
    return {
      startedAt: startedAt + from * width * 1000,
      bucketMs: width * 1000,
      requests: cells.map((cell) => cell?.requests ?? 0),
      failed: cells.map((cell) => cell?.failed ?? 0),
      p50: read(0.5),
      p95: read(0.95),
      ...(withP99 && { p99: read(0.99) }),
    };
  }
}

function joined(a: Cell, b: Cell): Cell {
  if (a.durations !== null && b.durations !== null) a.durations.merge(b.durations);
  return {
    requests: a.requests + b.requests,
    failed: a.failed + b.failed,
    durations: a.durations ?? b.durations,
  };
}
