import type { Verdict } from '../../model/judgement/verdict.ts';
import type { Report } from '../../report/report.ts';
import { fitInto, type Section } from './fit.ts';
import * as sections from './sections.ts';
import { fixedLine, historyLine, type Push } from './verdict-history.ts';
import { VERDICT_ICON } from './verdict-icon.ts';

/** What every page of a gate begins with, whatever has to give way. */
export const headSections = (report: Report): readonly Section[] => [
  { tier: 0, name: 'title', text: sections.title(report) },
  { tier: 0, name: 'changed rules', text: sections.rulesChanged(report) },
  { tier: 0, name: 'who measured', text: sections.measuredBy(report) },
  { tier: 0, name: 'watching', text: sections.watching(report) },
  { tier: 0, name: 'reason', text: sections.told(report) },
];

/**
 * The parts of a comment, in reading order. `pushes`: verdicts of this pull request so far, this one last. `load`: what was
 * driven, by default in a few lines.
 */
export function commentSections(
  report: Report,
  pushes: readonly Push[] = [],
  load: (report: Report) => string = sections.load,
): readonly Section[] {
  const measured = report.judgement.verdict !== 'not-affected';
  return [
    ...headSections(report),
    { tier: 0, name: 'what was fixed', text: fixedLine(pushes, report.judgement, report.runUrl) },
    { tier: 2, name: 'verdicts of earlier pushes', text: historyLine(pushes) },
    { tier: 1, name: 'changed endpoints', text: sections.changedTable(report) },
    { tier: 1, name: 'missed targets', text: sections.missedTargets(report) },
    { tier: 2, name: 'figures', text: sections.figures(report) },
    { tier: 1, name: 'crossed thresholds', text: sections.crossed(report) },
    { tier: 1, name: 'answers', text: sections.answers(report) },
    { tier: 1, name: 'cause', text: sections.cause(report) },
    { tier: 1, name: 'overview', text: sections.overview(report) },
    { tier: 1, name: 'next steps', text: sections.next(report) },
    { tier: 1, name: 'how it was compared', text: sections.setup(report) },
    { tier: 5, name: 'all results', folded: true, text: sections.allResults(report) },
    { tier: 2, name: 'targets', folded: true, text: sections.allTargets(report) },
    { tier: 2, name: 'thresholds', folded: true, text: sections.thresholds(report) },
    { tier: 4, name: 'load', folded: true, text: load(report) },
    { tier: 3, name: 'method', folded: true, text: measured ? sections.method(report) : '' },
    { tier: 3, name: 'reproduce', folded: true, text: measured ? sections.reproduce(report) : '' },
    { tier: 2, name: 'when to let it block', folded: true, text: sections.block(report) },
  ];
}

export type CommentLimits = {
  readonly maxBytes: number;
  /** verdicts of this pull request's pushes, this one last; default none */
  readonly pushes?: readonly Push[];
};

/** The pull-request comment as Markdown of at most `maxBytes` bytes of UTF-8. */
export function renderComment(report: Report, { maxBytes, pushes }: CommentLimits): string {
  return fitInto(commentSections(report, pushes), maxBytes);
}

export const WORST_FIRST: readonly Verdict[] = [
  'fail',
  'invalid',
  'warn',
  'inconclusive',
  'no-baseline',
  'pass',
  'not-affected',
];

/** First line of a comment that several gates share: the worst verdict, and how many there are of each. */
export function groupHeading(verdicts: readonly Verdict[]): string {
  const counts = WORST_FIRST.map((verdict) => ({
    verdict,
    count: verdicts.filter((one) => one === verdict).length,
  })).filter(({ count }) => count > 0);
  const icon = VERDICT_ICON[counts[0]?.verdict ?? 'invalid'];
  const gates = `${verdicts.length} performance gate${verdicts.length === 1 ? '' : 's'}`;
  return `## ${icon} ${gates}: ${counts.map(({ verdict, count }) => `${count} ${verdict}`).join(', ')}`;
}
