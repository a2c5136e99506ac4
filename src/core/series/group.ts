import type { Timeline } from '../model/recording/histogram.ts';
import type { Failure, Phase } from '../model/recording/series.ts';
import { quantile } from './quantile.ts';
import { Sketch } from './sketch.ts';

type Cell = { requests: number; failed: number; durations: Sketch | null };

/** Time since the first push, in buckets. */
export type Tick = {
  /** index of the bucket at the current width */
  readonly bucket: number;
  /** seconds per bucket: a power of two, grows as the run gets long */
  readonly width: number;
};

/** Requests seen together: all of them, one scenario's, or one endpoint's. Grows as pushes arrive. */
export class Group {
  requests = 0;
  failed = 0;
  durations: Sketch | null = null;
  readonly failures: Map<string, Failure> = new Map();
  readonly statuses: Map<number, number> = new Map();
  readonly phases: Map<Phase, Sketch> = new Map();
  private cells: (Cell | undefined)[] = [];
  private width = 1;

  addRequests(tick: Tick, count: number, status: number, failure: Omit<Failure, 'count'> | null): void {
    const cell = this.cell(tick);
    this.requests += count;
    cell.requests += count;
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + count);
    if (failure === null) return;
    this.failed += count;
    cell.failed += count;
    const key = `${failure.status} ${failure.errorCode}`;
    this.failures.set(key, { ...failure, count: (this.failures.get(key)?.count ?? 0) + count });
  }

  addDurations(tick: Tick, fresh: Sketch): void {
    const cell = this.cell(tick);
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

  /** The buckets from the first judged one on; null: no request. `startedAt` is the time of bucket 0. */
  timeline(startedAt: number, from: number, width: number): Timeline | null {
    this.widen(width);
    if (this.cells.length === 0) return null;
    const cells = Array.from({ length: this.cells.length - from }, (_, at) => this.cells[from + at]);
    const read = (cell: Cell | undefined, q: number) => {
      const seconds = cell?.durations ? quantile(cell.durations, q) : null;
      return seconds === null ? null : Math.round(seconds * 1e6) / 1e3;
    };
    return {
      startedAt: startedAt + from * width * 1000,
      bucketMs: width * 1000,
      requests: cells.map((cell) => cell?.requests ?? 0),
      failed: cells.map((cell) => cell?.failed ?? 0),
      p50: cells.map((cell) => read(cell, 0.5)),
      p95: cells.map((cell) => read(cell, 0.95)),
    };
  }

  private cell(tick: Tick): Cell {
    this.widen(tick.width);
    const known = this.cells[tick.bucket];
    if (known !== undefined) return known;
    const cell: Cell = { requests: 0, failed: 0, durations: null };
    this.cells[tick.bucket] = cell;
    return cell;
  }

  /** Pairs buckets until they are `width` wide. */
  private widen(width: number): void {
    for (; this.width < width; this.width *= 2) {
      const half = Array.from({ length: Math.ceil(this.cells.length / 2) }, (_, at) =>
        joined(this.cells[2 * at], this.cells[2 * at + 1]),
      );
      this.cells = half;
    }
  }
}

function joined(a: Cell | undefined, b: Cell | undefined): Cell | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  if (a.durations !== null && b.durations !== null) a.durations.merge(b.durations);
  return {
    requests: a.requests + b.requests,
    failed: a.failed + b.failed,
    durations: a.durations ?? b.durations,
  };
}
