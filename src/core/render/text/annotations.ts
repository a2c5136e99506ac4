import type { Report } from '../../report/report.ts';
import { stepsText } from './steps.ts';

export type RenderedAnnotation = {
  readonly level: 'error' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
};

/** Level of the first annotation of a verdict. */
const LEVEL = { fail: 'error', invalid: 'error', warn: 'warning', inconclusive: 'warning' } as const;

/** One per reason, worst first, and with the first what to do; none where there is nothing to do. */
export function renderAnnotations({ judgement, steps }: Report): readonly RenderedAnnotation[] {
  const { verdict, gate, reasons } = judgement;
  if (verdict === 'pass' || verdict === 'not-affected') return [];
  const title = `Performance gate ${gate}: ${verdict}`;
  const floor = verdict === 'no-baseline' ? 'notice' : LEVEL[verdict];
  const todo = stepsText({ steps });
  return reasons.map(({ severity, text }, index) => ({
    level: index === 0 ? floor : severity,
    title,
    message: index === 0 && todo !== '' ? `${text}. What to do: ${todo}` : text,
  }));
}
