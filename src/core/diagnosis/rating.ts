import type { CauseSeverity } from '../model/evidence/cause.ts';
import type { Finding } from '../model/judgement/finding.ts';
import type { Judgement } from '../model/judgement/judgement.ts';

/** Points that a finding takes off; one that base has too takes half of them, and one of the runner none. */
export const POINTS: Readonly<Record<CauseSeverity, number>> = { critical: 4, high: 2, medium: 1, low: 0.25 };

/** Shares of head's requests that failed, and the points that they take off; the first that is reached counts. */
export const FAILED_POINTS: readonly { readonly from: number; readonly points: number }[] = [
  { from: 0.01, points: 2 },
  { from: 0.001, points: 1 },
];

/** The best there is. */
const MOST = 10;

/** Out of 10, in halves: 10 less the points of findings and of failed requests, at least 0. */
export function ratingOf(judgement: Pick<Judgement, 'findings' | 'comparisons' | 'figures'>): number {
  const lost = judgement.findings.reduce((sum, one) => sum + pointsOf(one), 0);
  return Math.round(Math.max(0, MOST - lost - pointsOfFailed(judgement)) * 2) / 2;
}

function pointsOf({ severity, isNew, category }: Finding): number {
  if (category === 'runner') return 0;
  return isNew ? POINTS[severity] : POINTS[severity] / 2;
}

function pointsOfFailed({ comparisons, figures = [] }: Pick<Judgement, 'comparisons' | 'figures'>): number {
  const isOfAll = ({ subject, metric }: { subject: { kind: string }; metric: string }): boolean =>
    subject.kind === 'overall' && metric === 'error-rate';
  const share = comparisons.find(isOfAll)?.head ?? figures.find(isOfAll)?.value ?? 0;
  return FAILED_POINTS.find(({ from }) => share >= from)?.points ?? 0;
}
