import type { Collector } from '../collect/collector.ts';
import type { Halt } from './k6-process.ts';

/** For so long every connection must be refused, ms: longer than an application takes that is only restarted. */
export const PATIENCE_MS = 2000;
const FEWEST = 10;

export type RefusalWatch = {
  /** fires, with `refused` as its reason, when there is nobody to load */
  readonly signal: AbortSignal;
  /** Looks at the counts so far; call it with each push. */
  look(reach: Collector['reach']): void;
};

/**
 * Notices that every connection is refused: k6 would go on with it as fast as it can. `now` gives Unix milliseconds; `before`:
 * the counts when the process began.
 */
export function watchRefusals(now: () => number, before: Collector['reach']): RefusalWatch {
  const controller = new AbortController();
  let known = before;
  let since: number | null = null;
  let count = 0;
  return {
    signal: controller.signal,
    look(reach) {
      const requests = reach.requests - known.requests;
      const refused = reach.refused - known.refused;
      known = reach;
      if (requests === 0) return;
      if (refused < requests) {
        since = null;
        count = 0;
        return;
      }
      since ??= now();
      count += refused;
      if (count >= FEWEST && now() - since >= PATIENCE_MS) controller.abort('refused' satisfies Halt);
    },
  };
}
