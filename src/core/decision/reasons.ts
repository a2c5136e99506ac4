import type { Refusal } from '../model/baseline.ts';
import type { Comparing, Comparison, Reason, Side } from '../model/judgement.ts';
import type { Policy } from '../model/policy.ts';
import { quantity, significant } from '../model/quantity.ts';
import type { Recording } from '../model/recording.ts';
import type { ThresholdResult } from '../model/workload.ts';

import { overloadOf } from './duet-validity.ts';

import { definitionOf } from './metrics.ts';

import { byWorst } from './rank.ts';

export type ReasonInput = {
  readonly head: Recording;
  readonly policy: Policy;
  readonly base: Side | null;
  readonly comparing?: Comparing;
  readonly comparisons: readonly Comparison[];
  readonly refused: readonly Refusal[];
  readonly missingBaseline: string;
};

/** Why the verdict is what it is, worst first. */
export function reasonsOf(input: ReasonInput): readonly Reason[] {
  const { head, policy } = input;
  if (!head.validity.valid) return head.validity.reasons.map((text) => reason('invalid', 'error', text));
  const overload = overloadOf(head.duet);
  const found = [
    ...(overload === null ? [] : [reason('regression', 'error', overload)]),
    ...regressions(input.comparisons, policy),
    ...crossed(head.thresholds, policy),
    ...(input.base === null ? [withoutBaseline(input)] : []),
  ];
  const sorted = found.toSorted((a, b) => rank(a) - rank(b));
  return sorted.length > 0 ? sorted : [settled(input)];
}

const ORDER = ['error', 'warning', 'notice'];
const rank = ({ severity }: Reason): number => ORDER.indexOf(severity);

function reason(kind: Reason['kind'], severity: Reason['severity'], text: string): Reason {
  return { kind, severity, text };
}

function regressions(comparisons: readonly Comparison[], policy: Policy): readonly Reason[] {
  return comparisons.toSorted(byWorst).flatMap((comparison) => {
    const kind = comparison.metric === 'error-rate' ? 'errors' : 'regression';
    const severe = policy.failOn === 'warn' ? 'error' : 'warning';
    if (comparison.role === 'informative') return [];
    const worst = comparison.role === 'warning' ? severe : 'error';
    if (comparison.class === 'critical') return [reason(kind, worst, comparison.text)];
    if (comparison.class === 'significant') return [reason(kind, severe, comparison.text)];
    return comparison.class === 'missing' ? [reason('missing', 'warning', comparison.text)] : [];
  });
}

function crossed(thresholds: readonly ThresholdResult[], policy: Policy): readonly Reason[] {
  if (policy.thresholds === 'ignore') return [];
  const severity = policy.thresholds === 'fail' || policy.failOn === 'warn' ? 'error' : 'warning';
  return thresholds
    .filter(({ crossed: isCrossed }) => isCrossed)
    .map(({ metric, expression, value }) => {
      const measured = value === null ? 'no sample' : significant(value);
      return reason(
        'threshold',
        severity,
        `k6 threshold crossed: ${metric} ${expression} (measured ${measured})`,
      );
    });
}

function withoutBaseline({ refused, missingBaseline }: ReasonInput): Reason {
  const [first] = refused;
  if (first === undefined)
    return reason('no-baseline', 'notice', `nothing to compare with. ${missingBaseline}`);
  const more = refused.length > 1 ? ` (and ${refused.length - 1} more)` : '';
  const why = `nothing comparable: ${first.origin}: ${first.reason}${more}`;
  return reason('incomparable', 'notice', `${why.replace(/\.$/, '')}. ${missingBaseline}`);
}

/** A metric that can fail the gate, and of which too little is known. One without evidence never was judged. */
function isOpen({ class: found, role, evidence, metric, base, samples }: Comparison): boolean {
  if (found !== 'inconclusive' || role !== 'blocking') return false;
  const enough = Math.min(samples.base, samples.head) >= definitionOf(metric).fewest;
  return evidence !== undefined || (metric === 'error-rate' && base !== null && enough);
}

/** What would settle a metric of which the earlier runs say too little. */
function unsureText({ text, evidence }: Comparison): string {
  const runs = evidence?.count ?? 0;
  const why =
    evidence === undefined
      ? 'so few earlier runs leave room for chance'
      : `${runs} earlier run${runs === 1 ? '' : 's'} of the base branch leave room for both`;
  return `${text}: ${why}. More of them, or \`app.start\` for a comparison in turns, would settle it`;
}

/** A pass says what was compared; a comparison in which nothing could be judged is not called one. */
function settled({ comparisons, base, comparing, policy }: ReasonInput): Reason {
  const inTurns = comparing?.way === 'duet';
  const open = comparisons.toSorted(byWorst).filter(isOpen);
  if (comparing !== undefined && inTurns && open[0] !== undefined) {
    const text = `${open[0].text}: neither a regression nor its absence could be shown in ${comparing.loadSeconds.toFixed(0)} s of load. A larger \`policy.budget\`, a higher rate or a quieter runner would settle it`;
    return reason('inconclusive', 'warning', text);
  }
  const unsure = open.find(
    ({ subject, worse }) => subject.kind === 'overall' || worse === null || worse > policy.warn / 2,
  );
  if (unsure !== undefined) return reason('inconclusive', 'warning', unsureText(unsure));
  const latencies = comparisons.filter(({ metric }) => metric.startsWith('p'));
  const judged = latencies.filter(({ class: found }) => found !== 'inconclusive' && found !== 'new');
  if (judged.length === 0) {
    const text = 'too few requests on either side to judge any latency: lengthen the run or raise its rate';
    return reason('inconclusive', 'warning', text);
  }
  const against = base?.source.sha.slice(0, 7) || (inTurns ? 'base' : 'the baseline');
  const rounds = inTurns && comparing !== undefined ? ` in ${comparing.pairs} pairs of rounds` : '';
  const worst = judged.toSorted((a, b) => (b.worse ?? 0) - (a.worse ?? 0))[0];
  const largest = worst === undefined || (worst.worse ?? 0) <= 0 ? '' : `; largest rise: ${worst.text}`;
  const p95 = judged.find(({ subject, metric }) => subject.kind === 'overall' && metric === 'p95');
  const whole =
    p95 === undefined ? '' : `, overall p95 ${quantity(p95.base, 'ms')} → ${quantity(p95.head, 'ms')}`;
  return reason(
    'unchanged',
    'notice',
    `no regression in ${comparisons.length} comparisons with ${against}${rounds}${whole}${largest}`,
  );
}
