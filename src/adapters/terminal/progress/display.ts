import type { Paint } from '../../../core/render/text/paint.ts';
import { progressDisplay } from '../../../core/render/text/progress/display.ts';
import { after, NOTHING_YET } from '../../../core/report/progress/state.ts';
import { viewOf } from '../../../core/report/progress/view.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Progress } from '../../../ports/progress/progress.ts';
import { openScreen, type ScreenOptions } from './screen.ts';

/** Between two drawings, ms: what is measured beside it is to have the machine. */
const EVERY_MS = 500;
/** Wider than this is no easier to read, columns. */
const WIDEST = 100;

export type DisplayOptions = Omit<ScreenOptions, 'lines'> & {
  readonly clock: Pick<Clock, 'now'>;
  readonly paint: Paint;
};

/** Draws in a terminal what is under way. Takes itself away with the last of it, and at the latest when somebody writes after that. */
export function createProgressDisplay({ stream, others, clock, paint }: DisplayOptions): Progress {
  let state = NOTHING_YET;
  let timer: NodeJS.Timeout | null = null;
  const lines = () => {
    const view = viewOf(state, clock.now());
    const columns = Math.min((stream.columns || 80) - 1, WIDEST);
    return view === null ? [] : progressDisplay(view, { paint, columns });
  };
  const screen = openScreen({ stream, lines, ...(others && { others }) });
  const draw = () => {
    screen.refresh();
    // Not before: what follows at once is drawn in the same place.
    if (state.tasks.length > 0 || timer === null) return;
    clearInterval(timer);
    timer = null;
  };
  return {
    tell(fact) {
      state = after(state, fact, clock.now());
      if (state.tasks.length > 0) timer ??= setInterval(draw, EVERY_MS).unref();
    },
  };
}
