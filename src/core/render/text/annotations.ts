import { isWatching } from '../../decision/watch/watching.ts';
import { type Places, placeOfReason } from '../../report/reason-place.ts';
import type { Report } from '../../report/report.ts';
import type { Place } from '../../report/threshold-place.ts';
import { remedyText, whyText } from '../../words/causes/bottlenecks.ts';
import { unstopped } from '../../words/names.ts';
import { toldText } from '../../words/outcome/told.ts';
import { watchPrefix } from '../../words/outcome/watch.ts';
import { stepsText } from './steps.ts';

export type RenderedAnnotation = {
  readonly level: 'error' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
  /** null: about no line; a column only where one is known */
  readonly place: (Omit<Place, 'column'> & { readonly column?: number }) | null;
};

/** Level of the first annotation of a verdict. */
const LEVEL = { fail: 'error', invalid: 'error', warn: 'warning', inconclusive: 'warning' } as const;

/** One per reason, worst first, each on the line that it is about, and with the first what to do; none where there is nothing to do. */
export function renderAnnotations(
  { judgement, steps }: Report,
  places: Places | null = null,
): readonly RenderedAnnotation[] {
  const { verdict, gate, reasons } = judgement;
  if (verdict === 'pass' || verdict === 'not-affected') return [];
  const title = `Performance gate ${gate}: ${watchPrefix(judgement)}${verdict}`;
  const floor = verdict === 'no-baseline' ? 'notice' : LEVEL[verdict];
  // Red lines of a gate that blocks nothing would read as if it did.
  const mild = (level: RenderedAnnotation['level']) =>
    level === 'error' && isWatching(judgement) ? 'warning' : level;
  // What can be done about a reason stands behind it already.
  const todo = stepsText({ fix: null, steps });
  const ofReasons = reasons.map(
    (reason, index): RenderedAnnotation => ({
      level: mild(index === 0 ? floor : reason.severity),
      title,
      message: index === 0 && todo !== '' ? `${toldText(reason)}. Next: ${todo}` : toldText(reason),
      place: places === null ? null : placeOfReason(reason, judgement, places),
    }),
  );
  return [...ofReasons, ...causesIn(judgement, title)];
}

/**
 * Causes at their lines of head's source, the likeliest first. What a stranger's run names of its source is no place in
 * this run's, which is of the base branch.
 */
function causesIn(
  { findings, measuredBy }: Report['judgement'],
  title: string,
): readonly RenderedAnnotation[] {
  if (measuredBy !== undefined) return [];
  return findings.flatMap((finding): readonly RenderedAnnotation[] => {
    const { place, isNew, severity } = finding;
    if (place === undefined || !isNew || severity === 'low') return [];
    const message = `${unstopped(whyText(finding))}. Fix: ${remedyText(finding)}`;
    return [{ level: 'warning', title, message, place }];
  });
}
