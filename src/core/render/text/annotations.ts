import type { Report } from '../../report/report.ts';

export type RenderedAnnotation = {
  readonly level: 'error' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
};

/** Level of the first annotation of a verdict. */
const LEVEL = { fail: 'error', invalid: 'error', warn: 'warning', inconclusive: 'warning' } as const;

/** One per reason, worst first; none for a pass. */
export function renderAnnotations({ judgement }: Report): readonly RenderedAnnotation[] {
  const { verdict, gate, reasons } = judgement;
  if (verdict === 'pass') return [];
  const title = `Performance gate ${gate}: ${verdict}`;
  const floor = verdict === 'no-baseline' ? 'notice' : LEVEL[verdict];
  return reasons.map(({ severity, text }, index) => ({
    level: index === 0 ? floor : severity,
    title,
    message: text,
  }));
}
