import type { Timeline } from '../../model/recording/histogram.ts';
import type { LoadTimeline } from '../../model/recording/load-timeline.ts';
import { Cells, type Tick } from './cells.ts';

type Cell = { vus: number | null; offered: number };

/** What load the application was under. Grows as pushes arrive. */
export class LoadOverTime {
  /** virtual users now, and the most there were */
  vus = 0;
  maxVus = 0;
  private readonly cells: Cells<Cell> = new Cells<Cell>({
    empty: () => ({ vus: null, offered: 0 }),
    join: (earlier, later) => ({
      vus: later.vus ?? earlier.vus,
      offered: earlier.offered + later.offered,
    }),
  });

  setVus(tick: Tick, vus: number): void {
    this.vus = vus;
    this.maxVus = Math.max(this.maxVus, vus);
    this.cells.at(tick).vus = vus;
  }

  /** Adds the iterations that ended, or were dropped, since `counter` was `seen`; it is brought up to `total`. */
  offer(tick: Tick, counter: { seen: number }, total: number): void {
    const fresh = total - counter.seen;
    counter.seen = total;
    if (fresh > 0) this.cells.at(tick).offered += fresh;
  }

  /**
   * Beside the time line `requests`, which begins with bucket `from`: as long as that, or up to the last iteration
   * where that is later. What k6 does after it, as in teardown(), is no load.
   */
  timeline({ startedAt, bucketMs, requests }: Timeline, from: number): LoadTimeline {
    const cells = this.cells.from(from, bucketMs / 1000);
    const last = cells.findLastIndex((cell) => (cell?.offered ?? 0) > 0);
    const shown = Array.from({ length: Math.max(requests.length, last + 1) }, (_, at) => cells[at]);
    return {
      startedAt,
      bucketMs,
      vus: shown.map((cell) => cell?.vus ?? null),
      offered: shown.map((cell) => cell?.offered ?? 0),
    };
  }
}
