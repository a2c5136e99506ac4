import { progressLine } from '../../../core/render/text/progress/line.ts';
import { after, NOTHING_YET } from '../../../core/report/progress/state.ts';
import { type ProgressView, viewOf } from '../../../core/report/progress/view.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Log } from '../../../ports/log.ts';
import type { Progress } from '../../../ports/progress/progress.ts';

/** Between two lines, ms: what is known of a load changes by the second, of a build nothing but the time does. */
const WITH_LOAD_MS = 5000;
const OTHERWISE_MS = 15_000;
const LOOK_MS = 1000;

export type LinesOptions = { readonly log: Log; readonly clock: Pick<Clock, 'now'> };

/**
 * A line of the log every few seconds, where nothing can be drawn: in CI, in files. What is over before says nothing. Ends
 * by itself with what is under way.
 */
export function createProgressLines({ log, clock }: LinesOptions): Progress {
  let state = NOTHING_YET;
  let said = 0;
  let timer: NodeJS.Timeout | null = null;
  const look = () => {
    const now = clock.now();
    const view = viewOf(state, now);
    if (view === null || now - said < pauseOf(view)) return;
    said = now;
    log.write('info', progressLine(view));
  };
  return {
    tell(fact) {
      const { step } = state.tasks.at(-1) ?? {};
      state = after(state, fact, clock.now());
      const last = state.tasks.at(-1);
      if (last?.step !== step) said = clock.now();
      if (last !== undefined && timer === null) timer = setInterval(look, LOOK_MS).unref();
      if (last === undefined && timer !== null) {
        clearInterval(timer);
        timer = null;
      }
    },
  };
}

const pauseOf = ({ sides, course }: ProgressView): number =>
  sides.length > 0 || course !== null ? WITH_LOAD_MS : OTHERWISE_MS;
