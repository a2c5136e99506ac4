import type { Report } from '../../report/report.ts';
import { bottlenecks } from './bottlenecks.ts';
import { commentSections } from './comment.ts';
import { fitInto } from './fit.ts';
import { mermaidChart } from './mermaid.ts';
import { loadInSummary } from './sections.ts';

/**
 * The job summary: the title, a chart of the run, what the comment says with a short load test report, bottlenecks, and charts
 * of the history. Charts give way first
 * where it is too long.
 */
export function renderSummary(report: Report, { maxBytes }: { readonly maxBytes: number }): string {
  const [title, ...rest] = commentSections(report, [], loadInSummary);
  const [first, ...history] = report.charts.map((chart, index) => ({
    tier: 6,
    name: `chart ${index + 1}`,
    text: mermaidChart(chart),
  }));
  const why = { tier: 4, name: 'bottlenecks', text: bottlenecks(report) };
  const sections = [title, first, ...rest, why, ...history].filter((section) => section !== undefined);
  return fitInto(sections, maxBytes);
}
