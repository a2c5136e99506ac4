import type { Side } from '../../model/judgement.ts';
import type { Report } from '../../report/report.ts';
import { commentSections } from './comment.ts';
import { fence } from './escape.ts';
import { fitInto } from './fit.ts';

/** The job summary: the comment, and p95 over the run as a chart for each side. */
export function renderSummary(report: Report, { maxBytes }: { readonly maxBytes: number }): string {
  const { head, base } = report.judgement;
  const top = Math.max(...[head, base].map(peak), 1);
  const charts = [chart('p95 of head over the run', head, top), chart('p95 of base over the run', base, top)];
  const sections = charts.map((text, index) => ({ tier: 6, name: `chart ${index + 1}`, text }));
  return fitInto([...commentSections(report), ...sections], maxBytes);
}

function peak(side: Side | null): number {
  return Math.max(0, ...(side?.timeline?.p95 ?? []).map((value) => value ?? 0));
}

/** Points a chart can show side by side. */
const POINTS = 60;

/** One series per chart, since a legend is not drawn everywhere. Both charts share their scale. */
function chart(name: string, side: Side | null, top: number): string {
  const timeline = side?.timeline;
  if (!timeline || timeline.p95.length < 2) return '';
  const width = Math.ceil(timeline.p95.length / POINTS);
  const points = Array.from({ length: Math.ceil(timeline.p95.length / width) }, (_, index) =>
    Math.max(0, ...timeline.p95.slice(index * width, (index + 1) * width).map((value) => value ?? 0)),
  );
  const seconds = Math.round((timeline.p95.length * timeline.bucketMs) / 1000);
  const lines = [
    'xychart-beta',
    `  title "${name}"`,
    `  x-axis "seconds" 0 --> ${seconds}`,
    `  y-axis "ms" 0 --> ${Math.ceil(top)}`,
    `  line [${points.map((value) => value.toFixed(1)).join(', ')}]`,
  ];
  return fence(lines.join('\n'), 'mermaid');
}
