import type { Report } from '../../report/report.ts';
import { commentSections } from './comment.ts';
import { fitInto } from './fit.ts';
import { mermaidChart } from './mermaid.ts';

/** The job summary: the comment, and charts of the run and of the history, which go first where it is too long. */
export function renderSummary(report: Report, { maxBytes }: { readonly maxBytes: number }): string {
  const charts = report.charts.map((chart, index) => ({
    tier: 6,
    name: `chart ${index + 1}`,
    text: mermaidChart(chart),
  }));
  return fitInto([...commentSections(report), ...charts], maxBytes);
}
