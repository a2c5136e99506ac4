import type { ProgressView } from '../../../report/progress/view.ts';
import {
  countedText,
  durationText,
  failedText,
  leftText,
  p95Text,
  rateText,
  stepText,
} from '../../../words/progress/progress.ts';

/** All that is seen of a run at a moment as one line of a log. */
export function progressLine({ step, arms, elapsedMs, course, pairs, sides }: ProgressView): string {
  const seen = sides.map(({ arm, requestsPerSecond, p95Ms, failed }) => {
    const figures = [rateText(requestsPerSecond), p95Text(p95Ms), failedText({ failed })];
    return `${arm} ${figures.filter((figure) => figure !== null).join(', ')}`;
  });
  return [
    stepText(step, arms),
    durationText(elapsedMs),
    ...(course === null ? [] : [leftText(course.leftMs, course.isMost)]),
    ...(pairs === null ? [] : [countedText(pairs)]),
    ...seen,
  ].join(' · ');
}
