import stringWidth from 'string-width';
import type { Course, ProgressView } from '../../../report/progress/view.ts';
import { sparkline } from '../../../report/sparkline.ts';
import {
  countedText,
  durationText,
  failedText,
  leftText,
  p95Text,
  rateText,
  stepText,
} from '../../../words/progress/progress.ts';
import type { Paint } from '../paint.ts';
import { fitted, padded } from './fit.ts';

/** Columns of a bar where there is room. */
const BAR = 30;
/** Columns of a bar that still say something. */
const LEAST_BAR = 10;

export type Canvas = { readonly paint: Paint; readonly columns: number };

/** All that is seen of a run at a moment as lines of at most so many columns, to be drawn in one place. */
export function progressDisplay(view: ProgressView, { paint, columns }: Canvas): readonly string[] {
  const { step, arms, elapsedMs, course, pairs } = view;
  const title = `${paint('bold', stepText(step, arms))} · ${durationText(elapsedMs)}`;
  const counted = pairs === null ? [] : [`  ${countedText(pairs)}`];
  const drawn = course === null ? [] : [courseLine(course, { paint, columns })];
  return [title, ...drawn, ...counted, ...sideLines(view, { paint, columns })].map((line) =>
    fitted(line, columns),
  );
}

function courseLine({ share, leftMs, isMost }: Course, { paint, columns }: Canvas): string {
  const left = leftText(leftMs, isMost);
  const room = Math.min(BAR, columns - stringWidth(left) - 4);
  if (room < LEAST_BAR) return `  ${left}`;
  const full = Math.round(Math.min(Math.max(share, 0), 1) * room);
  return `  ${paint('cyan', '█'.repeat(full))}${paint('dim', '░'.repeat(room - full))}  ${left}`;
}

/** One line for each side, of which the bars have one scale. */
function sideLines({ sides }: ProgressView, { paint, columns }: Canvas): readonly string[] {
  const rows = sides.map(({ arm, p95s, ...seen }) => ({
    figures: [arm, rateText(seen.requestsPerSecond), p95Text(seen.p95Ms)],
    failed: failedText(seen),
    p95s,
  }));
  const widths = [0, 1, 2].map((at) =>
    Math.max(0, ...rows.map(({ figures }) => stringWidth(figures[at] ?? ''))),
  );
  const texts = rows.map(({ figures, failed, ...row }) => {
    const cells = figures.map((figure, at) => padded(figure, widths[at] ?? 0)).join('  ');
    return { ...row, text: `  ${cells}`, end: failed === null ? '' : `  ${paint('red', failed)}` };
  });
  const room = Math.max(
    0,
    columns - Math.max(0, ...texts.map(({ text, end }) => stringWidth(text + end))) - 2,
  );
  const shown = texts.map((row) => ({ ...row, p95s: room === 0 ? [] : row.p95s.slice(-room) }));
  const top = Math.max(0, ...shown.flatMap(({ p95s }) => p95s));
  return shown.map(({ text, p95s, end }) => `${text}  ${paint('cyan', sparkline(p95s, top))}${end}`);
}
