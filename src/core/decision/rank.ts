import type { Comparison } from '../model/judgement/comparison.ts';
import type { ComparisonClass } from '../model/judgement/comparison-class.ts';
import { definitionOf } from '../model/metric.ts';

const SEVERITY: readonly ComparisonClass[] = [
  'critical',
  'significant',
  'missing',
  'accepted',
  'slower',
  'improved',
  'new',
  'inconclusive',
  'unchanged',
];

type Ranked = Pick<Comparison, 'class' | 'metric' | 'subject' | 'worse'>;

/** Worst first: by class, errors before latency, an endpoint before the whole that it slows, then by size. */
export function byWorst(a: Ranked, b: Ranked): number {
  const errors = Number(b.metric === 'error-rate') - Number(a.metric === 'error-rate');
  const endpoint = Number(b.subject.kind === 'endpoint') - Number(a.subject.kind === 'endpoint');
  return (
    SEVERITY.indexOf(a.class) - SEVERITY.indexOf(b.class) ||
    errors ||
    endpoint ||
    size(b) - size(a) ||
    definitionOf(a.metric).rank - definitionOf(b.metric).rank
  );
}

/** From zero is worse than any ratio. */
function size({ worse, class: found }: Ranked): number {
  if (worse === null) return found === 'critical' || found === 'significant' ? Number.MAX_VALUE : 0;
  return Math.abs(worse);
}
