import type { Verdict } from '../../model/judgement/verdict.ts';
import type { Report } from '../../report/report.ts';
import { fitInto, type Section } from './fit.ts';
import {
  allRows,
  answers,
  changedTable,
  compared,
  delivered,
  howJudged,
  lead,
  measuredBy,
  nextSteps,
  rulesChanged,
  thresholds,
  title,
} from './sections.ts';
import { fixedLine, historyLine, type Push } from './verdict-history.ts';
import { VERDICT_ICON } from './verdict-icon.ts';

/** The parts of a comment, in reading order. `pushes`: verdicts of this pull request so far, this one last. */
export function commentSections(report: Report, pushes: readonly Push[] = []): readonly Section[] {
  const measured = report.judgement.verdict !== 'not-affected';
  return [
    { tier: 0, name: 'title', text: title(report) },
    { tier: 0, name: 'changed rules', text: rulesChanged(report) },
    { tier: 0, name: 'who measured', text: measuredBy(report) },
    { tier: 0, name: 'reason', text: lead(report) },
    { tier: 0, name: 'what was fixed', text: fixedLine(pushes, report.judgement, report.runUrl) },
    { tier: 2, name: 'verdicts of earlier pushes', text: historyLine(pushes) },
    { tier: 1, name: 'changed metrics', text: changedTable(report) },
    { tier: 1, name: 'answers', text: answers(report) },
    { tier: 1, name: 'next steps', text: nextSteps(report) },
    { tier: 1, name: 'how it was compared', text: compared(report) },
    { tier: 2, name: 'thresholds', text: thresholds(report) },
    { tier: 5, name: 'all comparisons', text: allRows(report) },
    { tier: 4, name: 'load', text: delivered(report) },
    { tier: 3, name: 'how this was judged', text: measured ? howJudged(report) : '' },
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
