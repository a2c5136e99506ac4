import type { Arm } from '../../../core/model/recording/window.ts';
import type { Progress } from '../../../ports/progress/progress.ts';
import type { Collector } from '../collect/collector.ts';

/** k6 pushes once a second, and each push is looked at by itself. */
const EVERY_MS = 500;
/** What a look may be of: of less there is too little, and a longer time has a pause in it. */
const SHORTEST_MS = 500;
const LONGEST_MS = 3000;

export type Watched = {
  /** absent: nobody waits for the run */
  readonly progress: Progress | undefined;
  readonly arm: Arm;
  /** whether this time was under load from its beginning to its end, Unix ms; absent: all of it is */
  readonly isWhole?: (from: number, until: number) => boolean;
  /** how long a load takes that begins with its first judged request, ms, null: the iterations decide; absent: it is told elsewhere */
  readonly lengthMs?: number | null;
};

/** Tells once a second what the last one of an arm's load was like, until what it returns is called. */
export function tellSeen(
  collector: Pick<Collector, 'glance' | 'startedAt'>,
  { progress, arm, isWhole = () => true, lengthMs }: Watched,
): () => void {
  if (progress === undefined) return () => {};
  let isBegun = lengthMs === undefined;
  const look = () => {
    if (!isBegun && collector.startedAt !== null) {
      isBegun = true;
      progress.tell({ kind: 'load', lengthMs: lengthMs ?? null, from: 0, pairs: 0 });
    }
    const { from, until, requests, failed, p95Ms } = collector.glance();
    const ms = until - from;
    if (ms < SHORTEST_MS || ms > LONGEST_MS || !isWhole(from, until)) return;
    const requestsPerSecond = (requests / ms) * 1000;
    progress.tell({ kind: 'seen', arm, requestsPerSecond, p95Ms, failed: failed / Math.max(requests, 1) });
  };
  const timer = setInterval(look, EVERY_MS);
  return () => clearInterval(timer);
}
