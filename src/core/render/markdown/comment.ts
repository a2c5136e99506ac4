import type { Report } from '../../report/report.ts';
import { fitInto, type Section } from './fit.ts';
import {
  allRows,
  changedTable,
  compared,
  delivered,
  howJudged,
  lead,
  nextSteps,
  rulesChanged,
  thresholds,
  title,
} from './sections.ts';

/** The parts of a comment, in reading order. */
export function commentSections(report: Report): readonly Section[] {
  return [
    { tier: 0, name: 'title', text: title(report) },
    { tier: 0, name: 'changed rules', text: rulesChanged(report) },
    { tier: 0, name: 'reason', text: lead(report) },
    { tier: 1, name: 'changed metrics', text: changedTable(report) },
    { tier: 1, name: 'next steps', text: nextSteps(report) },
    { tier: 1, name: 'how it was compared', text: compared(report) },
    { tier: 2, name: 'thresholds', text: thresholds(report) },
    { tier: 5, name: 'all comparisons', text: allRows(report) },
    { tier: 4, name: 'load', text: delivered(report) },
    { tier: 3, name: 'how this was judged', text: howJudged(report) },
  ];
}

/** The pull-request comment as Markdown of at most `maxBytes` bytes of UTF-8. */
export function renderComment(report: Report, { maxBytes }: { readonly maxBytes: number }): string {
  return fitInto(commentSections(report), maxBytes);
}
